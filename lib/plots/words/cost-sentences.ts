/** What was found about the cost of a call, in sentences that say no more than the numbers carry. */
import type { Breakdown } from '../../measure/cost/breakdown';
import type { Sweep } from '../../measure/cost/batch-size-sweep';
import type { CostModel } from '../../measure/cost/cost-model';
import type { FittedSweep } from '../../measure/cost/fitted-sweep';
import { doubtOf } from '../../measure/timing/validity';
import {
  confidence,
  formatEstimate,
  formatInterval,
  formatRatio,
  formatRoughShare,
} from './numbers';

/** From here on it is said that the line misses calls of one review. */
const NOTABLE_MISS = 0.05;

/**
 * How many rounds a sweep took, whether its medians are stable and can be believed, and what it had no time for.
 *
 * @example
 * const tiny = new Map([['tiny', (texts) => texts.map(() => 'yes')]])
 * describeSweep(callCosts(tiny, ['a'], { rounds: 1 })[0]).startsWith('After 1 rounds not every median is stable') // => true
 */
export function describeSweep({
  rounds,
  stable,
  leftOut,
  validity,
}: Omit<Sweep, 'timings'>): string {
  const lines = [
    stable
      ? `After ${rounds} rounds every median is stable.`
      : `After ${rounds} rounds not every median is stable: read them with care.`,
  ];
  const doubt = doubtOf(validity);
  if (doubt !== undefined) lines.push(`What follows from them is uncertain. ${doubt}`);
  if (leftOut.length > 0) {
    lines.push(`There was no time for calls of ${leftOut.join(', ')} reviews.`);
  }
  return lines.join('\n');
}

/**
 * The numbers of a cost model with their intervals, or why there are none.
 *
 * @example
 * const model = fitCostModel([{ batchSize: 1, medianMs: 2 }])
 * describeCostModel(model).startsWith('No line is drawn') // => true
 */
export function describeCostModel(model: CostModel): string {
  const { usable, reason, outliers, misses, worstMiss, validity } = model;
  if (!usable) {
    const advice = model.sizes.length < 4 ? '' : ' If the machine was busy, run the sweep again.';
    return `No line is drawn and nothing is predicted: ${reason}.${advice}`;
  }
  const doubt = doubtOf(validity);
  const lines = [
    ...(doubt === undefined ? [] : [`All of this is uncertain. ${doubt}`]),
    model.overheadNegligible
      ? 'This sweep shows no overhead: it cannot be told from 0.'
      : `Overhead of a call: ${formatEstimate(model.overheadMs)} (${confidence(floored(model.overheadIntervalMs), formatEstimate)}).`,
    `Each review: ${formatEstimate(model.perReviewMs)} (${range(model.perReviewIntervalMs)}).`,
  ];
  if (!model.overheadNegligible) lines.push(nHalfSentence(model));
  if (worstMiss !== undefined) {
    lines.push(`The line misses no median by more than ${percent(worstMiss.errorShare)}.`);
  }
  const one = misses.find(({ batchSize }) => batchSize === 1);
  if (one !== undefined && Math.abs(one.errorShare) >= NOTABLE_MISS) {
    const direction = one.errorShare < 0 ? 'less' : 'more';
    lines.push(
      `A single call takes ${percent(one.errorShare)} ${direction} than the line says: for real time, read the table.`,
    );
  }
  if (outliers.length > 0) {
    lines.push(
      `Excluded as outliers, far from the line through the others: calls of ${outliers.join(', ')}.`,
    );
  }
  return lines.join('\n');
}

function nHalfSentence({ nHalf, nHalfInterval, sizes, validity }: CostModel): string {
  if (!validity.quiet) return 'At which size half of the time is overhead (n-half) is uncertain.';
  const size = formatBatchSize(nHalf, sizes);
  const [low, high] = nHalfInterval.map((end) => formatBatchSize(end, sizes));
  return `Half of the time is overhead in a call of ${size} reviews (n-half; ${low} to ${high}).`;
}

/**
 * Each prediction beside its measurement, and how far the model held.
 *
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const [fitted] = callCosts(new Map([['tiny', predict]]), ['a', 'b'], { clock: () => now })
 * describePredictions(fitted) // => 'Without a line there is nothing to predict.'
 */
export function describePredictions({
  checks,
  costModel,
}: Pick<FittedSweep, 'checks' | 'costModel'>): string {
  if (!costModel.usable) return 'Without a line there is nothing to predict.';
  if (checks.length === 0) return 'There are too few sizes to hold one back: nothing to predict.';
  const lines = checks.map(
    ({ batchSize, predictedMs, intervalMs, measuredMs, relativeError, outcome, because }) =>
      `${batchSize} reviews: predicted ${formatEstimate(predictedMs)} (${range(intervalMs)}), ` +
      `measured ${formatEstimate(measuredMs)}: off by ${percent(relativeError)}, ` +
      (because === undefined ? `${outcome} the interval.` : `uncertain. ${because}`),
  );
  const held = checks.filter(({ outcome }) => outcome === 'inside').length;
  const worst = Math.max(...checks.map(({ relativeError }) => Math.abs(relativeError)));
  lines.push(
    held === checks.length
      ? `So the two numbers held for every size that was put aside, within ${percent(worst)}.`
      : `So the two numbers held for ${held} of the ${checks.length} sizes that were put aside.`,
  );
  return lines.join('\n');
}

/**
 * The longest stage in each way, and how much longer or shorter a call is when it is run in stages; where that
 * differs too much from the whole, nothing else.
 *
 * @example
 * const louder = (texts) => texts.map((text) => text.toUpperCase())
 * const found = breakDown([{ name: 'louder', run: louder }], louder, ['a', 'b'])
 * describeBreakdown(found).startsWith('In a batch of 2 a review takes') // => true
 */
export function describeBreakdown({ batch, realTime, validity }: Breakdown): string {
  const doubt = doubtOf(validity);
  return [batch, realTime]
    .map(({ batchSize, wholeMs, stagedRatio, addsUp, longest }) => {
      const way = batchSize === 1 ? 'In real time' : `In a batch of ${batchSize}`;
      const takes = `${way} a review takes ${formatEstimate(wholeMs)}`;
      if (!addsUp) {
        return (
          `${takes}. Run in stages it took ${formatRatio(stagedRatio.ratio)} times as long (${confidence([stagedRatio.low, stagedRatio.high], formatRatio)}): ` +
          'the stages do not add up to the whole, so nothing is concluded from them.'
        );
      }
      const change = stagedRatio.ratio < 1 ? 'shorter' : 'longer';
      const found =
        longest !== undefined
          ? `${longest.name} is ${percent(longest.share)} of that.`
          : doubt === undefined
            ? 'no stage surely takes longer than the others.'
            : `which stage takes longest is uncertain. ${doubt}`;
      return `${takes}; ${found} (Run in stages it took ${percent(stagedRatio.ratio - 1)} ${change}.)`;
    })
    .join('\n');
}

/**
 * A batch size that a model gives, as far as its fitted sizes reach: '31', 'less than 1', 'more than 512'.
 *
 * @example
 * formatBatchSize(900, [1, 2, 512]) // => 'more than 512'
 */
export function formatBatchSize(size: number, sizes: readonly number[]): string {
  const [smallest, largest] = [sizes[0], sizes[sizes.length - 1]];
  if (size > largest) return `more than ${largest}`;
  if (size < smallest) return `less than ${smallest}`;
  return formatRatio(size);
}

function percent(share: number): string {
  return formatRoughShare(Math.abs(share));
}

function range(interval: readonly [number, number]): string {
  return formatInterval(floored(interval), formatEstimate);
}

function floored([low, high]: readonly [number, number]): [number, number] {
  return [Math.max(0, low), Math.max(0, high)];
}

/**
 * What a review costs in real time, against its share of a batch in the same rounds, with the 95 % interval
 * of the ratio, and a conclusion only where the interval allows one.
 *
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const [fitted] = callCosts(new Map([['tiny', predict]]), ['a', 'b'], { clock: () => now })
 * describeRealTime(fitted).endsWith(': about the same.') // => true
 */
export function describeRealTime({
  name,
  realTime,
}: Pick<FittedSweep, 'name' | 'realTime'>): string {
  if (realTime === undefined) return `${name}: too few sizes to compare real time with a batch.`;
  const { batchSize, ratio, verdict, because } = realTime;
  return (
    `${name}: a review costs ${formatRatio(ratio.ratio)} times as much in real time as in ` +
    `a batch of ${batchSize} (${confidence([ratio.low, ratio.high], formatRatio)}): ${verdict}` +
    (because === undefined ? '.' : `. ${because}`)
  );
}
