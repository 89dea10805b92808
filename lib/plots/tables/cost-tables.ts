/** What a call costs, as tables: one model by batch size, several models by their lines, and both ways. */
import type { FittedSweep } from '../../measure/cost/fitted-sweep';
import { describeRealTime, describeSweep, formatBatchSize } from '../words/cost-sentences';
import { durationCell, estimateCell, formatInterval, formatRoughShare } from '../words/numbers';
import { makeTable, type Table } from './table';

/**
 * What calls cost. Of one model, a row for each batch size: the median time of a call, the middle half of its timings,
 * time per review. Of several, a row for each model: its numbers, n-half, the sizes they hold for and by how much they
 * miss; or why there are none.
 */
export function costTable(costs: FittedSweep | readonly FittedSweep[]): Table {
  return 'timings' in costs ? sizesTable(costs) : linesTable(costs);
}

function sizesTable(cost: FittedSweep): Table {
  return makeTable(
    ['reviews in the call', 'time of the call', 'middle half of the timings', 'per review'],
    cost.timings.map((size) => [
      size.batchSize,
      durationCell(size.medianMs),
      formatInterval([size.lowerQuartileMs, size.upperQuartileMs], durationCell),
      durationCell(size.medianMs / size.batchSize),
    ]),
    describeSweep(cost),
  );
}

function linesTable(costs: readonly FittedSweep[]): Table {
  return makeTable(
    ['model', 'overhead', 'per review', 'n-half', 'fitted to calls of', 'misses by at most'],
    costs.map(({ name, costModel }) => {
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

/** A row for each model: a review in real time, and its share of a batch; below it the ratio and what it allows to say. */
export function ratioTable(costs: readonly FittedSweep[]): Table {
  return makeTable(
    ['', 'in real time', 'in a batch, per review', 'of', 'ratio'],
    costs.map(({ name, realTime }) => {
      if (realTime === undefined) return [name, '-', '-', '-', '-'];
      const { realTimeMs, perReviewMs, batchSize, ratio } = realTime;
      return [
        name,
        estimateCell(realTimeMs),
        estimateCell(perReviewMs),
        batchSize,
        Number(ratio.ratio.toPrecision(2)),
      ];
    }),
    costs.map(describeRealTime).join('\n'),
  );
}
