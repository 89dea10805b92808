/**
 * How sure a median is, from how much the values scatter: its standard error, taken from the middle half of the
 * values, so that a hiccup does not count. For normal values, the interquartile range is 1.349 standard
 * deviations, and a median's standard error is 1.2533 times that of a mean (Kendall & Stuart, The Advanced
 * Theory of Statistics, volume 1).
 */
import { percentile } from '../timing/latency-summary';

/** How sure several medians are: one standard error as a share of the median, pooled. */
export interface MedianNoise {
  readonly share: number;
  /** Values less medians. */
  readonly degreesOfFreedom: number;
}

const STANDARD_ERROR = 1.2533 / 1.349;

/** One standard error of the median of `values`, as a share of it. */
export function medianErrorShare(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const range = percentile(sorted, 0.75) - percentile(sorted, 0.25);
  return (STANDARD_ERROR * range) / Math.sqrt(sorted.length) / percentile(sorted, 0.5);
}

/** The medians' errors taken together: the root of their mean square, each counting by its values. */
export function pooledNoise(groups: readonly ArrayLike<number>[]): MedianNoise {
  let squares = 0;
  let degreesOfFreedom = 0;
  for (const values of groups) {
    squares += (values.length - 1) * medianErrorShare(values) ** 2;
    degreesOfFreedom += values.length - 1;
  }
  return { share: Math.sqrt(squares / degreesOfFreedom), degreesOfFreedom };
}
