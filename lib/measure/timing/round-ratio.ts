/**
 * How many times as long one way takes as another, with an interval, from a few rounds in which both were
 * measured one after the other. The ratio is taken within each round, so that a slow moment of the
 * machine, which falls on both, cancels; ratios are averaged as logarithms, and the interval is
 * Student's (Fleming & Wallace, "How not to lie with statistics", CACM 1986, on why ratios need the geometric mean).
 */
import type { RatioInterval } from './percentile-ratio';
import { studentT95 } from '../student-t';

/**
 * The first way's time divided by the second's, with its 95 % interval.
 *
 * @param first times of the first way, one for each round, in any unit
 * @param second times of the second way in the same rounds and unit
 * @throws RangeError when the lists differ in length or are empty, or a time is not above 0
 * @example
 * roundRatio([2, 4], [1, 2]).ratio.toFixed(3) // => '2.000'
 */
export function roundRatio(first: ArrayLike<number>, second: ArrayLike<number>): RatioInterval {
  const rounds = first.length;
  if (rounds !== second.length || rounds === 0) {
    throw new RangeError(`roundRatio: ${rounds} and ${second.length} rounds; both need the same`);
  }
  const logs = Array.from(first, (time, i) => {
    if (!(time > 0 && second[i] > 0)) {
      throw new RangeError(
        `roundRatio: round ${i + 1} took ${time} and ${second[i]}, not both above 0`,
      );
    }
    return Math.log(time / second[i]);
  });
  const mean = logs.reduce((sum, value) => sum + value, 0) / rounds;
  if (rounds === 1) return { ratio: Math.exp(mean), low: 0, high: Infinity };
  const squares = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = studentT95(rounds - 1) * Math.sqrt(squares / (rounds - 1) / rounds);
  return { ratio: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) };
}
