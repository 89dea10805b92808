/** How long a simulated server works on a batch: from a fitted cost model, or from measured latencies. */
import { checkWhole } from './argument-checks';
import type { CostModel } from './cost-model';
import { randomAt } from './seeded-random';

/**
 * The time a batch takes.
 *
 * @param batchSize reviews in the batch
 * @param firstReview position of its first review among all arrivals, from 0
 * @returns milliseconds, from 0
 */
export type ServiceTime = (batchSize: number, firstReview: number) => number;

/**
 * The cost model's prediction: every batch of one size takes the same time.
 *
 * @example
 * serviceTimeFromModel({ predictMs: (n) => 10 + n })(4, 0) // => 14
 */
export function serviceTimeFromModel(model: Pick<CostModel, 'predictMs'>): ServiceTime {
  return (batchSize) => model.predictMs(batchSize);
}

/**
 * One of the measured latencies of single reviews, drawn anew for each review (the bootstrap, Efron
 * 1979), so that the slow ones are in the simulation as often as in the measurement. The draw
 * depends on the seed and the review only: two policies or rates see the same luck.
 *
 * @param latenciesMs one or more latencies of calls with a single review
 * @throws RangeError when there are none or one is no time; when called for a batch of several, of
 *   which single latencies say nothing
 * @example
 * serviceTimeFromLatencies([5], 1)(1, 0) // => 5
 */
export function serviceTimeFromLatencies(
  latenciesMs: ArrayLike<number>,
  seed: number,
): ServiceTime {
  checkWhole('seed', seed, 0);
  const latencies = Float64Array.from(latenciesMs);
  if (latencies.length === 0) throw new RangeError('serviceTimeFromLatencies: no latencies');
  latencies.forEach((value, index) => {
    if (!(value >= 0 && value < Infinity)) {
      throw new RangeError(
        `serviceTimeFromLatencies: latency ${index} is ${value}, not a time in ms`,
      );
    }
  });
  return (batchSize, firstReview) => {
    if (batchSize !== 1) {
      throw new RangeError(
        `latencies of single reviews do not say how long a batch of ${batchSize} takes: use a cost model`,
      );
    }
    return latencies[Math.floor(randomAt(seed, firstReview) * latencies.length)];
  };
}
