/** What a call costs, as tables: the sweep over batch sizes, and the cost models fitted to such sweeps. */
import type { BatchSizeTimings } from '../../measure/cost/batch-size-sweep';
import type { CostModel } from '../../measure/cost/cost-model';
import { formatBatchSize } from '../words/cost-sentences';
import { formatDuration, formatEstimate, formatInterval, formatRoughShare } from '../words/numbers';
import { makeTable, type Table } from './table';

/** A row for each batch size: the median time of a call, the middle half of its timings, time per review. */
export function sweepTable(timings: readonly BatchSizeTimings[]): Table {
  return makeTable(
    ['reviews in the call', 'time of the call', 'middle half of the timings', 'per review'],
    timings.map((size) => [
      size.batchSize,
      formatDuration(size.medianMs),
      formatInterval([size.lowerQuartileMs, size.upperQuartileMs], formatDuration),
      formatDuration(size.medianMs / size.batchSize),
    ]),
  );
}

/** A row for each model: its numbers, n-half, the sizes they hold for and by how much they miss; or why there are none. */
export function costModelTable(
  models: readonly { readonly name: string; readonly costModel: CostModel }[],
): Table {
  return makeTable(
    ['model', 'overhead', 'per review', 'n-half', 'fitted to calls of', 'misses by at most'],
    models.map(({ name, costModel }) => {
      if (!costModel.usable) return [name, '-', '-', '-', '-', `no line: ${costModel.reason}`];
      const { overheadMs, perReviewMs, overheadNegligible, nHalf, sizes, bend } = costModel;
      const beyond =
        bend === undefined ? '' : `, ${formatEstimate(bend.perReviewMs)} beyond ${bend.batchSize}`;
      return [
        name,
        overheadNegligible ? 'cannot be told from 0' : formatEstimate(overheadMs),
        formatEstimate(perReviewMs) + beyond,
        overheadNegligible ? '-' : formatBatchSize(nHalf, sizes),
        `${sizes[0]} to ${sizes[sizes.length - 1]}`,
        formatRoughShare(costModel.largestRelativeError),
      ];
    }),
  );
}

/**
 * A row for each way of predicting: a review alone, and in the largest batch that every way was
 * measured with. Made of one sweep, so that all times are of the same rounds.
 *
 * @param sweeps way to its timings, all with a size of 1
 */
export function aloneAgainstBatchTable(
  sweeps: ReadonlyMap<string, { readonly timings: readonly BatchSizeTimings[] }>,
): Table {
  const sizesOf = [...sweeps.values()].map(({ timings }) => timings.map((size) => size.batchSize));
  const shared = sizesOf[0].filter((size) => sizesOf.every((sizes) => sizes.includes(size)));
  const largest = Math.max(...shared);
  const perReview = (timings: readonly BatchSizeTimings[], size: number): number =>
    timings[timings.findIndex(({ batchSize }) => batchSize === size)].medianMs / size;
  return makeTable(
    ['', 'alone', `in a batch of ${largest}, per review`],
    [...sweeps].map(([name, { timings }]) => {
      const [alone, batch] = [1, largest].map((size) => perReview(timings, size));
      return [name, formatEstimate(alone), formatEstimate(batch)];
    }),
  );
}
