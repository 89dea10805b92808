/** From sweeps to cost models: which sizes are fitted, how those held back were predicted, and what single calls cost. */
import type { BatchSizeTimings, Sweep } from './batch-size-sweep';
import { fitCostModel, type CostModel } from './cost-model';
import { checkPrediction, type PredictionCheck } from './prediction-check';
import { roundRatio, surelyLonger, surelySame, type Ratio } from '../timing/ratio';
import { doubtOf } from '../timing/validity';

/** A review in a single call against its share of a large one, in the same rounds. Times are medians in ms. */
export interface SingleAgainstBatch {
  readonly batchSize: number;
  readonly singleMs: number;
  /** The batch's time divided by its size. */
  readonly perReviewMs: number;
  readonly ratio: Ratio;
  /** What a single call costs beside a review of the batch: decided by the interval of the ratio. */
  readonly verdict: 'about the same' | 'more' | 'less' | 'uncertain';
  /** Why it is uncertain. */
  readonly because?: string;
}

/** A sweep with the model of what its calls cost. */
export interface FittedSweep {
  readonly name: string;
  /** The sizes the model was fitted to, and those it excluded. */
  readonly timings: readonly BatchSizeTimings[];
  readonly costModel: CostModel;
  /** One for each size held back that was measured and that a usable model can predict. */
  readonly checks: readonly PredictionCheck[];
  /** With the largest size that all sweeps share; undefined where they share only single calls, or not those. */
  readonly single: SingleAgainstBatch | undefined;
}

/**
 * Fits a cost model to each sweep.
 *
 * @param sweeps name to sweep, of the same rounds
 * @param held sizes to leave out of the fit and then predict
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const texts = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
 * const sweep = sweepBatchSizes(predict, texts, { sizes: [1, 2, 3, 4, 8], clock: () => now })
 * fitSweeps(new Map([['tiny', sweep]]), [3])[0].checks[0].outcome // => 'inside'
 */
export function fitSweeps(
  sweeps: ReadonlyMap<string, Sweep>,
  held: readonly number[] = [],
): FittedSweep[] {
  const all = [...sweeps.values()].map(({ timings }) => timings.map((size) => size.batchSize));
  const shared = all.reduce((some, sizes) => some.filter((size) => sizes.includes(size)), all[0]);
  return [...sweeps].map(([name, sweep]) => {
    const timings = sweep.timings.filter(({ batchSize }) => !held.includes(batchSize));
    const costModel = fitCostModel(timings, sweep.validity);
    const largest = costModel.sizes[costModel.sizes.length - 1];
    const checks = sweep.timings
      .filter(({ batchSize }) => held.includes(batchSize) && batchSize < largest)
      .filter(() => costModel.usable)
      .map(({ batchSize, medianMs }) => checkPrediction(costModel, batchSize, medianMs));
    const single = singleAgainst(sweep, Math.max(...shared));
    return { name, timings, costModel, checks, single };
  });
}

function singleAgainst(
  { timings, validity }: Sweep,
  batchSize: number,
): SingleAgainstBatch | undefined {
  const single = timings.find((size) => size.batchSize === 1);
  const batch = timings.find((size) => size.batchSize === batchSize);
  if (single === undefined || batch === undefined || batchSize === 1) return undefined;
  const shares = batch.timingsMs.map((ms) => ms / batchSize);
  const ratio = roundRatio(single.timingsMs, shares);
  const longer = surelyLonger(ratio);
  const isTold = surelySame(ratio) || longer !== 0;
  const because =
    doubtOf(validity) ?? (isTold ? undefined : 'this run cannot tell which is cheaper');
  const verdict = surelySame(ratio) ? 'about the same' : longer > 0 ? 'more' : 'less';
  return {
    ...{ batchSize, singleMs: single.medianMs, perReviewMs: batch.medianMs / batchSize, ratio },
    ...(because === undefined ? { verdict } : { verdict: 'uncertain', because }),
  };
}
