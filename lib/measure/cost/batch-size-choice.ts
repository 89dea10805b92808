/** Which batch sizes to measure, for any number of texts. */
import { checkWhole } from '../argument-checks';

/** Sizes for a cost model; together they are what a sweep measures. */
export interface BatchSizeChoice {
  /** To fit: powers of two up to the number of texts, and all texts. Ascending. */
  readonly fitted: readonly number[];
  /** To predict, then measure: none, one or two sizes between those. Ascending. */
  readonly held: readonly number[];
}

/**
 * 1, 2, 4 ... up to and, where it is one itself, including `upTo`.
 *
 * @example
 * powersOfTwo(10) // => [1, 2, 4, 8]
 */
export function powersOfTwo(upTo: number): number[] {
  checkWhole('powersOfTwo: upTo', upTo, 1);
  return Array.from({ length: Math.floor(Math.log2(upTo)) + 1 }, (_, i) => 2 ** i);
}

/** The sizes to hold back lie near these shares of all texts. */
const HELD_SHARES = [0.1, 0.4];
/** A last size this close to the power of two before it would tell little more. */
const APART = 1.25;

/**
 * Chooses sizes between 1 and the number of texts. The sizes held back lie well between fitted ones,
 * so that a prediction of them is no guess beyond the data.
 *
 * @param texts how many texts there are, from 1
 * @example
 * chooseBatchSizes(100) // => { fitted: [1, 2, 4, 8, 16, 32, 64, 100], held: [10, 40] }
 */
export function chooseBatchSizes(texts: number): BatchSizeChoice {
  const fitted = powersOfTwo(texts);
  const last = fitted[fitted.length - 1];
  if (texts > APART * last) fitted.push(texts);
  const largest = fitted[fitted.length - 1];
  const held = HELD_SHARES.map((share) => {
    const size = Math.round(share * texts);
    return fitted.includes(size) ? size + 1 : size;
  }).filter((size) => size > 2 && size < largest && !fitted.includes(size));
  return { fitted, held: [...new Set(held)] };
}
