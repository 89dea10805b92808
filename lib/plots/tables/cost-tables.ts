/** What a call costs, as tables: the sweep over batch sizes, and the cost models fitted to such sweeps. */
import type { BatchSizeTimings } from '../../measure/cost/batch-size-sweep';
import type { CostModel } from '../../measure/cost/cost-model';
import type { LengthGroup } from '../../measure/cost/latency-by-length';
import type { FittedSweep } from '../../measure/cost/fitted-sweep';
import { formatBatchSize } from '../words/cost-sentences';
import { durationCell, estimateCell, formatInterval, formatRoughShare } from '../words/numbers';
import { makeTable, type Table } from './table';

/** A row for each batch size: the median time of a call, the middle half of its timings, time per review. */
export function sweepTable(timings: readonly BatchSizeTimings[]): Table {
  return makeTable(
    ['reviews in the call', 'time of the call', 'middle half of the timings', 'per review'],
    timings.map((size) => [
      size.batchSize,
      durationCell(size.medianMs),
      formatInterval([size.lowerQuartileMs, size.upperQuartileMs], durationCell),
      durationCell(size.medianMs / size.batchSize),
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
      const { overheadMs, perReviewMs, overheadNegligible, nHalf, sizes, worstMiss } = costModel;
      const within = costModel.validity.quiet ? formatBatchSize(nHalf, sizes) : 'uncertain';
      return [
        name,
        overheadNegligible ? 'cannot be told from 0' : estimateCell(overheadMs),
        estimateCell(perReviewMs),
        overheadNegligible ? '-' : within,
        `${sizes[0]} to ${sizes[sizes.length - 1]}`,
        formatRoughShare(Math.abs(worstMiss?.errorShare ?? 0)),
      ];
    }),
  );
}

/** A row for each way of predicting: a single call, and a review's share of the batch that all were measured with. */
export function singleAgainstBatchTable(fitted: readonly FittedSweep[]): Table {
  const [{ single: first }] = fitted;
  return makeTable(
    ['', 'single call', `in a batch of ${first?.batchSize ?? 1}, per review`, 'ratio'],
    fitted.map(({ name, single }) => {
      if (single === undefined) return [name, '-', '-', '-'];
      const { singleMs, perReviewMs, ratio } = single;
      const times = Number(ratio.ratio.toPrecision(2));
      return [name, estimateCell(singleMs), estimateCell(perReviewMs), times];
    }),
  );
}

/**
 * A row for each group of reviews of about one length: the latency of a single call, by each way of predicting.
 *
 * @param ways name to groups, of the same reviews
 */
export function lengthLatencyTable(ways: ReadonlyMap<string, readonly LengthGroup[]>): Table {
  const [groups] = ways.values();
  return makeTable(
    ['characters', 'reviews', ...ways.keys()],
    groups.map(({ from, to, reviews }, i) => [
      from === to ? String(from) : `${from} to ${to}`,
      reviews,
      ...[...ways.values()].map((own) => estimateCell(own[i].latencyMs)),
    ]),
  );
}
