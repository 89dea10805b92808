/**
 * Reviews in, checked. A file of labelled texts, in any of the usual formats, becomes a list of
 * records; anything that is not as it should be is an error that names file, row and column.
 */
import { findColumns, type ColumnChoice } from './columns';
import { DataError } from './data-error';
import type { RawTable } from './raw-table';
import { readTableFrom, readTables } from './read-tables';
import type { LeftOut, Review, ReviewColumns } from './review';
import { readRow } from './review-row';
import { visible } from './visible';

export type { LeftOut, Review, ReviewColumns } from './review';

/** All that is known of what was read. */
export interface ReviewsRead {
  readonly reviews: Review[];
  readonly leftOut: readonly LeftOut[];
  /** What each file was recognised as, one line a file. */
  readonly recognised: readonly string[];
}

/**
 * Reads reviews from a file, several (a list or a pattern such as 'reviews/*.csv'), a folder, or
 * standard input ('-').
 *
 * @param columns names or numbers of the columns to use; by default the usual names are looked for
 * @returns one record a row, in the file's order; rows are counted as a spreadsheet does, the
 *   header is row 1
 * @throws DataError naming file, row, column and remedy: file missing or not text, columns not found,
 *   a row with too few or too many fields, an empty text or label, a label that is not one of
 *   `labels`, no rows
 * @example
 * readReviews('data/reviews-test.csv').length // => 1000
 */
export function readReviews(path: string | readonly string[], columns: ReviewColumns = {}): Review[] {
  return readReviewFiles(path, columns).reviews;
}

/**
 * The same with what was left out, and what the files were recognised as.
 *
 * @example
 * readReviewFiles('data/reviews-test.csv').leftOut // => []
 */
export function readReviewFiles(
  path: string | readonly string[],
  columns: ReviewColumns = {},
): ReviewsRead {
  const read = readTables(path, namesIn(columns), columns.encoding).map((t) => readRows(t, columns));
  return {
    reviews: read.length === 1 ? read[0].reviews : read.flatMap(({ reviews }) => reviews),
    leftOut: read.flatMap(({ leftOut }) => leftOut),
    recognised: read.flatMap(({ recognised }) => recognised),
  };
}

/**
 * The same from a string; `name` stands for the file in errors.
 *
 * @example
 * parseReviews('text,label\nFine.,good', 'mine.csv')[0].label // => 'good'
 */
export function parseReviews(content: string, name: string, columns: ReviewColumns = {}): Review[] {
  return readRows(readTableFrom(content, name, namesIn(columns)), columns).reviews;
}

function namesIn({ text, label, id }: ColumnChoice): string[] {
  return [text, label, id].filter((name) => typeof name === 'string');
}

function readRows(table: RawTable, options: ReviewColumns): ReviewsRead {
  checkScores(options);
  const columns = findColumns(table, options, options.positiveFrom !== undefined);
  const reviews: Review[] = [];
  const leftOut: LeftOut[] = [];
  for (const row of columns.rows) {
    const result = readRow(row, columns, options, table.file);
    if ('text' in result) reviews.push(result);
    else if (options.skipBadRows === true || result.remedy === undefined) {
      leftOut.push({ file: table.file, row: row.row, why: result.why });
    } else {
      throw new DataError(
        `${table.file}: row ${row.row}${result.why}. ${result.remedy}, or leave such rows out: --skip-bad-rows.`,
      );
    }
  }
  const { names, named, text, label } = columns;
  const where = `text in ${shown(names, named, text)}, label in ${shown(names, named, label)}`;
  const header = table.columns !== undefined ? '' : named ? ', with a header' : ', without a header';
  if (reviews.length === 0) {
    throw new DataError(
      `${table.file}: none of its ${columns.rows.length} rows can be used. The first: row ${leftOut[0].row}${leftOut[0].why}.`,
    );
  }
  const recognised = `${table.file}: ${table.format}${header}; ${where}; ${columns.rows.length} rows`;
  return { reviews, leftOut, recognised: [recognised] };
}

function shown(names: readonly string[], named: boolean, at: number): string {
  return named ? `'${visible(names[at])}'` : `column ${at + 1}`;
}

function checkScores({ positiveFrom, negativeTo }: ReviewColumns): void {
  if ((positiveFrom === undefined) !== (negativeTo === undefined)) {
    throw new DataError('Scores need both limits, such as --positive-from 4 --negative-to 2.');
  }
  if (positiveFrom !== undefined && negativeTo !== undefined && !(positiveFrom > negativeTo)) {
    throw new DataError(
      `--positive-from ${positiveFrom} must be above --negative-to ${negativeTo}.`,
    );
  }
}
