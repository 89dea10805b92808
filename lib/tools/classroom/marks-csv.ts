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
    {
      header: true,
      columns,
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
      quoted_match: /[\r\n]/, // either alone ends a line for some readers
    },
  );
}

/**
 * Reads such a file again.
 * @throws Error when one of the columns `needed` is missing
 */
export function readMarks(text: string, needed: readonly string[]): Map<string, string>[] {
  const [columns = [], ...lines] = parse(text, { bom: true, relax_column_count: true });
  const missing = needed.find((name) => !columns.includes(name));
  if (missing !== undefined) {
    throw new Error(`the earlier marks have no column "${missing}": is it a file of this command?`);
  }
  return lines.map(
    (line) => new Map(columns.map((name, at) => [name, unescaped(line[at] ?? '')] as const)),
  );
}

/** Without the quote mark that keeps a spreadsheet from running the cell. */
function unescaped(cell: string): string {
  return /^'[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/.test(cell) ? cell.slice(1) : cell;
}
