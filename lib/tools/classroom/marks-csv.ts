/**
 * The marks as a CSV file (RFC 4180) that spreadsheets open: with a byte order mark, so that they read it as
 * UTF-8, and with what they would run as a formula written as text (OWASP, "CSV Injection").
 */
import { parse, unparse } from 'papaparse';

export type MarksRow = Readonly<Record<string, string | number>>;

/** A row of a file that was read, and where it stands; the columns' names are row 1. */
export interface ReadRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

const FORMULA = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;

/** Returns the file's text, with these columns, or those of the first row. */
export function marksCsv(
  rows: readonly MarksRow[],
  columns: readonly string[] = Object.keys(rows[0] ?? {}),
): string {
  const data = rows.map((row) => columns.map((name) => row[name] ?? ''));
  const text = unparse(
    { fields: [...columns], data },
    { newline: '\r\n', escapeFormulae: FORMULA },
  );
  return `\uFEFF${text}\r\n`;
}

/**
 * Reads such a file again, also as a spreadsheet saved it: with semicolons or tabs between the columns.
 * @throws Error when one of the columns `needed` is missing
 */
export function readMarks(text: string, needed: readonly string[]): ReadRow[] {
  const { data } = parse<string[]>(text.replace(/^\uFEFF?(?:sep=.\r?\n)?/i, ''), {
    delimitersToGuess: [',', ';', '\t'],
    skipEmptyLines: 'greedy',
  });
  const [columns = [], ...lines] = data;
  const missing = needed.find((name) => !columns.includes(name));
  if (missing !== undefined) {
    throw new Error(`the earlier marks have no column "${missing}": is it a file of this command?`);
  }
  return lines.map((line, at) => ({
    row: at + 2,
    cells: new Map(columns.map((name, column) => [name, unescaped(line[column] ?? '')] as const)),
  }));
}

/** Without the quote mark that keeps a spreadsheet from running the cell. */
function unescaped(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
