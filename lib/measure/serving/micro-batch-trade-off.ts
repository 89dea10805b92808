/**
 * What the two knobs of micro-batching buy and cost: longer waits and larger batches spread the
 * overhead over more reviews, so the server works less, and each review is answered later.
 */
import { simulateArrivals } from './queue-simulator';
import type { ServiceTime } from './service-time';
import { microBatches } from './serving-policy';

/** The result of one setting of the two knobs, at the same arrivals as all the others. */
export interface TradeOffPoint {
  readonly maximumSize: number;
  readonly maximumWaitMs: number;
  /** Percentiles of the time to answer, in milliseconds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Share of the time in which the server works, from 0 to 1. */
  readonly utilisation: number;
  readonly reviewsPerSecond: number;
  readonly meanBatchSize: number;
}

/**
 * Simulates the arrivals with every pair of a maximum size and a maximum wait.
 *
 * @returns one point for each pair: all waits of the first size, then of the second ...
 * @throws RangeError when a list is empty, or as `simulateArrivals` does
 * @example
 * microBatchTradeOff(Float64Array.of(0, 1), [2], [5], () => 3)[0].meanBatchSize // => 2
 */
export function microBatchTradeOff(
  arrivalsMs: Float64Array,
  maximumSizes: readonly number[],
  maximumWaitsMs: readonly number[],
  serviceTime: ServiceTime,
): TradeOffPoint[] {
  if (maximumSizes.length === 0) throw new RangeError('microBatchTradeOff: no maximum sizes');
  if (maximumWaitsMs.length === 0) throw new RangeError('microBatchTradeOff: no maximum waits');
  return maximumSizes.flatMap((maximumSize) =>
    maximumWaitsMs.map((maximumWaitMs): TradeOffPoint => {
      const policy = microBatches(maximumSize, maximumWaitMs);
      const simulation = simulateArrivals(arrivalsMs, policy, serviceTime);
      return {
        maximumSize,
        maximumWaitMs,
        p50Ms: simulation.timeToAnswer.p50Ms,
        p99Ms: simulation.timeToAnswer.p99Ms,
        utilisation: simulation.utilisation,
        reviewsPerSecond: simulation.reviewsPerSecond,
        meanBatchSize: arrivalsMs.length / simulation.batchSizes.length,
      };
    }),
  );
}
