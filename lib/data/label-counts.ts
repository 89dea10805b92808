/** How many reviews carry each label: the balance of a data set, and its baseline accuracy. */
import type { Review } from './reviews';

/**
 * Counts each label.
 *
 * @returns label to count, in alphabetical order of the labels
 * @example
 * countLabels(['good', 'bad', 'good']).get('good') // => 2
 */
export function countLabels(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The accuracy of always answering the most frequent label: what any classifier has to beat
 * (scikit-learn's DummyClassifier, strategy 'most_frequent').
 *
 * @returns a share from 0 to 1
 * @throws RangeError when there are no labels
 * @example
 * majorityShare(['good', 'bad', 'good', 'good']) // => 0.75
 */
export function majorityShare(labels: readonly string[]): number {
  if (labels.length === 0) throw new RangeError('majorityShare: there are no labels');
  return Math.max(...countLabels(labels).values()) / labels.length;
}

/** The sets of an experiment, and all labels in them. */
export type CountedSets = Readonly<Record<'train' | 'test' | 'shift', readonly Review[]>> & {
  readonly labels: readonly string[];
};

/**
 * Counts reviews and labels of each set of an experiment, as results/experiment.json has them.
 *
 * @param sets a second test set that is empty is none
 * @example
 * const train = parseReviews('text,label\nFine.,good', 'train.csv')
 * countReviews({ train, test: train, shift: [] }).train.reviews // => 1
 */
export function countReviews({
  train,
  test,
  shift,
}: Omit<CountedSets, 'labels'>): Record<
  string,
  { reviews: number; labels: Record<string, number> }
> {
  const sets = { train, test, ...(shift.length > 0 && { 'second test': shift }) };
  return Object.fromEntries(
    Object.entries(sets).map(([name, reviews]) => {
      const labels = Object.fromEntries(countLabels(reviews.map(({ label }) => label)));
      return [name, { reviews: reviews.length, labels }];
    }),
  );
}
