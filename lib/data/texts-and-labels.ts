/** Reviews as models and measurements take them: their texts and their labels, in two lists. */
import type { Review } from './reviews';

/**
 * Returns the texts and the labels of reviews, both in the reviews' order.
 *
 * @example
 * textsAndLabels(parseReviews('text,label\nGood tea.,yes', 'mine.csv')).labels // => ['yes']
 */
export function textsAndLabels(reviews: readonly Review[]): { texts: string[]; labels: string[] } {
  return { texts: reviews.map(({ text }) => text), labels: reviews.map(({ label }) => label) };
}
