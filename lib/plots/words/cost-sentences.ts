/** What was found about the cost of a call, in sentences that say no more than the numbers carry. */
import type { Breakdown } from '../../measure/cost/breakdown';
import type { Sweep } from '../../measure/cost/batch-size-sweep';
import type { CostModel } from '../../measure/cost/cost-model';
import type { FittedSweep } from '../../measure/cost/fitted-sweep';
import {
  confidence,
  formatEstimate,
  formatInterval,
  formatRatio,
  formatRoughShare,
} from './numbers';

/** Ratios of two times are called the same when their interval lies between these. */
const [SAME_FROM, SAME_TO] = [0.8, 1.25];
/** From here on it is said that the line misses calls of one review. */
const NOTABLE_MISS = 0.05;

/**
 * How many rounds a sweep took, whether its medians are stable, and what it had no time for.
 *
 * @example
 * describeSweep({ leftOut: [], rounds: 5, stable: true }) // => 'After 5 rounds every median is stable.'
 */
export function describeSweep({
  rounds,
  stable,
  leftOut,
}: Pick<Sweep, 'rounds' | 'stable' | 'leftOut'>): string {
  const lines = [
    stable
      ? `After ${rounds} rounds every median is stable.`
      : `After ${rounds} rounds not every median is stable: read them with care.`,
  ];
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
  const { usable, reason, outliers, misses, worstMiss } = model;
  if (!usable) {
    const advice = model.sizes.length < 4 ? '' : ' If the machine was busy, run the sweep again.';
    return `No line is drawn and nothing is predicted: ${reason}.${advice}`;
  }
  const lines = [
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

function nHalfSentence({ nHalf, nHalfInterval, sizes }: CostModel): string {
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
 * const sweep = sweepBatchSizes(predict, ['a', 'b'], { clock: () => now })
 * const [fitted] = fitSweeps(new Map([['tiny', sweep]]))
 * describePredictions(fitted) // => 'Without a line there is nothing to predict.'
 */
export function describePredictions({
  checks,
  costModel,
}: Pick<FittedSweep, 'checks' | 'costModel'>): string {
  if (!costModel.usable) return 'Without a line there is nothing to predict.';
  if (checks.length === 0) return 'There are too few sizes to hold one back: nothing to predict.';
  const lines = checks.map(
    ({ batchSize, predictedMs, intervalMs, measuredMs, relativeError, outcome }) =>
      `${batchSize} reviews: predicted ${formatEstimate(predictedMs)} (${range(intervalMs)}), ` +
      `measured ${formatEstimate(measuredMs)}: off by ${percent(relativeError)}, ` +
      (outcome === 'proves nothing'
        ? 'but so wide an interval proves nothing.'
        : `${outcome} the interval.`),
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
export function describeBreakdown({ batch, realTime }: Breakdown): string {
  return [batch, realTime]
    .map(({ batchSize, stages, wholeMs, stagedRatio, addsUp }) => {
      const way = batchSize === 1 ? 'In real time' : `In a batch of ${batchSize}`;
      const takes = `${way} a review takes ${formatEstimate(wholeMs)}`;
      if (!addsUp) {
        return (
          `${takes}. Run in stages it took ${formatRatio(stagedRatio.ratio)} times as long (${confidence([stagedRatio.low, stagedRatio.high], formatRatio)}): ` +
          'the stages do not add up to the whole, so nothing is concluded from them.'
        );
      }
      const longest = stages.reduce((most, stage) => (stage.share > most.share ? stage : most));
      const change = stagedRatio.ratio < 1 ? 'shorter' : 'longer';
      return (
        `${takes}; ${longest.name} is ${percent(longest.share)} of that. ` +
        `(Run in stages it took ${percent(stagedRatio.ratio - 1)} ${change}.)`
      );
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
 * const sweep = sweepBatchSizes(predict, ['a', 'b'], { clock: () => now })
 * const [fitted] = fitSweeps(new Map([['tiny', sweep]]))
 * describeRealTime(fitted).endsWith(': about the same.') // => true
 */
export function describeRealTime({
  name,
  realTime,
}: Pick<FittedSweep, 'name' | 'realTime'>): string {
  if (realTime === undefined) return `${name}: too few sizes to compare real time with a batch.`;
  const { low, high: end } = realTime.ratio;
  const high = end ?? Infinity;
  const costs =
    `${name}: a review costs ${formatRatio(realTime.ratio.ratio)} times as much in real time ` +
    `as in a batch of ${realTime.batchSize} (${confidence([low, end], formatRatio)})`;
  if (low >= SAME_FROM && high <= SAME_TO) return `${costs}: about the same.`;
  if (low > 1) return `${costs}: more.`;
  if (high < 1) return `${costs}: less.`;
  return `${costs}: which is cheaper cannot be told from this run.`;
}
