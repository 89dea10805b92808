/**
 * When reviews arrive: at random moments, as independent customers do (a Poisson process: the gaps
 * are exponential; Kleinrock, "Queueing Systems", 1975). Arrivals are milliseconds after a midnight, in
 * ascending order.
 */
import { checkPositive, checkWhole } from '../argument-checks';
import { drawExponential, seededRandom } from '../seeded-random';

/**
 * Milliseconds in a day.
 *
 * @example
 * DAY_MS / 3_600_000 // => 24
 */
export const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Draws the first `count` arrivals of a Poisson process that starts at midnight.
 *
 * @param reviewsPerSecond mean rate, above 0
 * @throws RangeError when the rate is not above 0, or count or seed is no whole number from 0
 * @example
 * poissonArrivals(10, 3, 1).length // => 3
 */
export function poissonArrivals(
  reviewsPerSecond: number,
  count: number,
  seed: number,
): Float64Array {
  checkPositive('the arrival rate (reviews a second)', reviewsPerSecond);
  checkWhole('the number of arrivals', count, 0);
  const random = seededRandom(seed);
  const arrivalsMs = new Float64Array(count);
  let now = 0;
  for (let i = 0; i < count; i++) {
    now += drawExponential(random, reviewsPerSecond / 1000);
    arrivalsMs[i] = now;
  }
  return arrivalsMs;
}

/**
 * Lets requests arrive at an even pace.
 *
 * @param perSecond rate, above 0
 * @throws RangeError when the rate is not above 0, or the count no whole number from 0
 * @example
 * [...constantArrivals(10, 3)] // => [100, 200, 300]
 */
export function constantArrivals(perSecond: number, count: number): Float64Array {
  checkPositive('the arrival rate (reviews a second)', perSecond);
  checkWhole('the number of arrivals', count, 0);
  return Float64Array.from({ length: count }, (_, i) => (1000 * (i + 1)) / perSecond);
}

/** How many come at once in a burst. */
const BURST = 10;

/**
 * Lets requests arrive ten at a time, the tens as a Poisson process: the same mean rate, in bursts.
 *
 * @throws RangeError as `poissonArrivals`
 * @example
 * new Set(burstArrivals(10, 30, 1)).size // => 3
 */
export function burstArrivals(perSecond: number, count: number, seed: number): Float64Array {
  const bursts = poissonArrivals(perSecond / BURST, Math.ceil(count / BURST), seed);
  return Float64Array.from({ length: count }, (_, i) => bursts[Math.floor(i / BURST)]);
}
