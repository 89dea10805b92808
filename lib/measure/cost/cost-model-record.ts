/** What results/experiment.json says of what a call costs. */
import type { CostModel } from './cost-model';

/** Numbers in microseconds and reviews; null where the fit was refused, or n-half lies outside it. */
export interface CostModelRecord {
  readonly usable: boolean;
  /** Why the fit was refused; '' where it was not. */
  readonly reason: string;
  readonly overheadMicroseconds: number | null;
  /** Whether the overhead cannot be told from 0; there is no n-half then. */
  readonly overheadNegligible: boolean;
  readonly perReviewMicroseconds: number | null;
  readonly nHalf: number | null;
  readonly r2: number | null;
  /** Where the line bends, and what a review costs beyond; null where it is straight. */
  readonly bend: { readonly batchSize: number; readonly perReviewMicroseconds: number } | null;
  /** Sizes that were measured and set aside. */
  readonly outliers: readonly number[];
}

/**
 * The model's numbers, without its functions.
 *
 * @example
 * const points = [1, 2, 4, 8].map((batchSize) => ({ batchSize, medianMs: 10 + 2 * batchSize }))
 * costModelRecord(fitCostModel(points)).usable // => true
 */
export function costModelRecord(model: CostModel): CostModelRecord {
  const { usable, reason, bend, outliers, overheadNegligible, nHalf, sizes } = model;
  const inside = nHalf >= sizes[0] && nHalf <= sizes[sizes.length - 1];
  const known = (value: number): number | null => (Number.isFinite(value) ? value : null);
  return {
    usable,
    reason,
    overheadMicroseconds: known(1000 * model.overheadMs),
    overheadNegligible,
    perReviewMicroseconds: known(1000 * model.perReviewMs),
    nHalf: inside && !overheadNegligible ? nHalf : null,
    r2: known(model.r2),
    bend:
      bend === undefined
        ? null
        : { batchSize: bend.batchSize, perReviewMicroseconds: 1000 * bend.perReviewMs },
    outliers,
  };
}
