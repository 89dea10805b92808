/**
 * When reviews arrive: at random moments, as independent customers do (a Poisson process: the gaps
 * are exponential; Kleinrock, "Queueing Systems", 1975), or as a file's timestamps say. Arrivals are
 * milliseconds after a midnight, in ascending order.
 */
import { checkNotNegative, checkPositive, checkWhole } from '../argument-checks';
import { drawExponential, seededRandom } from '../seeded-random';

/**
 * Milliseconds in a day.
 *
 * @example
 * DAY_MS / 3_600_000 // => 24
 */
export const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The first `count` arrivals of a Poisson process that starts at midnight.
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
 * The arrivals of a Poisson process within a time from midnight; how many there are is random too.
 *
 * @param reviewsPerSecond mean rate; at a rate of 0 nothing arrives and the list is empty
 * @param durationMs length of the time, from 0
 * @throws RangeError when rate or duration is negative or no finite number
 * @example
 * poissonArrivalsWithin(0, DAY_MS, 1).length // => 0
 */
export function poissonArrivalsWithin(
  reviewsPerSecond: number,
  durationMs: number,
  seed: number,
): Float64Array {
  checkNotNegative('the arrival rate (reviews a second)', reviewsPerSecond);
  checkNotNegative('the duration (ms)', durationMs);
  const random = seededRandom(seed);
  const arrivalsMs: number[] = [];
  if (reviewsPerSecond > 0) {
    const ratePerMs = reviewsPerSecond / 1000;
    let now = drawExponential(random, ratePerMs);
    for (; now < durationMs; now += drawExponential(random, ratePerMs)) arrivalsMs.push(now);
  }
  return Float64Array.from(arrivalsMs);
}

/**
 * Arrivals at an even pace.
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
 * Arrivals ten at a time, the tens as a Poisson process: the same mean rate, in bursts.
 *
 * @throws RangeError as `poissonArrivals`
 * @example
 * new Set(burstArrivals(10, 30, 1)).size // => 3
 */
export function burstArrivals(perSecond: number, count: number, seed: number): Float64Array {
  const bursts = poissonArrivals(perSecond / BURST, Math.ceil(count / BURST), seed);
  return Float64Array.from({ length: count }, (_, i) => bursts[Math.floor(i / BURST)]);
}

/**
 * A day of `count` reviews that know nothing of each other: a Poisson process of which the number of
 * arrivals is known is that many moments drawn evenly over the time (Ross, "Stochastic Processes",
 * chapter 2).
 *
 * @example
 * randomDay(3, 1).every((arrivalMs) => arrivalMs < DAY_MS) // => true
 */
export function randomDay(count: number, seed: number): Float64Array {
  checkWhole('the number of arrivals', count, 0);
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, () => DAY_MS * random()).sort();
}

const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:\d{2})?$/;

/**
 * Arrivals from timestamps such as '2024-05-01T09:30:00Z' or '2024-05-01 09:30' (ISO 8601). One
 * without a zone is read as UTC, so that a file means the same on every machine. They may stand in
 * any order; the result is sorted, and counts from the UTC midnight before the first.
 *
 * @throws Error that names the row (the first value is row 1) which is no timestamp
 * @example
 * [...arrivalsFromTimestamps(['2024-05-01 00:00:01'])] // => [1000]
 */
export function arrivalsFromTimestamps(values: readonly string[]): Float64Array {
  const times = Float64Array.from(values, (value, index) => {
    const [, day, time, zone = 'Z'] = TIMESTAMP.exec(value.trim()) ?? [];
    const milliseconds = Date.parse(`${day}T${time}${zone}`);
    const readBack = Number.isNaN(milliseconds)
      ? ''
      : new Date(Date.parse(`${day}T00:00Z`)).toISOString();
    if (day === undefined || !readBack.startsWith(day)) {
      const shown = JSON.stringify(value.slice(0, 40));
      throw new Error(`row ${index + 1}: ${shown} is no timestamp such as 2024-05-01T09:30:00Z`);
    }
    return milliseconds;
  }).sort();
  if (times.length === 0) return times;
  const midnight = Math.floor(times[0] / DAY_MS) * DAY_MS;
  return times.map((time) => time - midnight);
}
