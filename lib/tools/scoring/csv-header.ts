/**
 * What the first line of a CSV file says: what separates fields, how lines end, and which field is the
 * text. A separator is recognised among comma, semicolon, tab and |: the one that the line has most of.
 */
import { DataError } from '../../data/data-error';
import { plainName, usualNames } from '../../data/column-names';
import type { RecordFormat } from './record-scanner';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const SEPARATORS = [',', ';', '\t', '|'].map((character) => character.charCodeAt(0));

/**
 * How a file is written, by its first line.
 *
 * @param last whether nothing follows these bytes
 * @param told what separates the columns, where that is known
 * @returns null when the line does not end in these bytes
 */
export function recognizeFormat(
  bytes: Uint8Array,
  last: boolean,
  told?: string,
): RecordFormat | null {
  const counts = SEPARATORS.map(() => 0);
  let quoted = false;
  let lineEnd = -1;
  for (let at = 0; at < bytes.length && lineEnd < 0; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === LINE_FEED) lineEnd = LINE_FEED;
    else if (byte === CARRIAGE_RETURN) {
      if (at + 1 >= bytes.length && !last) return null;
      lineEnd = bytes[at + 1] === LINE_FEED ? LINE_FEED : CARRIAGE_RETURN;
    } else if (SEPARATORS.includes(byte)) counts[SEPARATORS.indexOf(byte)]++;
  }
  if (lineEnd < 0 && !last) return null;
  const separator = told?.charCodeAt(0) ?? SEPARATORS[counts.indexOf(Math.max(...counts))];
  return { separator, lineEnd: lineEnd < 0 ? LINE_FEED : lineEnd };
}

/**
 * Which column is the text.
 *
 * @param names the columns' names
 * @param wanted a name, or a number from 1; undefined for the column with a usual name
 * @param file stands before messages
 * @returns its position, from 0
 * @throws DataError when there is none, or more than one
 */
export function textColumn(
  names: readonly string[],
  wanted: string | undefined,
  file: string,
): number {
  const list = names.map((name, at) => `${at + 1} ${JSON.stringify(name)}`).join(', ');
  const isWanted = (name: string): boolean =>
    wanted === undefined ? usualNames('text').includes(plainName(name)) : name.trim() === wanted;
  const found = [...names.keys()].filter((at) => isWanted(names[at]));
  if (found.length === 1) return found[0];
  if (found.length > 1) {
    const numbers = found.map((at) => at + 1).join(', ');
    throw new DataError(
      `${file}: row 1: columns ${numbers} may all be the text; choose one by --text <number>. ` +
        `The columns: ${list}`,
    );
  }
  const position = Number(wanted) - 1;
  if (position in names) return position;
  const missing = wanted === undefined ? 'no column with a usual name' : `no column '${wanted}'`;
  throw new DataError(
    `${file}: row 1: ${missing} for the text; choose one by --text <name or number>. ` +
      `The columns: ${list}`,
  );
}

/** The same for a file without a header, where a column has only a number. */
export function numberedColumn(wanted: string | undefined, columns: number, file: string): number {
  const position = wanted === undefined && columns === 1 ? 0 : Number(wanted) - 1;
  if (Number.isInteger(position) && position >= 0 && position < columns) return position;
  throw new DataError(
    `${file}: without a header, give the text's column as --text <number>, 1 to ${columns}`,
  );
}
