/**
 * How sure a percentile is: a 95 % interval between two of the sorted values, which needs no assumption
 * about the shape of the distribution (order statistics; David & Nagaraja, "Order Statistics", 2003,
 * section 7.1). How many of n values lie below the true percentile is binomial; the interval goes from
 * the value at the 2.5 % point of that number to the one at its 97.5 % point. Few values are not
 * enough: with fewer than 368, the slowest of them may well lie below the true p99.
 */
import { checkWhole } from '../argument-checks';

/**
 * The interval for a percentile.
 *
 * @param sortedValues one or more values in ascending order
 * @param fraction the percentile as a fraction, above 0 and below 1; 0.99 for p99
 * @param independent how many of the values are independent; default all. Latencies of the same
 *   reviews in several rounds are not: give the number of reviews, which makes the interval wider.
 * @returns from and to; -Infinity or Infinity where the values are too few to tell
 * @throws RangeError when there are no values, or the fraction is not between 0 and 1
 * @example
 * percentileInterval([1, 2, 3], 0.5) // => [-Infinity, Infinity]
 */
export function percentileInterval(
  sortedValues: ArrayLike<number>,
  fraction: number,
  independent = sortedValues.length,
): [number, number] {
  const count = sortedValues.length;
  checkWhole('the number of values', count, 1);
  checkWhole('the number of independent values', independent, 1);
  if (!(fraction > 0 && fraction < 1)) {
    throw new RangeError(
      `percentileInterval: the fraction must be between 0 and 1, not ${fraction}`,
    );
  }
  const [from, to] = binomialRange(independent, fraction);
  // Ranks count from 1; with fewer independent values than values they are stretched over all of them.
  const stretch = count / independent;
  const low = Math.floor(from * stretch);
  const high = Math.ceil((to + 1) * stretch);
  return [
    from < 1 ? -Infinity : sortedValues[low - 1],
    to + 1 > independent ? Infinity : sortedValues[Math.min(high, count) - 1],
  ];
}

/**
 * The fewest independent values with which the 95 % interval for a percentile has an upper end: 368 for p99.
 *
 * @param fraction the percentile as a fraction, above 0 and below 1
 * @example
 * valuesNeeded(0.99) // => 368
 */
export function valuesNeeded(fraction: number): number {
  if (!(fraction > 0 && fraction < 1)) {
    throw new RangeError(`valuesNeeded: the fraction must be between 0 and 1, not ${fraction}`);
  }
  return Math.ceil(Math.log(0.025) / Math.log(fraction));
}

/** The 2.5 % and 97.5 % points of a binomial number: the smallest k with P(X <= k) at least that. */
function binomialRange(trials: number, chance: number): [number, number] {
  const step = Math.log(chance) - Math.log1p(-chance);
  let logTerm = trials * Math.log1p(-chance);
  let sum = Math.exp(logTerm);
  let k = 0;
  let from = trials;
  for (; ; k++) {
    if (sum >= 0.025) from = Math.min(from, k);
    if (sum >= 0.975 || k === trials) return [from, k];
    logTerm += Math.log((trials - k) / (k + 1)) + step;
    sum += Math.exp(logTerm);
  }
}
