/** What the two figures of a sweep share: a model's timings by batch size, and the axis of batch sizes. */
import type { BatchSizeTimings } from '../../measure/cost/batch-size-sweep';
import type { CostModel } from '../../measure/cost/cost-model';
import type { PlotlyObject } from './palette';

/** One model's sweep and the cost model fitted to it. */
export interface SweepSeries {
  readonly name: string;
  readonly timings: readonly BatchSizeTimings[];
  readonly costModel: CostModel;
}

/** `points` batch sizes from the smallest to the largest given, evenly spaced on a logarithmic axis. */
export function curveSizes(sizes: readonly number[], points = 61): number[] {
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)];
  return Array.from(
    { length: points },
    (_, i) => smallest * (largest / smallest) ** (i / (points - 1)),
  );
}

/**
 * Checks that there is something to draw.
 *
 * @throws RangeError when there are no series or one of them has no timings
 */
export function checkSeries(figure: string, series: readonly SweepSeries[]): void {
  if (series.length === 0) throw new RangeError(`${figure}: there is nothing to draw`);
  for (const { name, timings } of series) {
    if (timings.length === 0) throw new RangeError(`${figure}: '${name}' has no timings`);
  }
}

/** Room beyond the smallest and the largest size, as a share of the axis. */
const SIZE_ROOM = 0.06;

/** A logarithmic axis of batch sizes with the measured sizes as its ticks. */
export function batchSizeAxis(axis: PlotlyObject, series: readonly SweepSeries[]): PlotlyObject {
  const sizes = new Set(series.flatMap(({ timings }) => timings.map((size) => size.batchSize)));
  const tickvals = [...sizes].sort((a, b) => a - b);
  const [from, to] = [tickvals[0], tickvals[tickvals.length - 1]].map(Math.log10);
  const room = SIZE_ROOM * Math.max(to - from, 1);
  return {
    ...axis,
    type: 'log',
    range: [from - room, to + room],
    tickmode: 'array',
    tickvals,
    ticktext: tickvals.map(String),
    tickangle: 0,
  };
}

/** The timings of the largest size. */
export function largestSize(timings: readonly BatchSizeTimings[]): BatchSizeTimings {
  return timings.reduce((most, size) => (size.batchSize > most.batchSize ? size : most));
}
