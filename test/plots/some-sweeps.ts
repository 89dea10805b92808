/** A sweep with known numbers, and its cost model, for the tests of the figures that draw them. */
import type { BatchSizeTimings } from '../../lib/measure/cost/batch-size-sweep';
import { fitCostModel } from '../../lib/measure/cost/cost-model';
import type { SweepSeries } from '../../lib/plots/figures/sweep-series';

/** Timings of overheadMs + n x perReviewMs, each size with quartiles a tenth below and above. */
export function someSweep(
  name: string,
  overheadMs: number,
  perReviewMs: number,
  sizes: readonly number[] = [1, 4, 16, 64],
): SweepSeries {
  const timings = sizes.map((batchSize): BatchSizeTimings => {
    const medianMs = overheadMs + batchSize * perReviewMs;
    const [lowerQuartileMs, upperQuartileMs] = [0.9 * medianMs, 1.1 * medianMs];
    const timingsMs = Float64Array.of(lowerQuartileMs, medianMs, upperQuartileMs);
    const spread = { lowerQuartileMs, upperQuartileMs };
    return { batchSize, repeats: 1, timingsMs, medianMs, ...spread };
  });
  return { name, timings, costModel: fitCostModel(timings) };
}
