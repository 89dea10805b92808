/**
 * How accuracy grows with the number of new texts that were learned from. All sizes are judged on the
 * same texts, so each is compared with none added text by text (McNemar's test), and the 5 % are
 * shared out among the sizes (Bonferroni), since each is one more chance to be lucky.
 */
import { accuracy, type Accuracy } from './accuracy';
import { mcnemar } from './mcnemar';

export interface LearningPoint extends Accuracy {
  /** How many new texts were learned from. */
  readonly added: number;
  /** Whether it is surely more accurate than the first point. */
  readonly better: boolean;
}

/**
 * @param actual the true labels of texts that no model of the curve learned from
 * @param sizes how many texts are added, rising; the first is what the others are compared with
 * @param predict answers the same texts with a model that learned from so many added ones
 * @throws RangeError when there are no sizes or they do not rise, or predictions are missing
 * @example
 * const predict = (added) => (added < 2 ? ['a', 'a'] : ['a', 'b'])
 * learningCurve(['a', 'b'], [0, 2], predict).map((point) => point.accuracy) // => [0.5, 1]
 */
export function learningCurve(
  actual: readonly string[],
  sizes: readonly number[],
  predict: (added: number) => readonly string[],
): LearningPoint[] {
  if (sizes.length === 0 || sizes.some((size, i) => i > 0 && !(size > sizes[i - 1]))) {
    throw new RangeError(`learningCurve: sizes must rise, not ${sizes.join(', ') || 'be missing'}`);
  }
  const first = predict(sizes[0]);
  const comparisons = Math.max(1, sizes.length - 1);
  return sizes.map((added, i) => {
    const predicted = i === 0 ? first : predict(added);
    const { onlyFirst, onlySecond, p } = mcnemar(actual, first, predicted);
    const better = onlySecond > onlyFirst && p < 0.05 / comparisons;
    return { added, ...accuracy(actual, predicted), better };
  });
}

/**
 * In a sentence, from how many added texts on the accuracy is surely higher than with none: the first
 * size from which on every larger one is.
 *
 * @example
 * describeLearning(learningCurve(['a', 'b'], [0, 2], () => ['a', 'a'])).startsWith('No number') // => true
 */
export function describeLearning(points: readonly LearningPoint[]): string {
  const last = points.length - 1 - [...points].reverse().findIndex(({ better }) => !better);
  const enough = points[last + 1];
  const largest = points[points.length - 1];
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  if (enough === undefined) {
    return `No number of reviews up to ${largest.added} makes it surely more accurate, judged on ${largest.total} reviews.`;
  }
  return (
    `From ${enough.added} reviews on it is surely more accurate than with none. ` +
    `With ${largest.added}: ${percent(largest.accuracy)} right (95 % interval ${percent(largest.low)} to ` +
    `${percent(largest.high)}), with none ${percent(points[0].accuracy)}.`
  );
}
