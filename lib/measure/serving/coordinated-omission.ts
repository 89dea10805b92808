/**
 * What a loop hides that waits for each answer before it asks again. While one call stalls, the loop
 * asks nothing, so it counts one slow answer; customers come all the same, and every one who comes
 * during the stall waits for its end. Gil Tene named this *coordinated omission* ("How NOT to Measure
 * Latency", 2013); his wrk2 measures from the moment a request was due instead
 * (https://github.com/giltene/wrk2).
 */
import { poissonArrivals } from './arrivals';
import { checkNotNegative, checkPositive } from '../argument-checks';
import { simulateArrivals } from './queue-simulator';
import { onArrival } from './serving-policy';

/** The same calls, as a waiting loop counts them and as customers do. In milliseconds, one value a review. */
export interface BothClocks {
  /** What the loop writes down: how long each call took. */
  readonly loopMs: Float64Array;
  /** What customers wait who come at random, at their own rate: from their arrival to the answer. */
  readonly customersMs: Float64Array;
  /** When each customer comes. */
  readonly arrivalsMs: Float64Array;
}

export interface BothClocksOptions {
  /** The share of the time in which the server would work without the stall; default 0.5. */
  readonly utilisation?: number;
  /** Added to the call in the middle, as a pause of the machine would; default 0. */
  readonly stallMs?: number;
  /** Decides the arrivals; default 1. */
  readonly seed?: number;
}

/**
 * Lets one call stall and looks at it by both clocks. The calls are the measured ones, in their
 * order; the customers' arrivals are a Poisson process.
 *
 * @param latenciesMs one or more latencies of single calls, in the order they were measured
 * @throws RangeError when there are none, all are 0, one is no time, or an option is out of range
 * @example
 * const { loopMs, customersMs } = compareClocks([1, 1, 1, 1], { stallMs: 9 })
 * [...loopMs] // => [1, 1, 10, 1]
 * customersMs[3] > 1 // => true
 */
export function compareClocks(
  latenciesMs: ArrayLike<number>,
  { utilisation = 0.5, stallMs = 0, seed = 1 }: BothClocksOptions = {},
): BothClocks {
  checkNotNegative('stallMs', stallMs);
  if (!(utilisation > 0 && utilisation < 1)) {
    throw new RangeError(`utilisation must lie between 0 and 1, not ${utilisation}`);
  }
  const loopMs = Float64Array.from(latenciesMs);
  if (loopMs.length === 0) throw new RangeError('compareClocks: there are no latencies');
  loopMs.forEach((latency, index) => checkNotNegative(`latency ${index} (ms)`, latency));
  const meanMs = loopMs.reduce((sum, latency) => sum + latency, 0) / loopMs.length;
  checkPositive('the mean latency (ms)', meanMs);
  loopMs[Math.floor(loopMs.length / 2)] += stallMs;
  const arrivalsMs = poissonArrivals((1000 * utilisation) / meanMs, loopMs.length, seed);
  const served = simulateArrivals(arrivalsMs, onArrival(), (_, review) => loopMs[review]);
  return { loopMs, customersMs: served.timeToAnswerMs, arrivalsMs };
}
