/** Accuracies with their 95 % intervals as a table, and a model's mistakes. */
import type { Mistake } from '../../models/mistakes';
import { accuracy } from '../../measure/accuracy/accuracy';
import type { Judged } from '../../measure/accuracy/compare-accuracy';
import { formatInterval, formatShare } from '../words/numbers';
import { makeTable, type Table } from './table';

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
 * A row for each mistake: the true label, the words that misled the model, the text.
 *
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * pipeline.fit(['good tea', 'bad tea'], ['yes', 'no'])
 * const reviews = parseReviews('text,label\nNot good.,no', 'mine.csv')
 * mistakeTable(findMistakes(pipeline, reviews)).values // => [['no', 'good', 'Not good.']]
 */
export function mistakeTable(mistakes: readonly Mistake[]): Table {
  return makeTable(
    ['actual', 'misled by', 'text'],
    mistakes.map(({ review, misleading }) => [
      review.label,
      misleading.slice(0, 4).join(', '),
      review.text,
    ]),
  );
}
