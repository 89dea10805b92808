/** What results/experiment.json says of each policy's day. */
import type { ModelResults } from '../timing/model-results';
import { finiteOrNull } from '../timing/target';
import type { Simulation } from './queue-simulator';

/** One policy's day. Times are in milliseconds. */
export interface PolicyRecord {
  readonly reviews: number;
  /** From a review's arrival to its answer. */
  readonly timeToAnswerMs: ModelResults['realTime']['latencyMs'];
  /** Median of the time from a review's arrival to the start of its call. */
  readonly waitingP50Ms: number;
  /** Share of the time in which the server worked, from 0 to 1. */
  readonly utilisationShare: number;
  readonly reviewsPerSecond: number;
}

/**
 * Sums up each simulated day as the record holds it.
 *
 * @param simulations policy's name to what became of its reviews
 * @example
 * const day = simulateArrivals(Float64Array.of(0, 10), onArrival(), () => 4)
 * arrivalsRecord(new Map([['real time', day]]))['real time'].timeToAnswerMs.max // => 4
 */
export function arrivalsRecord(
  simulations: ReadonlyMap<string, Simulation>,
): Record<string, PolicyRecord> {
  return Object.fromEntries(
    [...simulations].map(([name, { arrivalsMs, timeToAnswer, waiting, ...simulation }]) => [
      name,
      {
        reviews: arrivalsMs.length,
        timeToAnswerMs: {
          p50: timeToAnswer.p50Ms,
          p90: timeToAnswer.p90Ms,
          p95: timeToAnswer.p95Ms,
          p99: timeToAnswer.p99Ms,
          p99Interval: [
            Math.max(0, timeToAnswer.p99IntervalMs[0]),
            finiteOrNull(timeToAnswer.p99IntervalMs[1]),
          ],
          max: timeToAnswer.maxMs,
        },
        waitingP50Ms: waiting.p50Ms,
        utilisationShare: simulation.utilisation,
        reviewsPerSecond: simulation.reviewsPerSecond,
      },
    ]),
  );
}
