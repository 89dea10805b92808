/** What was found about the cost of a call, in sentences that say no more than the numbers carry. */
import type { Breakdown } from '../../measure/cost/breakdown';
import type { Sweep } from '../../measure/cost/batch-size-sweep';
import type { CostModel } from '../../measure/cost/cost-model';
import type { FittedSweep } from '../../measure/cost/fitted-sweep';
import { roundRatio } from '../../measure/timing/round-ratio';
import { formatEstimate, formatInterval, formatRatio, formatRoughShare } from './numbers';

/** Ratios of two times are called the same when their interval lies between these. */
const [SAME_FROM, SAME_TO] = [0.8, 1.25];

/**
 * How many rounds a sweep took, whether its medians are stable, and what it had no time for.
 *
 * @example
 * describeSweep({ timings: [], leftOut: [], rounds: 5, stable: true }) // => 'After 5 rounds every median is stable.'
 */
export function describeSweep({ rounds, stable, leftOut }: Sweep): string {
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
  const { usable, reason, outliers, bend } = model;
  if (!usable) {
    const advice = model.sizes.length < 4 ? '' : ' If the machine was busy, run the sweep again.';
    return `No line is drawn and nothing is predicted: ${reason}.${advice}`;
  }
  const lines = [
    model.overheadNegligible
      ? 'This sweep shows no overhead: it cannot be told from 0.'
      : `Overhead of a call: ${formatEstimate(model.overheadMs)} (95\u00a0% interval ${range(model.overheadIntervalMs)}).`,
    `Each review: ${formatEstimate(model.perReviewMs)} (${range(model.perReviewIntervalMs)})` +
      (bend === undefined
        ? '.'
        : ` up to ${bend.batchSize} in a call, and each one beyond ${formatEstimate(bend.perReviewMs)}: the line bends there.`),
  ];
  if (!model.overheadNegligible) {
    lines.push(
      `Half of the time is overhead in a call of ${formatBatchSize(model.nHalf, model.sizes)} reviews (n-half).`,
    );
  }
  lines.push(
    `The line misses no median by more than ${formatRoughShare(model.largestRelativeError)}.`,
  );
  if (outliers.length > 0) {
    lines.push(
      `Set aside, because they lie far from all lines through the others: calls of ${outliers.join(', ')}.`,
    );
  }
  return lines.join('\n');
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
export function describePredictions({ checks, costModel }: FittedSweep): string {
  if (!costModel.usable) return 'Without a line there is nothing to predict.';
  if (checks.length === 0) return 'There are too few sizes to hold one back: nothing to predict.';
  const lines = checks.map(
    ({ batchSize, predictedMs, intervalMs, measuredMs, relativeError, outcome }) =>
      `${batchSize} reviews: predicted ${formatEstimate(predictedMs)} (${range(intervalMs)}), ` +
      `measured ${formatEstimate(measuredMs)}: off by ${formatRoughShare(Math.abs(relativeError))}, ` +
      (outcome === 'proves nothing'
        ? 'but so wide an interval proves nothing.'
        : `${outcome} the interval.`),
  );
  const held = checks.filter(({ outcome }) => outcome === 'inside').length;
  const numbers = costModel.bend === undefined ? 'two numbers' : 'line with its bend';
  const worst = Math.max(...checks.map(({ relativeError }) => Math.abs(relativeError)));
  lines.push(
    held === checks.length
      ? `So the ${numbers} held for every size that was put aside, within ${formatRoughShare(worst)}.`
      : `So the ${numbers} held for ${held} of the ${checks.length} sizes that were put aside.`,
  );
  return lines.join('\n');
}

/**
 * The slowest stage in each way, and how far the stages explain the whole.
 *
 * @example
 * const louder = (texts) => texts.map((text) => text.toUpperCase())
 * const found = breakDown([{ name: 'louder', run: louder }], louder, ['a', 'b'])
 * describeBreakdown(found).startsWith('In a batch of 2 a review takes') // => true
 */
export function describeBreakdown(breakdown: Breakdown): string {
  return [breakdown.batch, breakdown.oneAtATime]
    .map(({ batchSize, stages, wholeMs, relativeError }, index) => {
      const slowest = stages.reduce((most, stage) =>
        stage.medianMs > most.medianMs ? stage : most,
      );
      return (
        `${index === 0 ? `In a batch of ${batchSize}` : 'One at a time'} a review takes ${formatEstimate(wholeMs)};` +
        ` ${slowest.name} is ${formatRoughShare(slowest.share)} of the stages.` +
        ` Their sum differs from the whole by ${formatRoughShare(Math.abs(relativeError))}.`
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

function range([low, high]: readonly [number, number]): string {
  return formatInterval([Math.max(0, low), Math.max(0, high)], formatEstimate);
}

/**
 * What a review costs alone, against its share of the largest call of the same sweep: the ratio of the
 * rounds with its 95 % interval, and a conclusion only where the interval allows one.
 *
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const sweep = sweepBatchSizes(predict, ['a', 'b'], { clock: () => now })
 * describeAlone('tiny', sweep).endsWith(': about the same.') // => true
 */
export function describeAlone(name: string, { timings }: Pick<Sweep, 'timings'>): string {
  const [alone, largest] = [timings[0], timings[timings.length - 1]];
  if (alone.batchSize !== 1 || largest.batchSize === 1) {
    return `${name}: too few sizes to compare a review alone with one in a batch.`;
  }
  const shares = largest.timingsMs.map((ms) => ms / largest.batchSize);
  const { ratio, low, high } = roundRatio(alone.timingsMs, shares);
  const found = `${formatRatio(ratio)} times its share of a batch of ${largest.batchSize} (95\u00a0% interval ${formatInterval([low, high], formatRatio)})`;
  const costs = `${name}: a review alone costs ${found}`;
  if (low >= SAME_FROM && high <= SAME_TO) return `${costs}: about the same.`;
  if (low > 1) return `${costs}: more.`;
  if (high < 1) return `${costs}: less.`;
  return `${costs}: which is cheaper cannot be told from this run.`;
}
