/** Predictions grouped by a number that each text has, such as how many of its words are unknown. */
import { checkPaired } from './accuracy';
import type { Judged } from './compare-accuracy';
import { quarters } from '../quarters';

/**
 * Groups predictions into up to four groups of about as many, those with the same number together.
 *
 * @param counts a whole number for each text
 * @returns the numbers of a group, such as '1 to 3', to its predictions; the smallest numbers first
 * @throws RangeError when there is not one number, label and prediction for each text, or there are none
 * @example
 * const judged = { actual: ['a', 'a', 'b'], predicted: ['a', 'b', 'b'] }
 * [...groupByCount(judged, [2, 0, 0]).keys()] // => ['0', '2']
 */
export function groupByCount(
  { actual, predicted }: Judged,
  counts: readonly number[],
): Map<string, { actual: string[]; predicted: string[] }> {
  checkPaired(actual, predicted);
  if (counts.length !== actual.length) {
    throw new RangeError(`groupByCount: ${counts.length} numbers for ${actual.length} texts`);
  }
  return new Map(
    quarters(counts).map(({ from, to, members }) => [
      from === to ? String(from) : `${from} to ${to}`,
      { actual: members.map((i) => actual[i]), predicted: members.map((i) => predicted[i]) },
    ]),
  );
}
