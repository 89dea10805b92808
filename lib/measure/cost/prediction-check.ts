/** A cost model's prediction for a size it has not seen, beside what was then measured. */
import { checkPositive } from '../argument-checks';
import type { Interval } from './cost-line';
import { doubtOf } from '../timing/validity';
import type { CostModel } from './cost-model';

/** Times in milliseconds. */
export interface PredictionCheck {
  readonly batchSize: number;
  readonly predictedMs: number;
  /** Where the measured median should lie, in 95 of 100 cases. */
  readonly intervalMs: Interval;
  readonly measuredMs: number;
  /** (measured - predicted) / predicted: 0.05 is 5 % slower than predicted. */
  readonly relativeError: number;
  /**
   * Whether the measurement lies inside the interval. It is uncertain where the sweep is in doubt, and where the
   * interval reaches further than a quarter of the prediction to a side, which says too little to be right.
   */
  readonly outcome: 'inside' | 'outside' | 'uncertain';
  /** Why it is uncertain. */
  readonly because?: string;
}

const WIDEST_SHARE = 0.25;

/**
 * Compares the model's prediction for a size that was left out of the fit with its measurement. Take
 * both from one sweep: times of two stretches differ by what else the machine did meanwhile.
 *
 * @throws RangeError when the size was fitted (the check would prove nothing) or lies outside those
 *   that were, the model is not usable, or the time is not above 0
 * @example
 * const points = [1, 2, 4, 8].map((batchSize) => ({ batchSize, medianMs: 10 + 2 * batchSize }))
 * checkPrediction(fitCostModel(points), 5, 40).outcome // => 'outside'
 */
export function checkPrediction(model: CostModel, n: number, measuredMs: number): PredictionCheck {
  checkPositive('measuredMs', measuredMs);
  if (model.sizes.includes(n)) {
    throw new RangeError(`size ${n} was fitted: check a size the model has not seen`);
  }
  const predictedMs = model.predictMs(n);
  const intervalMs = model.predictionIntervalMs(n);
  const [low, high] = intervalMs;
  const isWide = high - predictedMs > WIDEST_SHARE * predictedMs;
  const because =
    doubtOf(model.validity) ?? (isWide ? 'So wide an interval proves nothing.' : undefined);
  const outcome = measuredMs >= low && measuredMs <= high ? 'inside' : 'outside';
  const relativeError = measuredMs / predictedMs - 1;
  const check = { batchSize: n, predictedMs, intervalMs, measuredMs, relativeError };
  return because === undefined
    ? { ...check, outcome }
    : { ...check, outcome: 'uncertain', because };
}
