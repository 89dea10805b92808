/**
 * What the first line of a CSV file says: what separates fields, how lines end, and which field is the
 * text. A separator is recognised among comma, semicolon and tab: the one that the line has most of.
 */
import { InputError } from './input-error';
import type { RecordFormat } from './record-scanner';

/** Usual names of the column to score, where none is given. */
const TEXT_NAMES = [
  'text',
  'review',
  'reviewtext',
  'review_text',
  'sentence',
  'comment',
  'content',
];
const MORE_TEXT_NAMES = ['message', 'tweet', 'body', 'phrase', 'v2'];
const KNOWN_NAMES: ReadonlySet<string> = new Set([...TEXT_NAMES, ...MORE_TEXT_NAMES]);

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const SEPARATORS = [',', ';', '\t'].map((character) => character.charCodeAt(0));

/**
 * How a file is written, by its first line.
 *
 * @param last whether nothing follows these bytes
 * @returns null when the line does not end in these bytes
 */
export function recognizeFormat(bytes: Uint8Array, last: boolean): RecordFormat | null {
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
  const separator = SEPARATORS[counts.indexOf(Math.max(...counts))];
  return { separator, lineEnd: lineEnd < 0 ? LINE_FEED : lineEnd };
}

/**
 * Which column is the text.
 *
 * @param names the columns' names
 * @param wanted a name, or a number from 1; undefined for the column with a usual name
 * @param file stands before messages
 * @returns its position, from 0
 * @throws InputError when there is none, or more than one
 */
export function textColumn(
  names: readonly string[],
  wanted: string | undefined,
  file: string,
): number {
  const list = names.map((name, at) => `${at + 1} ${JSON.stringify(name)}`).join(', ');
  const isWanted = (name: string): boolean =>
    wanted === undefined ? KNOWN_NAMES.has(name.trim().toLowerCase()) : name.trim() === wanted;
  const found = [...names.keys()].filter((at) => isWanted(names[at]));
  if (found.length === 1) return found[0];
  if (found.length > 1) {
    const numbers = found.map((at) => at + 1).join(', ');
    throw new InputError(
      `${file}: row 1: columns ${numbers} may all be the text; choose one by --text <number>. ` +
        `The columns: ${list}`,
    );
  }
  const position = Number(wanted) - 1;
  if (position in names) return position;
  const missing = wanted === undefined ? 'no column with a usual name' : `no column '${wanted}'`;
  throw new InputError(
    `${file}: row 1: ${missing} for the text; choose one by --text <name or number>. ` +
      `The columns: ${list}`,
  );
}

/** The same for a file without a header, where a column has only a number. */
export function numberedColumn(wanted: string | undefined, columns: number, file: string): number {
  const position = wanted === undefined && columns === 1 ? 0 : Number(wanted) - 1;
  if (Number.isInteger(position) && position >= 0 && position < columns) return position;
  throw new InputError(
    `${file}: without a header, give the text's column as --text <number>, 1 to ${columns}`,
  );
}
