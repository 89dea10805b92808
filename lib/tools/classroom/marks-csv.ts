/**
 * The marks as a CSV file (RFC 4180) that spreadsheets open: with a byte order mark, so that they read it as
 * UTF-8, and with what they would run as a formula written as text (OWASP, "CSV Injection").
 */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

export type MarksRow = Readonly<Record<string, string | number>>;

/** Returns the file's text. All rows have the first one's columns, in its order. */
export function marksCsv(rows: readonly MarksRow[]): string {
  const columns = Object.keys(rows[0] ?? {});
  return stringify(
    rows.map((row) => columns.map((name) => row[name] ?? '')),
    { header: true, columns, bom: true, escape_formulas: true, record_delimiter: 'windows' },
  );
}

/**
 * Puts what a person wrote into an earlier file's columns into the new rows; rows belong together by `key`.
 *
 * @param earlier text of the earlier file
 * @param kept the columns that a person fills in
 * @throws Error when the earlier text is no such file: a column is missing
 */
export function keepMarks(
  rows: readonly MarksRow[],
  earlier: string,
  key: string,
  kept: readonly string[],
): MarksRow[] {
  const found = parse<Record<string, string>>(earlier, {
    columns: true,
    bom: true,
    relax_column_count: true,
  });
  for (const column of [key, ...kept]) {
    if (found.length > 0 && !(column in found[0])) {
      throw new Error(
        `the earlier marks have no column "${column}": is it a file of this command?`,
      );
    }
  }
  const byKey = new Map(found.map((row) => [unescaped(row[key]), row]));
  return rows.map((row) => {
    const before = byKey.get(String(row[key]));
    if (before === undefined) return row;
    const marks = kept.map((column) => [column, unescaped(before[column])] as const);
    return { ...row, ...Object.fromEntries(marks.filter(([, value]) => value !== '')) };
  });
}

/** Without the quote mark that keeps a spreadsheet from running the cell. */
function unescaped(cell: string): string {
  return /^'[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(cell) ? cell.slice(1) : cell;
}
