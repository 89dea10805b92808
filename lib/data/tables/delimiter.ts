/** What separates the columns of a text file: found from its beginning, by trying. */
import Papa from 'papaparse';
import { isUsualName } from '../column-names';

export type Delimiter = ',' | ';' | '\t' | '|';
const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

const NAMES = new Map<Delimiter, string>([
  [',', 'CSV with commas'],
  [';', 'CSV with semicolons'],
  ['\t', 'tab-separated values'],
  ['|', 'columns separated by |'],
]);

/** The format's name in words. */
export function delimiterName(delimiter: Delimiter): string {
  return NAMES.get(delimiter) ?? delimiter;
}

/**
 * Finds the separator from the first lines: the one with which the first row holds usual names of
 * columns; else the one with which most rows have the same number of fields, two or more.
 *
 * @param start the beginning of the file, line breaks as \n
 * @param wanted names of columns that were asked for
 * @returns undefined when no separator gives half of the rows the same number of fields
 */
export function findDelimiter(start: string, wanted: readonly string[]): Delimiter | undefined {
  let best: Delimiter | undefined;
  let bestShare = 0.5;
  for (const delimiter of DELIMITERS) {
    const rows = sampleRows(start, delimiter);
    const [first = []] = rows;
    const isHeader = first.some((cell) => wanted.includes(cell.trim()) || isUsualName(cell));
    if (isHeader && first.length > 1) return delimiter;
    const share = commonestWidth(rows);
    if (share > bestShare) [best, bestShare] = [delimiter, share];
  }
  return best;
}

function sampleRows(start: string, delimiter: Delimiter): string[][] {
  const { data } = Papa.parse<string[]>(start, { delimiter, newline: '\n', preview: 200 });
  return data.filter((row) => row.length > 1 || row[0] !== '').slice(0, 100);
}

/** The share of rows with the commonest number of fields, if that is two or more. */
function commonestWidth(rows: readonly string[][]): number {
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [[width, count] = [0, 0]] = [...widths].sort((a, b) => b[1] - a[1]);
  return width < 2 ? 0 : count / rows.length;
}
