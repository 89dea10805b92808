/** What separates the columns of a text file: found from its beginning, by trying. */
import Papa from 'papaparse';
import { isUsualName } from '../column-names';
import { DataError } from '../data-error';
import { visible } from '../visible';

/** Where two fit equally well the earlier one is taken: commas are punctuation too. */
const DELIMITERS = ['\t', ';', '|', ','];
/** Separators that are found without anybody naming them only so far as to say so. */
const UNUSUAL = ['^', ':', '~', '#', '¦', '@', '*', '=', '，', '；', '｜', '\u0001', '\u001f'];

const NAMES = new Map([
  [',', 'CSV with commas'],
  [';', 'CSV with semicolons'],
  ['\t', 'tab-separated values'],
]);
const ENDINGS = new Map([
  ['tsv', '\t'],
  ['tab', '\t'],
  ['psv', '|'],
]);
/** A label is shorter. */
const LONGEST_LABEL = 40;

/** The format's name in words. */
export function delimiterName(delimiter: string): string {
  return NAMES.get(delimiter) ?? `columns separated by ${JSON.stringify(delimiter).slice(1, -1)}`;
}

/**
 * Finds the separator from the first lines: the one with which the first row holds most usual names of
 * columns; else the one that the file's ending stands for; else the one with which most rows have the
 * same number of fields, two or more. Commas that only stand in numbers or sentences separate nothing.
 *
 * @param start the beginning of the file, line breaks as \n
 * @param wanted names of columns that were asked for
 * @param file its ending counts
 * @returns undefined when no separator gives half of the rows the same number of fields
 */
export function findDelimiter(
  start: string,
  wanted: readonly string[],
  file = '',
): string | undefined {
  const [, ending = ''] = /\.([a-z]+)(?:\.gz)?$/i.exec(file) ?? [];
  const found = DELIMITERS.map((delimiter) => {
    const rows = sampleRows(start, delimiter);
    const [first = []] = rows;
    const named = first.filter((cell) => wanted.includes(cell.trim()) || isUsualName(cell)).length;
    const names = first.length > 1 ? named : 0;
    return { delimiter, rows, names, share: commonestWidth(rows) };
  });
  const [header] = [...found].sort((a, b) => b.names - a.names || b.share - a.share);
  if (header.names > 0) return header.delimiter;
  const fitting = found.filter(({ share }) => share > 0.5);
  const meant = fitting.find(({ delimiter }) => delimiter === ENDINGS.get(ending.toLowerCase()));
  if (meant !== undefined) return meant.delimiter;
  const columns = fitting.filter(
    ({ delimiter, rows }) =>
      delimiter !== ',' || !(isProse(rows) || (fitting.length > 1 && isDecimals(start))),
  );
  const [best, second] = columns.sort((a, b) => b.share - a.share);
  if (
    second !== undefined &&
    best.share === second.share &&
    holdsOther(best.rows, second.delimiter)
  ) {
    throw new DataError(
      [`${file}: what separates its columns is not clear. Choose by how row 1 is cut:`, ...[best, second].map(({ delimiter, rows }) => `  --separator '${visible(delimiter)}'  ${rows[0].map((cell) => `'${visible(cell, 30)}'`).join(' and ')}`)].join('\n'), // prettier-ignore
    );
  }
  return best?.delimiter;
}

/** Whether a column of labels, which are short and come again, holds another separator in every row. */
function holdsOther(rows: readonly string[][], other: string): boolean {
  const [width] = commonest(rows);
  return Array.from({ length: width }, (_, at) => rows.map((row) => row[at] ?? '')).some(
    (cells) =>
      cells.every((cell) => cell.includes(other) && !/^\s*\d+,\d+\s*$/.test(cell) && cell.length <= LONGEST_LABEL) &&
      new Set(cells).size <= Math.max(2, rows.length / 2),
  ); // prettier-ignore
}

/** A separator that nobody expects but that gives all rows one width, for a message. */
export function unusualDelimiter(start: string): string | undefined {
  return UNUSUAL.find((delimiter) => {
    const rows = sampleRows(start, delimiter);
    return rows.length > 1 && commonestWidth(rows) === 1 && !isProse(rows);
  });
}

function sampleRows(start: string, delimiter: string): string[][] {
  const { data } = Papa.parse<string[]>(start, { delimiter, newline: '\n', preview: 200 });
  return data.filter((row) => row.length > 1 || row[0] !== '').slice(0, 100);
}

/** The share of rows with the commonest number of fields, if that is two or more. */
function commonestWidth(rows: readonly string[][]): number {
  const [width, count] = commonest(rows);
  return width < 2 ? 0 : count / rows.length;
}

function commonest(rows: readonly string[][]): readonly [width: number, count: number] {
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [first = [0, 0] as const] = [...widths].sort((a, b) => b[1] - a[1]);
  return first;
}

/** Whether the parts of a row are those of a sentence: none is a label, which is short and comes again. */
function isProse(all: readonly string[][]): boolean {
  const [width] = commonest(all);
  const rows = all.filter(({ length }) => length === width);
  const spaced = rows.filter((row) => row.slice(1).every((cell) => cell.startsWith(' '))).length;
  if (rows.length < 3 || spaced < (width === 2 && rows.length >= 5 ? rows.length / 2 : rows.length)) return false; // prettier-ignore
  return Array.from({ length: width }, (_, at) => rows.map((row) => row[at])).every((cells) => {
    const short = cells.every(({ length }) => length <= LONGEST_LABEL);
    return !short || new Set(cells).size > Math.max(2, rows.length / 2);
  });
}

/** Whether every comma stands between two digits, as in 4,5. */
function isDecimals(start: string): boolean {
  return !/(?<!\d),|,(?!\d)/.test(start.split('\n').slice(0, 200).join('\n'));
}
