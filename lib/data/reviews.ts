/**
 * Reviews in, checked. A CSV file (RFC 4180, UTF-8, with a header line) becomes a list of records;
 * anything that is not as it should be is an error that names file, row and column.
 */
import { readFileSync } from 'node:fs';
import { parse, CsvError } from 'csv-parse/sync';
import { DataError } from './data-error';

/** One review and its label. Columns beside text and label are kept as they are in `extra`. */
export interface Review {
  /** The `id` column, or the row's number where the file has none. */
  readonly id: string;
  readonly text: string;
  /** The class name, such as 'positive'. */
  readonly label: string;
  readonly extra: ReadonlyMap<string, string>;
}

/** Which columns hold what, and which labels there may be. */
export interface ReviewColumns {
  readonly text?: string;
  readonly label?: string;
  readonly id?: string;
  /** The class names a label must be one of; by default any. */
  readonly labels?: readonly string[];
}

/**
 * Reads reviews from a CSV file.
 *
 * @param path the file; its first line names the columns
 * @param columns names of the columns to use; by default text, label and (where there is one) id
 * @returns one record a row, in the file's order; rows are counted as a spreadsheet does, the
 *   header is row 1
 * @throws Error naming file, row and column: file missing or not UTF-8, column missing or named
 *   twice, a row with too few or too many fields, an empty text or label, a label that is not one of
 *   `labels`, an id used twice, no rows
 * @example
 * readReviews('data/reviews-test.csv').length // => 1000
 */
export function readReviews(path: string, columns: ReviewColumns = {}): Review[] {
  return parseReviews(readText(path), path, columns);
}

/**
 * The same from a string; `name` stands for the file in errors.
 *
 * @example
 * parseReviews('text,label\nFine.,good', 'mine.csv')[0].label // => 'good'
 */
export function parseReviews(csv: string, name: string, columns: ReviewColumns = {}): Review[] {
  const { text = 'text', label = 'label', id = 'id', labels } = columns;
  const [first, ...rows] = parseRows(csv, name);
  if (first === undefined) throw new DataError(`${name}: the file is empty; expected a header line`);
  const header = first.map((column) => column.trim());
  checkHeader(header, [text, label], name);
  const textAt = header.indexOf(text);
  const labelAt = header.indexOf(label);
  const idAt = header.indexOf(id);
  const seen = new Map<string, number>();
  const reviews = rows.flatMap((fields, index): Review[] => {
    if (fields.length === 1 && fields[0] === '') return []; // an empty line
    const row = index + 2;
    checkFields(fields, header, name, row);
    const review = {
      id: idAt < 0 ? String(row) : notEmpty(fields[idAt], name, row, id).trim(),
      text: notEmpty(fields[textAt], name, row, text),
      label: notEmpty(fields[labelAt], name, row, label).trim(),
      extra: new Map(
        header.flatMap((column, at): [string, string][] =>
          at === textAt || at === labelAt || at === idAt ? [] : [[column, fields[at]]],
        ),
      ),
    };
    if (labels !== undefined && !labels.includes(review.label)) {
      const known = labels.join(', ');
      throw new DataError(
        `${name}: row ${row}, column '${label}': '${review.label}' is none of the labels ${known}. Correct it, or take the row out.`,
      );
    }
    const earlier = seen.get(review.id);
    if (earlier !== undefined) {
      throw new DataError(
        `${name}: row ${row}, column '${id}': '${review.id}' is already used in row ${earlier}`,
      );
    }
    seen.set(review.id, row);
    return [review];
  });
  if (reviews.length === 0) throw new DataError(`${name}: no rows below the header line`);
  return reviews;
}

function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : `cannot be read (${code})`;
    throw new DataError(`${path}: ${why}. Give the path of a CSV file of reviews.`, { cause: error });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new DataError(`${path}: not UTF-8 text. Save the file as CSV with UTF-8 encoding.`, {
      cause: error,
    });
  }
}

/** All rows, the header and empty lines among them, so that they can be counted. */
function parseRows(csv: string, name: string): string[][] {
  const [firstLine] = csv.split(/[\r\n]/, 1);
  if (!firstLine.includes(',') && /[;\t]/.test(firstLine)) {
    throw new DataError(`${name}: row 1: the columns are not separated by commas. Save the file as CSV with commas.`);
  }
  try {
    return parse(csv, {
      bom: true,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(error.records ?? 0) + 1;
    const field = typeof error.column === 'number' ? `, field ${error.column + 1}` : '';
    // Without its cause: csv-parse's own error prints a page of the parser's state.
    throw new DataError(`${name}: row ${row}${field}: not valid CSV: ${error.message}`);
  }
}

function checkFields(
  fields: readonly string[],
  header: readonly string[],
  name: string,
  row: number,
): void {
  if (fields.length < header.length) {
    const missing = header[fields.length];
    throw new DataError(
      `${name}: row ${row}, column '${missing}': there is no such field; the row has ` +
        `${fields.length} of ${header.length}`,
    );
  }
  if (fields.length > header.length) {
    throw new DataError(
      `${name}: row ${row}: ${fields.length} fields for ${header.length} columns after ` +
        `'${header[header.length - 1]}'. A text that holds a comma needs quotes around it.`,
    );
  }
}

function checkHeader(header: readonly string[], wanted: readonly string[], name: string): void {
  const twice = header.find((column, at) => header.indexOf(column) !== at);
  if (twice !== undefined) throw new DataError(`${name}: the column '${twice}' is there twice`);
  for (const column of wanted) {
    if (!header.includes(column)) {
      throw new DataError(
        `${name}: there is no column '${column}' in the header line; it has: ${header.join(', ')}`,
      );
    }
  }
}

function notEmpty(value: string, name: string, row: number, column: string): string {
  if (value.trim() === '') throw new DataError(`${name}: row ${row}, column '${column}': it is empty. Fill it in, or take the row out.`);
  return value;
}
