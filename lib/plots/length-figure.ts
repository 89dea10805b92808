/** How long the reviews are, one histogram for each label. */
import type { Review } from '../data/reviews';
import type { Figure } from './figure';
import { baseLayout, plainText, seriesColour } from './palette';

/**
 * @throws RangeError when there are no reviews
 * @example
 * const reviews = parseReviews('text,label\nFine.,good', 'mine.csv')
 * lengthFigure(reviews).data[0].x // => [5]
 */
export function lengthFigure(reviews: readonly Review[]): Figure {
  if (reviews.length === 0) throw new RangeError('lengthFigure: there are no reviews');
  const labels = [...new Set(reviews.map(({ label }) => label))].sort();
  const layout = baseLayout('Length of the reviews', 'characters', 'reviews');
  return {
    data: labels.map((label, index) => ({
      type: 'histogram',
      name: plainText(label),
      x: reviews.filter((review) => review.label === label).map(({ text }) => [...text].length),
      marker: { color: seriesColour(index) },
      opacity: 0.7,
    })),
    layout: { ...layout, barmode: 'overlay' },
  };
}
