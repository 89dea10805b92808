/**
 * Reviews in, checked. A file of labelled texts, in any of the usual formats, becomes a list of
 * records; anything that is not as it should be is an error that names file, row and column.
 */
import { findColumns, type Columns } from './columns';
import { DataError } from './data-error';
import type { RawRow, RawTable } from './tables/raw-table';
import { checkMemory } from './memory-limit';
import { recognise, type Recognised } from './recognised';
import { readTableFrom, readTables } from './tables/read-tables';
import type { LeftOut, Review, ReadOptions } from './review';
import { readRow, type BadRow } from './review-row';
import { visible } from './visible';

export type { LeftOut, Review, ReadOptions } from './review';

/** All that is known of what was read. */
export interface ReviewsRead {
  readonly reviews: Review[];
  readonly leftOut: readonly LeftOut[];
  /** What each file was recognised as. */
  readonly recognised: readonly Recognised[];
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
export function readReviews(path: string | readonly string[], columns: ReadOptions = {}): Review[] {
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
  columns: ReadOptions = {},
): ReviewsRead {
  const { encoding, separator, quote, skipBadRows } = columns;
  checkCharacters(columns);
  const options = { wanted: namesIn(columns), encoding, separator, quote, lenient: skipBadRows };
  const read = readTables(path, options).map((table) => readRows(table, columns));
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
export function parseReviews(content: string, name: string, columns: ReadOptions = {}): Review[] {
  return readRows(readTableFrom(content, name, namesIn(columns)), columns).reviews;
}

function namesIn({ text, label, id }: ReadOptions): string[] {
  return [text, label, id].filter((name) => typeof name === 'string');
}

function readRows(table: RawTable, options: ReadOptions): ReviewsRead {
  checkScores(options);
  const { file } = table;
  const leftOut: LeftOut[] = [];
  const leaveOut = ({ row, line }: Place, { why, remedy }: BadRow): void => {
    const own = table.files?.[row - 1];
    const bad =
      own === undefined
        ? { file, row, ...(line !== undefined && { line }), why }
        : { file: own, row: 1, why };
    if (options.skipBadRows === true || remedy === undefined) leftOut.push(bad);
    else {
      const where =
        line === undefined || line === row || own !== undefined ? '' : ` (line ${line})`;
      throw new DataError(
        `${bad.file}: row ${bad.row}${where}${why}. ${remedy}, or leave such rows out: --skip-bad-rows.`,
      );
    }
  };
  for (const bad of table.unreadable ?? []) leaveOut(bad, bad);
  const unreadable = leftOut.length;
  const noRow = (count: number): DataError =>
    new DataError(
      `${file}: none of its ${count} rows can be used. The first: row ${leftOut[0].row}${leftOut[0].why}.`,
    );
  if (table.rows.length === 0 && unreadable > 0) throw noRow(unreadable);
  const columns = findColumns(table, options, options.positiveFrom !== undefined);
  const reviews: Review[] = [];
  for (let at = columns.headerRows; at < columns.rows.length; at++) {
    if (at % 2 ** 16 === 0) checkMemory(at);
    const row = columns.rows.at(at);
    const result =
      table.damaged === true && isDamaged(row)
        ? DAMAGED
        : isHeaderAgain(row, columns)
          ? HEADER_AGAIN
          : readRow(row, columns, options, file);
    if ('text' in result) reviews.push(result);
    else leaveOut(row, result);
  }
  const count = columns.rows.length - columns.headerRows + unreadable;
  if (reviews.length === 0) throw noRow(count);
  leftOut.sort((a, b) => a.row - b.row);
  return { reviews, leftOut, recognised: [recognise(table, columns, count)] };
}

type Place = Pick<RawRow, 'row' | 'line'>;

const DAMAGED: BadRow = {
  why: ': bytes that stand for no character in this encoding',
  remedy: 'Correct it',
};

const HEADER_AGAIN: BadRow = {
  why: ': the header again, as where files were joined',
  remedy: 'Take it out',
};

function isHeaderAgain({ fields }: RawRow, { names, named, text, label }: Columns): boolean {
  const same = (at: number): boolean =>
    fields[at]?.trim().toLowerCase() === names[at].toLowerCase();
  return named && same(text) && same(label);
}

function isDamaged({ fields }: RawRow): boolean {
  return fields.some((field) => /[\ufffd\0]/u.test(field));
}

function checkCharacters({ separator, quote }: ReadOptions): void {
  const given = [['--separator', separator] as const, ['--quote', quote || undefined] as const];
  for (const [option, character] of given) {
    if (character === undefined || ([...character].length === 1 && !/[\r\n\ufeff]/.test(character)))
      continue;
    throw new DataError(
      `${option} must be one character, such as ; or tab, not '${visible(character)}'.`,
    );
  }
  if (separator === '"' || (separator !== undefined && separator === quote)) {
    throw new DataError('--separator and --quote must be different characters.');
  }
}

function checkScores({ positiveFrom, negativeTo }: ReadOptions): void {
  if ((positiveFrom === undefined) !== (negativeTo === undefined)) {
    throw new DataError('Scores need both limits, such as --positive-from 4 --negative-to 2.');
  }
  if (positiveFrom !== undefined && negativeTo !== undefined && !(positiveFrom > negativeTo)) {
    throw new DataError(
      `--positive-from ${positiveFrom} must be above --negative-to ${negativeTo}.`,
    );
  }
}
