/** Whether two lists of predictions are the same, and where they are not. */

export interface Agreement {
  readonly total: number;
  /** Positions at which the two lists differ, counted from 0. */
  readonly differences: readonly number[];
  readonly identical: boolean;
}

/**
 * Compares two lists of predictions, text by text.
 *
 * @throws RangeError when the lists differ in length
 * @example
 * agreement(['a', 'b'], ['a', 'c']).differences // => [1]
 */
export function agreement(first: readonly string[], second: readonly string[]): Agreement {
  if (first.length !== second.length) {
    throw new RangeError(
      `the lists hold ${first.length} and ${second.length} predictions; they must be of one length`,
    );
  }
  const differences = first.flatMap((label, i) => (label === second[i] ? [] : [i]));
  return { total: first.length, differences, identical: differences.length === 0 };
}
