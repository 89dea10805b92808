/**
 * What the beginning of a CSV file says: what separates fields, how lines end, and which field is the
 * text. A separator is recognised among comma, semicolon, tab and |: the one that the line has most of.
 */
import Papa from 'papaparse';
import { DataError } from '../../data/data-error';
import { plainName, usualNames } from '../../data/column-names';
import { RecordScanner, type RecordFormat } from './record-scanner';
import { decodeUtf8 } from './text-bytes';

/** The names of the two new columns. */
export const NEW_COLUMNS = ['predicted_label', 'probability'] as const;

/** What the beginning of a file says of its rows. */
export interface CsvHead {
  readonly format: RecordFormat;
  /** Where the text is, from 0. */
  readonly column: number;
  readonly columns: number;
  readonly names: readonly string[];
  /** The first row that is a review, as a spreadsheet counts: the header is row 1. */
  readonly row: number;
}

export interface CsvOptions {
  /** The text's column: a name, or a number from 1. By default the column with a usual name. */
  readonly text?: string;
  /** Whether the first row names the columns; without it, `text` is a number. Default true. */
  readonly header?: boolean;
  /** What separates the columns; by default the one that the first line has most of. */
  readonly separator?: string;
  /** What stands around fields, one character; '' where quotes are characters as others. Default ". */
  readonly quote?: string;
}

/** The longest line that names the separator, with a mark before it. */
const SEPARATOR_LINE = 12;
/** What the parser of the header is told where there are no quotes: it stands in no header. */
const NO_QUOTE = '\ufffe';
const BYTE_ORDER_MARK = Buffer.from('\ufeff');

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SEPARATORS = [',', ';', '\t', '|'].map((character) => character.charCodeAt(0));

/**
 * Reads the beginning of a file: the header, and a line that names the separator.
 *
 * @param last whether nothing follows these bytes
 * @param file stands before messages
 * @returns what it says, where the rows begin and what goes before them; undefined while it is not whole
 * @throws DataError when there is no header, no text, or what is to be added
 */
export function readHead(
  bytes: Buffer,
  last: boolean,
  file: string,
  {
    text,
    header = true,
    separator: told,
    quote = '"',
    found,
  }: CsvOptions & { readonly found?: string },
): { head: CsvHead; end: number; output: Buffer } | undefined {
  if (bytes.length < SEPARATOR_LINE && !last) return undefined;
  const mark = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  if (mark === bytes.length) throw new DataError(`${file}: the file is empty`);
  const begin = bytes.subarray(mark, mark + SEPARATOR_LINE).toString('latin1');
  const [line = '', said] = /^"?sep=([,;\t|])"?(?:\r\n|\r|\n)/i.exec(begin) ?? [];
  const start = mark + line.length;
  const format = recognizeFormat(bytes.subarray(start), last, told ?? said ?? found, quote);
  const where = (field: number): string => `${file}: row 1, column ${field + 1}`;
  const scanner = format && new RecordScanner(format, -1, where);
  if (format === null || scanner === null || !scanner.next(bytes, start, last)) return undefined;
  const { end, nextStart, fields: columns } = scanner;
  const separator = String.fromCharCode(format.separator);
  const first = decodeUtf8(bytes, start, end, () => `${file}: row 1`);
  const row = line === '' ? 1 : 2;
  if (!header) {
    const column = numberedColumn(text, columns, file);
    const head = { format, column, columns, names: [], row };
    return { head, end: start, output: bytes.subarray(0, start) };
  }
  if (columns === 0) throw new DataError(`${file}: row 1: it is empty; expected a header`);
  const [names] = Papa.parse<string[]>(first, {
    delimiter: separator,
    newline: '\n',
    quoteChar: quote === '' ? NO_QUOTE : quote,
  }).data;
  const taken = takenName(names);
  if (taken !== undefined) {
    throw new DataError(
      `${file}: row 1: there is a column '${taken}' already, which is to be added. Rename it`,
    );
  }
  const added = Buffer.from(separator + NEW_COLUMNS.join(separator));
  const output = Buffer.concat([bytes.subarray(0, end), added, bytes.subarray(end, nextStart)]);
  const column = textColumn(names, text, file);
  return { head: { format, column, columns, names, row: row + 1 }, end: nextStart, output };
}

/** The name among these that a new column has too. */
export function takenName(names: readonly string[]): string | undefined {
  const added: readonly string[] = NEW_COLUMNS;
  return names.find((name) => added.includes(name.trim().toLowerCase()));
}

/**
 * How a file is written, by its first line.
 *
 * @param last whether nothing follows these bytes
 * @param told what separates the columns, where that is known
 * @param quoteCharacter what stands around fields; '' for nothing
 * @returns null when the line does not end in these bytes
 */
function recognizeFormat(
  bytes: Uint8Array,
  last: boolean,
  told: string | undefined,
  quoteCharacter: string,
): RecordFormat | null {
  const quote = quoteCharacter === '' ? -1 : quoteCharacter.charCodeAt(0);
  const counts = SEPARATORS.map(() => 0);
  let quoted = false;
  let lineEnd = -1;
  for (let at = 0; at < bytes.length && lineEnd < 0; at++) {
    const byte = bytes[at];
    if (byte === quote) quoted = !quoted;
    else if (quoted) continue;
    else if (byte === LINE_FEED) lineEnd = LINE_FEED;
    else if (byte === CARRIAGE_RETURN) {
      if (at + 1 >= bytes.length && !last) return null;
      lineEnd = bytes[at + 1] === LINE_FEED ? LINE_FEED : CARRIAGE_RETURN;
    } else if (SEPARATORS.includes(byte)) counts[SEPARATORS.indexOf(byte)]++;
  }
  if (lineEnd < 0 && !last) return null;
  const separator = told?.charCodeAt(0) ?? SEPARATORS[counts.indexOf(Math.max(...counts))];
  return { separator, quote, lineEnd: lineEnd < 0 ? LINE_FEED : lineEnd };
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
function textColumn(names: readonly string[], wanted: string | undefined, file: string): number {
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
function numberedColumn(wanted: string | undefined, columns: number, file: string): number {
  const position = wanted === undefined && columns === 1 ? 0 : Number(wanted) - 1;
  if (Number.isInteger(position) && position >= 0 && position < columns) return position;
  throw new DataError(
    `${file}: without a header, give the text's column as --text <number>, 1 to ${columns}`,
  );
}
