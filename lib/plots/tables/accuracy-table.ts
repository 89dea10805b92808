/** Accuracies with their 95 % intervals as a table, and a model's mistakes. */
import type { Review } from '../../data/reviews';
import { findMistakes } from '../../models/mistakes';
import type { Pipeline } from '../../models/pipeline';
import { accuracy } from '../../measure/accuracy/accuracy';
import { compareAccuracy, type Judged } from '../../measure/accuracy/compare-accuracy';
import { labelMix } from '../../measure/accuracy/label-mix';
import { describeChange, describeLabelMix } from '../words/accuracy-sentences';
import { formatInterval, formatShare } from '../words/numbers';
import { makeTable, type Table } from './table';

/**
 * A row for each group of predictions, with the 95 % interval of its accuracy.
 *
 * @param more `change`: below it the last group against the first, as one difference with one interval (for groups of
 * different texts)
 * @example
 * const groups = groupByCount({ actual: ['a', 'b'], predicted: ['a', 'a'] }, [0, 4])
 * const { values, note } = accuracyTable(groups, { change: true })
 * values[0].slice(0, 3) // => ['0', 1, '100.0\u00a0%']
 * note.startsWith('4 against 0: -100.0 percentage points') // => true
 */
export function accuracyTable(
  groups: ReadonlyMap<string, Judged>,
  { change = false }: { readonly change?: boolean } = {},
): Table {
  const [[first, before], ...others] = groups;
  const last = change ? others.at(-1) : undefined;
  return makeTable(
    ['', 'reviews', 'accuracy', '95\u00a0% interval'],
    [...groups].map(([name, { actual, predicted }]) => {
      const { total, accuracy: share, low, high } = accuracy(actual, predicted);
      return [name, total, formatShare(share), formatInterval([low, high], formatShare)];
    }),
    last && `${last[0]} against ${first}: ${describeChange(compareAccuracy(before, last[1]))}`,
  );
}

/**
 * A row for each label with its share of the test set and of a second one; below it whether the mix changed, and what
 * that alone would do to the accuracy.
 *
 * @param test the test set's labels and predictions
 * @param labels the true labels of the second test set
 * @throws RangeError when a set is empty
 * @example
 * const test = { actual: ['a', 'b'], predicted: ['a', 'b'] }
 * labelMixTable(test, ['a', 'b']).note // => 'The mix of labels: no sure change (p = 1).'
 */
export function labelMixTable(test: Judged, labels: readonly string[]): Table {
  const note = describeLabelMix(labelMix(test, labels));
  const names = [...new Set([...test.actual, ...labels])].sort();
  const share = (set: readonly string[], name: string): string =>
    formatShare(set.filter((label) => label === name).length / set.length);
  const rows = names.map((name) => [name, share(test.actual, name), share(labels, name)]);
  return makeTable(['label', 'test', 'second test'], rows, note);
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
