/**
 * How sure a median is, from how much the values scatter: its standard error, taken from the middle half of the
 * values, so that a hiccup does not count. For normal values, the interquartile range is 1.349 standard
 * deviations, and a median's standard error is 1.2533 times that of a mean (Kendall & Stuart, The Advanced
 * Theory of Statistics, volume 1).
 */
import { percentile } from '../timing/latency-summary';

const STANDARD_ERROR = 1.2533 / 1.349;

/** One standard error of the median of `values`, as a share of it. */
export function medianErrorShare(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const range = percentile(sorted, 0.75) - percentile(sorted, 0.25);
  return (STANDARD_ERROR * range) / Math.sqrt(sorted.length) / percentile(sorted, 0.5);
}
