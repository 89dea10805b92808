/** What was found about accuracy on other reviews, in sentences that conclude no more than a test carries. */
import type { AccuracyChange } from '../../measure/accuracy/compare-accuracy';
import type { LabelMix } from '../../measure/accuracy/label-mix';
import type { LearningPoint } from '../../measure/accuracy/learning-curve';
import { confidence, counted, formatProbability, formatShare } from './numbers';

const WORDS = {
  lower: 'surely fewer',
  higher: 'surely more',
  uncertain: 'no sure difference',
} as const;

/**
 * Two accuracies, their difference in percentage points with its interval, and whether it is sure.
 *
 * @param first what the first set is called
 * @param second what the second is
 * @example
 * const some = { actual: ['a', 'b'], predicted: ['a', 'a'] }
 * describeAccuracies(compareAccuracy(some, some), 'x', 'y').endsWith(': no sure difference.') // => true
 */
export function describeAccuracies(change: AccuracyChange, first: string, second: string): string {
  const { difference, low, high, verdict } = change;
  const [points, from, to] = [difference, low, high].map((share) =>
    (100 * share).toFixed(1).replace(/^-(0\.0)$/, '$1'),
  );
  return (
    `Right: ${formatShare(change.first.accuracy)} of ${first}, ${formatShare(change.second.accuracy)} of ${second}.\n` +
    `Difference: ${points} points (95\u00a0% interval ${from} to ${to}): ${WORDS[verdict]}.`
  );
}

/**
 * Whether the mix of labels changed from the test set to the second one, and what that alone would do.
 *
 * @example
 * const first = { actual: ['a', 'b'], predicted: ['a', 'b'] }
 * describeLabelMix(labelMix(first, ['a', 'b'])) // => 'The mix of labels: no sure change (p = 1).'
 */
export function describeLabelMix({ p, changed, accuracy, expected }: LabelMix): string {
  const probability = p < 0.001 ? formatProbability(p) : `= ${formatProbability(p)}`;
  if (!changed) return `The mix of labels: no sure change (p ${probability}).`;
  const effect =
    expected === undefined
      ? 'A label is new, so what that does to the accuracy cannot be told.'
      : 'With each label recognised as often as in the test set, this alone would\n' +
        `make ${formatShare(expected)} right instead of ${formatShare(accuracy)}.`;
  return `The mix of labels surely changed (p ${probability}).\n${effect}`;
}

/**
 * From how many added reviews on the accuracy is surely higher than with none (the first number from which on every
 * larger one is), or how small a gain could not have been seen.
 *
 * @example
 * describeLearning(learningCurve(['a', 'b'], [0, 2], () => ['a', 'a'])).startsWith('No number') // => true
 */
export function describeLearning(points: readonly LearningPoint[]): string {
  const last = points.length - 1 - [...points].reverse().findIndex(({ better }) => !better);
  const enough = points[last + 1];
  const { added, total, leastGain, accuracy, low, high } = points[points.length - 1];
  if (enough === undefined) {
    return (
      `No number of reviews up to ${added} makes it surely more accurate.\n` +
      `Judged on ${counted(total, 'review')}, a gain of fewer than ${leastGain} of them cannot be sure.`
    );
  }
  return (
    `From ${enough.added} reviews on it is surely more accurate than with none.\n` +
    `With ${added}: ${formatShare(accuracy)} right (${confidence([low, high], formatShare)}), with none ${formatShare(points[0].accuracy)}.`
  );
}
