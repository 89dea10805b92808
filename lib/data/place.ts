/** Where a review stands, for messages. */
import type { Review } from './reviews';

/** 'reviews.csv row 7'. */
export function place({ file, row, id }: Review): string {
  return file === undefined || row === undefined ? `review ${id}` : `${file} row ${row}`;
}
