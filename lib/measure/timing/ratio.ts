/**
 * How many times as long one thing takes as another, with an interval, from rounds in which both were
 * measured one after the other. The ratio is taken within each round, so that a slow moment of the
 * machine, which falls on both, cancels; ratios are averaged as logarithms, and the interval is
 * Student's (Fleming & Wallace, "How not to lie with statistics", CACM 1986, on why ratios need the geometric mean).
 */
import { studentT } from '../student-t';

/** A ratio with its interval, 95 % unless another is named. */
export interface Ratio {
  /** The geometric mean of the rounds' ratios. */
  readonly ratio: number;
  readonly low: number;
  /** Null where a single round cannot tell. */
  readonly high: number | null;
}

/**
 * Returns the first one's time divided by the second's, with its interval.
 *
 * @param first times of the first, one for each round, in any unit
 * @param second times of the second in the same rounds and unit
 * @param confidence of the interval, above 0 and below 1; default 0.95
 * @throws RangeError when the lists differ in length or are empty, or a time is not above 0
 * @example
 * roundRatio([2, 4], [1, 2]).ratio.toFixed(3) // => '2.000'
 */
export function roundRatio(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  confidence = 0.95,
): Ratio {
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
  if (rounds === 1) return { ratio: Math.exp(mean), low: 0, high: null };
  const squares = logs.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = studentT(rounds - 1, confidence) * Math.sqrt(squares / (rounds - 1) / rounds);
  return { ratio: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) };
}

/** Returns 1 where the first takes longer for sure, -1 where the second does, 0 where neither is sure. */
export function surelyLonger({ low, high }: Ratio): 1 | 0 | -1 {
  if (low > 1) return 1;
  return high !== null && high < 1 ? -1 : 0;
}

/** Returns whether a ratio is known to `precision` of itself, to each side. */
export function isPreciseRatio({ ratio, high }: Ratio, precision: number): boolean {
  return high !== null && high / ratio - 1 <= precision; // the lower end is nearer
}

/** Two times are called about the same where the interval of their ratio lies between these. */
const [SAME_FROM, SAME_TO] = [0.8, 1.25];

/** Returns whether the two times are about the same for sure. */
export function surelySame({ low, high }: Ratio): boolean {
  return low >= SAME_FROM && high !== null && high <= SAME_TO;
}
