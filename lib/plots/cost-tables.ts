/** What a call costs, as tables: the sweep over batch sizes, and the cost models fitted to such sweeps. */
import type { BatchSizeTimings } from '../measure/batch-size-sweep';
import type { CostModel } from '../measure/cost-model';
import { formatDuration } from './duration-axis';
import { makeTable, type Table } from './table';

/** A row for each batch size: the median time of a call, the middle half of its timings, time per review. */
export function sweepTable(timings: readonly BatchSizeTimings[]): Table {
  return makeTable(
    ['reviews in the call', 'time of the call', 'middle half of the timings', 'per review'],
    timings.map((size) => [
      size.batchSize,
      formatDuration(size.medianMs),
      `${formatDuration(size.lowerQuartileMs)} to ${formatDuration(size.upperQuartileMs)}`,
      formatDuration(size.medianMs / size.batchSize),
    ]),
  );
}

/** A row for each model: its two numbers, n-half, and how well they describe the sweep. */
export function costModelTable(
  models: readonly { readonly name: string; readonly costModel: CostModel }[],
): Table {
  return makeTable(
    ['model', 'overhead', 'per review', 'n-half', 'R²', 'largest error'],
    models.map(({ name, costModel }) => [
      name,
      costModel.overheadNegligible ? 'cannot be told from 0' : formatDuration(costModel.overheadMs),
      formatDuration(costModel.perReviewMs),
      Number(costModel.nHalf.toPrecision(3)),
      Number(costModel.r2.toFixed(4)),
      `${(100 * costModel.largestRelativeError).toFixed(0)} %`,
    ]),
  );
}
