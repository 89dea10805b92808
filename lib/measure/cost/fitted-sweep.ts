/** What calls cost: sweeps over batch sizes, the line fitted to each, how sizes held back were predicted, and real time. */
import type { Models } from '../timing/both-ways';
import { chooseBatchSizes } from './batch-size-choice';
import { sweepModels, type Sweep, type SweepOptions } from './batch-size-sweep';
import { fitCostModel, type CostModel } from './cost-model';
import { checkPrediction, type PredictionCheck } from './prediction-check';
import { roundRatio, surelyLonger, surelySame, type Ratio } from '../timing/ratio';
import { doubtOf } from '../timing/validity';

/** A review in real time against its share of a batch, in the same rounds. Times are medians in ms. */
export interface RealTimeCost {
  readonly batchSize: number;
  readonly realTimeMs: number;
  /** The batch's time divided by its size. */
  readonly perReviewMs: number;
  readonly ratio: Ratio;
  /** What a review costs in real time beside one of the batch: decided by the interval of the ratio. */
  readonly verdict: 'about the same' | 'more' | 'less' | 'uncertain';
  /** Why it is uncertain. */
  readonly because?: string;
}

/** A sweep with the model of what its calls cost; its timings are without the sizes that were held back. */
export interface FittedSweep extends Sweep {
  readonly name: string;
  readonly costModel: CostModel;
  /** One for each size held back that was measured and that a usable model can predict. */
  readonly checks: readonly PredictionCheck[];
  /** Against the largest size that all sweeps share; undefined where that is 1, or 1 was not measured. */
  readonly realTime: RealTimeCost | undefined;
}

export interface CallCostOptions extends SweepOptions {
  /**
   * Sizes that are measured too, but not fitted: the line predicts them, and is held to that. Default: two, or as
   * many as find room, where `sizes` names none.
   */
  readonly held?: readonly number[];
}

/**
 * Measures what calls of several models cost as they grow, all models in every round, and fits a line to each: the
 * overhead of a call, and what each review adds.
 *
 * @returns one for each model, in their order
 * @throws as `sweepModels` does
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const [cost] = callCosts(new Map([['tiny', predict]]), ['a', 'b'], { clock: () => now })
 * cost.timings.map(({ batchSize, medianMs }) => [batchSize, medianMs]) // => [[1, 1], [2, 2]]
 */
export function callCosts(
  models: Models,
  texts: readonly string[],
  options: CallCostOptions = {},
): FittedSweep[] {
  const chosen = chooseBatchSizes(Math.max(1, texts.length));
  const { sizes = chosen.fitted, held = options.sizes ? [] : chosen.held } = options;
  return fitSweeps(sweepModels(models, texts, { ...options, sizes: [...sizes, ...held] }), held);
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
 * const sizes = [1, 2, 3, 4, 8]
 * const sweeps = sweepModels(new Map([['tiny', predict]]), texts, { sizes, clock: () => now })
 * fitSweeps(sweeps, [3])[0].checks[0].outcome // => 'inside'
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
    const realTime = realTimeCost(sweep, Math.max(...shared));
    return { ...sweep, name, timings, costModel, checks, realTime };
  });
}

function realTimeCost({ timings, validity }: Sweep, batchSize: number): RealTimeCost | undefined {
  const one = timings.find((size) => size.batchSize === 1);
  const batch = timings.find((size) => size.batchSize === batchSize);
  if (one === undefined || batch === undefined || batchSize === 1) return undefined;
  const shares = batch.timingsMs.map((ms) => ms / batchSize);
  const ratio = roundRatio(one.timingsMs, shares);
  const longer = surelyLonger(ratio);
  const isTold = surelySame(ratio) || longer !== 0;
  const because =
    doubtOf(validity) ?? (isTold ? undefined : 'This run cannot tell which is cheaper.');
  const verdict = surelySame(ratio) ? 'about the same' : longer > 0 ? 'more' : 'less';
  return {
    ...{ batchSize, realTimeMs: one.medianMs, perReviewMs: batch.medianMs / batchSize, ratio },
    ...(because === undefined ? { verdict } : { verdict: 'uncertain', because }),
  };
}
