/** What was found about accuracy on other reviews, in sentences that conclude no more than a test carries. */
import type { AccuracyChange } from '../../measure/accuracy/compare-accuracy';
import type { LabelMix } from '../../measure/accuracy/label-mix';
import type { LearningPoint } from '../../measure/accuracy/learning-curve';
import { confidence, counted, formatProbability, formatShare } from './numbers';

const WORDS = {
  lower: 'surely fewer right',
  higher: 'surely more right',
  uncertain: 'no sure difference',
} as const;

/** Returns a difference of two accuracies with its interval, and whether it is sure. */
export function describeChange({ difference, low, high, verdict }: AccuracyChange): string {
  const [points, from, to] = [difference, low, high].map((share) =>
    (100 * share).toFixed(1).replace(/^-(0\.0)$/, '$1'),
  );
  return `${points} percentage points (95\u00a0% interval ${from} to ${to}): ${WORDS[verdict]}.`;
}

/**
 * Whether the mix of labels changed from the test set to the second one, and what that alone would do.
 */
export function describeLabelMix({ p, changed, accuracy, expected }: LabelMix): string {
  const probability = p < 0.001 ? formatProbability(p) : `= ${formatProbability(p)}`;
  if (!changed) return `The mix of labels: no sure change (p ${probability}).`;
  const effect =
    expected === undefined
      ? 'A label is new, so what that does to the accuracy cannot be told.'
      : 'With each label recognised as often as in the test set, this alone would ' +
        `make ${formatShare(expected)} right instead of ${formatShare(accuracy)}.`;
  return `The mix of labels surely changed (p ${probability}).\n${effect}`;
}

/**
 * From how many added reviews on the accuracy is surely higher than with none (the first number from which on every
 * larger one is), or how small a gain could not have been seen.
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
