/**
 * Batch and one at a time, side by side for each model: the time a review costs. Points with ranges, not
 * bars: on a logarithmic axis a bar's length means nothing.
 */
import type { ModelResults, WayResults } from '../../measure/timing/model-results';
import { directLabel } from './direct-label';
import { durationAxis } from './duration-axis';
import { formatDuration, formatRatio } from '../words/numbers';
import type { Figure, PlotlyObject } from './figure';
import { baseLayout, plainText, wayColours } from './palette';

/** Milliseconds for one review: the median of the rounds and its 95 % interval. */
interface WayTimes {
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
}

/**
 * A row for each model with a point for each way: the median of the rounds. The line through a point covers
 * the median's 95 % interval.
 *
 * @throws RangeError when there are no results, or no time is above 0
 */
export function bothWaysFigure(results: readonly ModelResults[]): Figure {
  if (results.length === 0) throw new RangeError('bothWaysFigure: there are no results to show');
  const rows = results.map(({ name, batch, realTime }) => ({
    name: plainText(name),
    reviews: batch.size,
    batch: wayTimes(batch),
    loop: wayTimes(realTime),
  }));
  const times = rows.flatMap(({ batch, loop }) => [
    ...[batch.median, batch.fastest, batch.slowest],
    ...[loop.median, loop.fastest, loop.slowest],
  ]);
  const above = times.filter((time) => time > 0);
  if (above.length === 0) throw new RangeError('bothWaysFigure: all times are 0');
  const [least, most] = [Math.min(...above), Math.max(...above)];
  const words = {
    finding: finding(results),
    measured: `Time a review: the median of the rounds, with a line over its 95 % interval.`,
    numbers: rows.map(
      ({ batch, loop }, i) =>
        `${results[i].name}: ${shown(batch)} in a batch, ${shown(loop)} one at a time`,
    ),
  };
  const base = baseLayout(words, '', '');
  const trace = (name: string, way: 'batch' | 'loop', color: string): PlotlyObject => ({
    type: 'scatter',
    mode: 'markers',
    name,
    y: rows.map((row) => row.name),
    x: rows.map((row) => row[way].median),
    error_x: {
      type: 'data',
      symmetric: false,
      array: rows.map((row) => row[way].slowest - row[way].median),
      arrayminus: rows.map((row) => row[way].median - row[way].fastest),
      color,
      thickness: 2.5,
      width: 0,
    },
    marker: way === 'loop' ? ring(color) : { color, size: 10 },
    text: rows.map((row) => `${shown(row[way])} a review`),
    hovertemplate: `${name}: %{text}<extra></extra>`,
  });
  const label = (row: (typeof rows)[number], way: 'batch' | 'loop'): PlotlyObject => {
    const text = way === 'batch' ? 'batch' : 'one at a time';
    const median = Math.max(row[way].median, least);
    const share = Math.log(median / least) / Math.log(most / least || 1) || 0;
    return directLabel(
      {
        x: median,
        y: row.name,
        text: `${text}: ${formatDuration(median)} (all ${row.reviews.toLocaleString('en-GB')}: ${formatDuration(row.reviews * median)})`,
        side: way === 'batch' ? 'below' : 'above',
        align: share > 0.7 ? 'right' : share < 0.3 ? 'left' : 'center',
      },
      { x: true },
    );
  };
  const names = rows.map((row) => row.name);
  return {
    data: [
      trace('batch', 'batch', wayColours.batch),
      trace('one at a time', 'loop', wayColours.oneAtATime),
    ],
    layout: {
      ...base,
      xaxis: durationAxis('time a review (logarithmic)', least / 2, most * 2),
      yaxis: { ...base.yaxis, ...rowsAxis(names) },
      annotations: rows.flatMap((row) => [label(row, 'loop'), label(row, 'batch')]),
      showlegend: false,
      height: 190 + 90 * rows.length,
    },
  };
}

/** A marker for one at a time: a ring, in which the batch's point is seen where both take as long. */
export function ring(color: string): PlotlyObject {
  return { symbol: 'circle-open', color, size: 17, line: { width: 3 } };
}

/** A category axis with the first row on top and half a row of room above it and below the last. */
export function rowsAxis(names: readonly string[]): PlotlyObject {
  return { type: 'category', categoryarray: names, range: [names.length - 0.5, -0.5] };
}

function wayTimes({ perReviewMs, perReviewInterval: [low, high] }: WayResults): WayTimes {
  if (high === null) return { median: perReviewMs, fastest: perReviewMs, slowest: perReviewMs };
  return { median: perReviewMs, fastest: low, slowest: high };
}

function shown({ median, fastest, slowest }: WayTimes): string {
  return `${formatDuration(median)} (${formatDuration(fastest)} to ${formatDuration(slowest)})`;
}

/** Says that single calls cost more only where the interval of the rounds' ratio lies above 1. */
function finding(results: readonly ModelResults[]): string {
  const ratios = results.flatMap(({ ratio: { ratio, low }, validity }) =>
    validity.quiet && low > 1 ? [ratio] : [],
  );
  if (ratios.length === 0) return 'What a review costs, in a batch and one at a time';
  const [least, most] = [formatRatio(Math.min(...ratios)), formatRatio(Math.max(...ratios))];
  if (results.length === 1) return `One at a time costs ${most} times as much a review`;
  if (ratios.length === results.length) {
    return `One at a time costs ${least} to ${most} times as much a review, depending on the model`;
  }
  const some = `${ratios.length} of ${results.length} models`;
  return `One at a time costs clearly more with ${some}: up to ${most} times as much`;
}
