/**
 * How accuracy grows with the number of new texts that were learned from. All sizes are judged on the
 * same texts, so each is compared with none added text by text (McNemar's test), and the 5 % are
 * shared out among the sizes (Bonferroni), since each is one more chance to be lucky.
 */
import { accuracy, type Accuracy } from './accuracy';
import { mcnemar, signTest } from './mcnemar';

export interface LearningPoint extends Accuracy {
  /** How many new texts were learned from. */
  readonly added: number;
  /** Whether it is surely more accurate than the first point. */
  readonly better: boolean;
  /** How many more right answers than the first point's it takes at least to be sure, were none lost. */
  readonly leastGain: number;
}

/**
 * Judges models that learned from more and more texts, all on the same ones.
 *
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
  const level = 0.05 / Math.max(1, sizes.length - 1);
  let leastGain = 1;
  while (signTest(leastGain, 0) >= level) leastGain++;
  return sizes.map((added, i) => {
    const predicted = i === 0 ? first : predict(added);
    const { onlyFirst, onlySecond, p } = mcnemar(actual, first, predicted);
    const better = onlySecond > onlyFirst && p < level;
    return { added, ...accuracy(actual, predicted), better, leastGain };
  });
}
