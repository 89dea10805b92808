/** Accuracies with their 95 % intervals as a table, and a model's mistakes. */
import type { Review } from '../../data/reviews';
import { findMistakes } from '../../models/mistakes';
import type { Pipeline } from '../../models/pipeline';
import { accuracy } from '../../measure/accuracy/accuracy';
import { formatInterval, formatShare } from '../words/numbers';
import { makeTable, type Table } from './table';

/** True labels and what was predicted for them, one each. */
export interface Judged {
  readonly actual: readonly string[];
  readonly predicted: readonly string[];
}

/**
 * A row for each group of predictions, with the 95 % interval of its accuracy.
 *
 * @example
 * const groups = new Map([['test', { actual: ['a', 'b'], predicted: ['a', 'a'] }]])
 * accuracyTable(groups).values[0].slice(0, 3) // => ['test', 2, '50.0\u00a0%']
 */
export function accuracyTable(groups: ReadonlyMap<string, Judged>): Table {
  return makeTable(
    ['', 'reviews', 'accuracy', '95\u00a0% interval'],
    [...groups].map(([name, { actual, predicted }]) => {
      const { total, accuracy: share, low, high } = accuracy(actual, predicted);
      return [name, total, formatShare(share), formatInterval([low, high], formatShare)];
    }),
  );
}

/**
 * A row for each of the mistakes that the model is surest of: the true label, the words that misled it, the text; below
 * it how many there are.
 *
 * @param shown how many at most
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * pipeline.fit(['good tea', 'bad tea'], ['yes', 'no'])
 * const reviews = parseReviews('text,label\nNot good.,no', 'mine.csv')
 * mistakeTable(pipeline, reviews).values // => [['no', 'good', 'Not good.']]
 */
export function mistakeTable(pipeline: Pipeline, reviews: readonly Review[], shown = 6): Table {
  const mistakes = findMistakes(pipeline, reviews);
  const rows = mistakes
    .slice(0, shown)
    .map(({ review, misleading }) => [
      review.label,
      misleading.slice(0, 4).join(', '),
      review.text,
    ]);
  return makeTable(
    ['actual', 'misled by', 'text'],
    rows.length > 0 ? rows : [['none', '-', '-']],
    `${mistakes.length} of ${reviews.length} reviews are labelled wrongly.`,
  );
}
