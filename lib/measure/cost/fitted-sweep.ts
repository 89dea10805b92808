/** From sweeps to cost models: which sizes are fitted, and how the sizes held back were predicted. */
import type { BatchSizeTimings, Sweep } from './batch-size-sweep';
import { fitCostModel, type CostModel } from './cost-model';
import { checkPrediction, type PredictionCheck } from './prediction-check';

/** A sweep with the model of what its calls cost. */
export interface FittedSweep {
  readonly name: string;
  /** The sizes the model was fitted to, and those it set aside. */
  readonly timings: readonly BatchSizeTimings[];
  readonly costModel: CostModel;
  /** One for each size held back that was measured and that a usable model can predict. */
  readonly checks: readonly PredictionCheck[];
}

/**
 * Fits a cost model to each sweep.
 *
 * @param sweeps name to sweep
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
  return [...sweeps].map(([name, sweep]) => {
    const timings = sweep.timings.filter(({ batchSize }) => !held.includes(batchSize));
    const costModel = fitCostModel(timings);
    const largest = costModel.sizes[costModel.sizes.length - 1];
    const checks = sweep.timings
      .filter(({ batchSize }) => held.includes(batchSize) && batchSize < largest)
      .filter(() => costModel.usable)
      .map(({ batchSize, medianMs }) => checkPrediction(costModel, batchSize, medianMs));
    return { name, timings, costModel, checks };
  });
}
