/** Reviews as tables: the first ones, and how long they are. */
import type { Review } from '../../data/reviews';
import { describeNumbers, makeDataFrame, type DataFrame } from './data-frame';
import { makeTable, type Table } from './table';

/** A data frame with one row for each review: id, label, text. */
export function reviewTable(reviews: readonly Review[]): DataFrame {
  const rows = reviews.map(({ id, label, text }) => [id, label, text]);
  return makeDataFrame(makeTable(['id', 'label', 'text'], rows));
}

/** Length of the reviews in characters (code points) and, where spaces stand between words, in words, summarised. */
export function lengthTable(reviews: readonly Review[]): Table {
  const words = reviews.map(({ text }) => text.split(/\s+/u).filter(Boolean).length);
  const spaced = 2 * words.filter((count) => count > 1).length > words.length;
  return describeNumbers(
    new Map([
      ['characters', reviews.map(({ text }) => [...text].length)],
      ...(spaced ? [['words', words] as const] : []),
    ]),
  );
}
