/** How long a simulated server works on a batch: as one sweep measured it, single calls and batches alike. */
import { checkPositive, checkWhole } from '../argument-checks';
import type { SizePoint } from '../cost/cost-line';
import { randomAt } from '../seeded-random';

/**
 * The time a batch takes.
 *
 * @param batchSize reviews in the batch
 * @param firstReview position of its first review among all arrivals, from 0
 * @returns milliseconds, from 0
 */
export type ServiceTime = (batchSize: number, firstReview: number) => number;

/**
 * Service times from the medians of one sweep, so that policies with small and large batches are
 * compared by what was measured in the same rounds. Between two measured sizes the time is
 * interpolated; a batch larger than the largest of them is served in several calls of that size and
 * one with the rest, for how long one call would take nobody measured.
 *
 * @param points one or more; one of them for a single review
 * @throws RangeError when there is no time for a single review, a size stands twice, or a time is not
 *   above 0
 * @example
 * const points = [{ batchSize: 1, medianMs: 2 }, { batchSize: 3, medianMs: 4 }]
 * serviceTimeFromSweep(points)(2, 0) // => 3
 */
export function serviceTimeFromSweep(points: readonly SizePoint[]): ServiceTime {
  const sorted = [...points].sort((a, b) => a.batchSize - b.batchSize);
  sorted.forEach(({ batchSize, medianMs }, index) => {
    checkWhole('a batch size', batchSize, 1);
    checkPositive(`the median time of batch size ${batchSize}`, medianMs);
    if (index > 0 && sorted[index - 1].batchSize === batchSize) {
      throw new RangeError(`serviceTimeFromSweep: batch size ${batchSize} stands twice`);
    }
  });
  if (sorted[0]?.batchSize !== 1) {
    throw new RangeError('serviceTimeFromSweep: the sweep has no size 1: measure single calls too');
  }
  const largest = sorted[sorted.length - 1];
  const within = (batchSize: number): number => {
    const above = sorted.findIndex((point) => point.batchSize >= batchSize);
    const upper = sorted[above];
    if (upper.batchSize === batchSize) return upper.medianMs;
    const lower = sorted[above - 1];
    const share = (batchSize - lower.batchSize) / (upper.batchSize - lower.batchSize);
    return lower.medianMs + share * (upper.medianMs - lower.medianMs);
  };
  return (batchSize) => {
    checkWhole('the reviews in a batch', batchSize, 1);
    const calls = Math.floor(batchSize / largest.batchSize);
    const rest = batchSize % largest.batchSize;
    return calls * largest.medianMs + (rest > 0 ? within(rest) : 0);
  };
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
 * serviceTimeFromLatencies([7, 7], 1)(1, 0) // => 7
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
        `latencies of single reviews do not say how long a batch of ${batchSize} takes: use a sweep`,
      );
    }
    return latencies[Math.floor(randomAt(seed, firstReview) * latencies.length)];
  };
}
