/** What results/experiment.json says of each policy's day. */
import type { LatencySummary } from '../timing/latency-summary';
import type { Simulation } from './queue-simulator';

interface Percentiles {
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** One policy's day. Times are in milliseconds. */
export interface PolicyRecord {
  readonly reviews: number;
  readonly timeToAnswerMs: Percentiles;
  readonly waitingMs: Percentiles;
  readonly serviceMs: Percentiles;
  /** Share of the time in which the server worked, from 0 to 1. */
  readonly utilisation: number;
  readonly reviewsPerSecond: number;
}

/**
 * @param simulations policy's name to what became of its reviews
 * @example
 * const day = simulateArrivals(Float64Array.of(0, 10), oneAtATime(), () => 4)
 * arrivalsRecord(new Map([['alone', day]])).alone.timeToAnswerMs.max // => 4
 */
export function arrivalsRecord(
  simulations: ReadonlyMap<string, Simulation>,
): Record<string, PolicyRecord> {
  return Object.fromEntries(
    [...simulations].map(([name, simulation]) => [
      name,
      {
        reviews: simulation.arrivalsMs.length,
        timeToAnswerMs: percentiles(simulation.timeToAnswer),
        waitingMs: percentiles(simulation.waiting),
        serviceMs: percentiles(simulation.service),
        utilisation: simulation.utilisation,
        reviewsPerSecond: simulation.reviewsPerSecond,
      },
    ]),
  );
}

function percentiles({ p50Ms, p90Ms, p95Ms, p99Ms, maxMs }: LatencySummary): Percentiles {
  return { p50: p50Ms, p90: p90Ms, p95: p95Ms, p99: p99Ms, max: maxMs };
}
