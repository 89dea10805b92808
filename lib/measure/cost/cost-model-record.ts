/** What results/experiment.json says of what a call costs. */
import type { Interval } from './cost-line';
import type { Validity } from '../timing/validity';
import type { CostModel } from './cost-model';

/**
 * A cost model's numbers. Times are in milliseconds. Where the line was refused, `reason` says why and all
 * numbers are null; n-half is null also where there is no overhead, where it lies outside the fitted sizes, and where
 * the sweep is in doubt.
 */
export interface CostModelRecord {
  readonly usable: boolean;
  readonly reason: string;
  readonly overheadMs: number | null;
  readonly overheadIntervalMs: Interval | null;
  /** Whether the overhead cannot be told from 0. */
  readonly overheadNegligible: boolean;
  readonly perReviewMs: number | null;
  readonly perReviewIntervalMs: Interval | null;
  readonly nHalf: number | null;
  /** Null too where its high end is not bounded. */
  readonly nHalfInterval: Interval | null;
  /** The furthest that a fitted median lies from the line, as a share of the line, either way. */
  readonly worstMissShare: number | null;
  /** Sizes that were fitted, and sizes that were excluded as outliers. */
  readonly sizes: readonly number[];
  readonly outliers: readonly number[];
  readonly validity: Validity;
}

/**
 * The model's numbers, without its functions.
 *
 * @example
 * const points = [1, 2, 4, 8].map((batchSize) => ({ batchSize, medianMs: 10 + 2 * batchSize }))
 * costModelRecord(fitCostModel(points)).usable // => true
 */
export function costModelRecord(model: CostModel): CostModelRecord {
  const { usable, reason, overheadNegligible, nHalf, nHalfInterval } = model;
  const { sizes, outliers, validity } = model;
  const within = nHalf >= sizes[0] && nHalf <= sizes[sizes.length - 1];
  const hasNHalf = within && !overheadNegligible && validity.quiet;
  return {
    usable,
    reason,
    overheadMs: usable ? model.overheadMs : null,
    overheadIntervalMs: usable ? model.overheadIntervalMs : null,
    overheadNegligible,
    perReviewMs: usable ? model.perReviewMs : null,
    perReviewIntervalMs: usable ? model.perReviewIntervalMs : null,
    nHalf: hasNHalf ? nHalf : null,
    nHalfInterval: hasNHalf && nHalfInterval[1] < Infinity ? nHalfInterval : null,
    worstMissShare: model.worstMiss === undefined ? null : Math.abs(model.worstMiss.errorShare),
    sizes,
    outliers,
    validity,
  };
}
