/** The line of a cost model: what a call costs is never below 0, whatever the best fit says. */
import { designColumns, type CostShape } from './cost-shape';
import { fitRelative, type RelativeFit } from './relative-fit';

/** A line whose coefficients are all fitted or, where they came out below 0, held at 0. */
export interface CostLine extends RelativeFit {
  /** Overhead, time a review and, with a bend, its change there. */
  readonly all: readonly number[];
  /** The free coefficients' columns for one size. */
  readonly rowAt: (n: number) => number[];
}

/** @param sizes those that the shape was fitted to, with their times */
export function lineOf(
  { fit, bendAt }: CostShape,
  sizes: readonly number[],
  times: readonly number[],
): CostLine {
  const columns = designColumns(sizes, bendAt);
  const rowAt = (n: number): number[] => designColumns([n], bendAt).map(([value]) => value);
  const [overheadMs, perReviewMs] = fit.coefficients;
  if (bendAt !== undefined || (overheadMs >= 0 && perReviewMs >= 0)) {
    return { ...fit, all: fit.coefficients, rowAt };
  }
  const keep = overheadMs < 0 ? 1 : 0; // through the origin, or level
  const held = fitRelative([columns[keep]], times);
  const [coefficient] = held.coefficients;
  const all = keep === 1 ? [0, coefficient] : [coefficient, 0];
  return { ...held, all, rowAt: (n) => [rowAt(n)[keep]] };
}
