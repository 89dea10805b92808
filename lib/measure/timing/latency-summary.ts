/**
 * Latencies summarised by percentiles. A mean hides the slow answers; p99 is the time that
 * 99 % of the answers stay under (Dean & Barroso, "The Tail at Scale", CACM 2013).
 */

import { percentileInterval } from './percentile-interval';

/** Statistics of a list of latencies, all in milliseconds. */
export interface LatencySummary {
  /** How many latencies. */
  readonly count: number;
  readonly meanMs: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /**
   * 95 % interval of p99. Its upper end is Infinity when there are fewer than 368 independent latencies:
   * then the slowest of them may well lie below the true p99.
   */
  readonly p99IntervalMs: readonly [number, number];
  readonly maxMs: number;
}

/**
 * The value below which the given fraction of the values lies, with linear interpolation between
 * neighbours (type 7 of Hyndman & Fan 1996, the default of numpy.percentile).
 *
 * @param sortedValues one or more values in ascending order
 * @param fraction from 0 (the smallest) to 1 (the largest)
 * @throws RangeError when there are no values or the fraction is outside 0 to 1
 * @example
 * percentile([10, 20, 30], 0.25) // => 15
 */
export function percentile(sortedValues: ArrayLike<number>, fraction: number): number {
  if (sortedValues.length === 0) throw new RangeError('percentile: there are no values');
  if (!(fraction >= 0 && fraction <= 1)) {
    throw new RangeError(`percentile: the fraction must be from 0 to 1, not ${fraction}`);
  }
  const position = fraction * (sortedValues.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sortedValues.length - 1);
  return sortedValues[below] + (position - below) * (sortedValues[above] - sortedValues[below]);
}

/**
 * The median of any list of numbers (a sorted copy is made). Throws RangeError on an empty list.
 *
 * @example
 * median([3, 1, 2]) // => 2
 */
export function median(values: ArrayLike<number>): number {
  return percentile(Float64Array.from(values).sort(), 0.5);
}

/**
 * Summarises latencies given in milliseconds, in any order.
 *
 * @param independent how many of them are independent; default all. For several rounds over the same
 *   reviews give the number of reviews: a review that is slow once is slow again.
 * @throws RangeError when there are none, or one is negative or not a finite number
 * @example
 * summarizeLatency([3, 1, 2]).p50Ms // => 2
 */
export function summarizeLatency(
  valuesMs: ArrayLike<number>,
  independent = valuesMs.length,
): LatencySummary {
  const sorted = Float64Array.from(valuesMs).sort();
  if (sorted.length === 0) throw new RangeError('summarizeLatency: there are no latencies');
  let sum = 0;
  for (let i = 0; i < valuesMs.length; i++) {
    if (!(valuesMs[i] >= 0 && valuesMs[i] < Infinity)) {
      throw new RangeError(`summarizeLatency: latency ${i} is ${valuesMs[i]}, not a time in ms`);
    }
    sum += valuesMs[i];
  }
  return {
    count: sorted.length,
    meanMs: sum / sorted.length,
    p50Ms: percentile(sorted, 0.5),
    p90Ms: percentile(sorted, 0.9),
    p95Ms: percentile(sorted, 0.95),
    p99Ms: percentile(sorted, 0.99),
    p99IntervalMs: percentileInterval(sorted, 0.99, independent),
    maxMs: sorted[sorted.length - 1],
  };
}
