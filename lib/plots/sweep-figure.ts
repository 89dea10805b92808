/**
 * The time of one call against the number of reviews in it: measured medians and their spread, and
 * the line overhead + n x perReview. On logarithmic axes the line is level where overhead rules and
 * climbs where the reviews do; it bends at n-half.
 */
import type { BatchSizeTimings } from '../measure/batch-size-sweep';
import type { CostModel } from '../measure/cost-model';
import { durationAxis, formatDuration, formatEstimate } from './duration-axis';
import type { Figure } from './figure';
import { baseLayout, palette, plainText, seriesColour, type PlotlyObject } from './palette';

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

/** @throws RangeError when there are no series or one of them has no timings */
export function checkSeries(figure: string, series: readonly SweepSeries[]): void {
  if (series.length === 0) throw new RangeError(`${figure}: there is nothing to draw`);
  for (const { name, timings } of series) {
    if (timings.length === 0) throw new RangeError(`${figure}: '${name}' has no timings`);
  }
}

/** A logarithmic axis of batch sizes with the measured sizes as its ticks. */
export function batchSizeAxis(axis: PlotlyObject, series: readonly SweepSeries[]): PlotlyObject {
  const sizes = new Set(series.flatMap(({ timings }) => timings.map((size) => size.batchSize)));
  const tickvals = [...sizes].sort((a, b) => a - b);
  return { ...axis, type: 'log', tickmode: 'array', tickvals, ticktext: tickvals.map(String) };
}

/**
 * Draws sweep and fit of one or more models. The bars span the middle half of the timings; a dotted
 * line marks the overhead, a diamond n-half (left out where the overhead is negligible). A model that is
 * not usable is shown by its medians alone.
 *
 * @throws RangeError when there are no series or one of them has no timings
 */
export function sweepFigure(series: readonly SweepSeries[]): Figure {
  checkSeries('sweepFigure', series);
  const base = baseLayout(
    'Time of one call: measured, and fitted by a line',
    'reviews in the call',
    'time of the call',
  );
  const times = series.flatMap(({ timings, costModel }) => [
    ...timings.flatMap((size) => [size.lowerQuartileMs, size.upperQuartileMs]),
    ...(costModel.overheadNegligible || !costModel.usable ? [] : [costModel.overheadMs]),
  ]);
  const smallest = Math.min(...times.filter((time) => time > 0));
  return {
    data: series.flatMap((one, index) => tracesOf(one, seriesColour(index))),
    layout: {
      ...base,
      xaxis: batchSizeAxis(base.xaxis, series),
      yaxis: durationAxis('time of the call', smallest, Math.max(...times)),
    },
  };
}

function tracesOf({ name, timings, costModel }: SweepSeries, colour: string): PlotlyObject[] {
  const label = plainText(name);
  const curve = costModel.usable ? curveSizes(costModel.sizes) : [];
  const group = { legendgroup: label, line: { color: colour, width: 2 } };
  const measured = {
    type: 'scatter',
    mode: 'markers',
    name: `${label}: no line`,
    showlegend: !costModel.usable, // else the line stands for both
    legendgroup: label,
    x: timings.map((size) => size.batchSize),
    y: timings.map((size) => size.medianMs),
    error_y: {
      type: 'data',
      symmetric: false,
      array: timings.map((size) => size.upperQuartileMs - size.medianMs),
      arrayminus: timings.map((size) => size.medianMs - size.lowerQuartileMs),
      color: colour,
      thickness: 1.5,
    },
    marker: { color: colour, size: 9 },
    text: timings.map((size) => formatDuration(size.medianMs)),
    hovertemplate: 'batch of %{x}: %{text}<extra></extra>',
  };
  if (!costModel.usable) return [measured];
  const fitted = {
    ...group,
    type: 'scatter',
    mode: 'lines',
    name: `${label}: ${equation(costModel)}`,
    x: curve,
    y: curve.map((n) => costModel.predictMs(n)),
    hoverinfo: 'skip',
  };
  if (costModel.overheadNegligible) return [measured, fitted];
  const overhead = {
    ...group,
    line: { color: colour, width: 1.5, dash: 'dot' },
    type: 'scatter',
    mode: 'lines',
    showlegend: false,
    x: [curve[0], curve[curve.length - 1]],
    y: [costModel.overheadMs, costModel.overheadMs],
    hoverinfo: 'skip',
  };
  return [measured, fitted, overhead, ...nHalfMark(label, costModel, curve, colour)];
}

function nHalfMark(
  label: string,
  { nHalf, predictMs }: CostModel,
  curve: readonly number[],
  colour: string,
): PlotlyObject[] {
  if (!(nHalf >= curve[0] && nHalf <= curve[curve.length - 1])) return []; // outside the picture
  return [
    {
      type: 'scatter',
      mode: 'markers+text',
      legendgroup: label,
      showlegend: false,
      x: [nHalf],
      y: [predictMs(nHalf)],
      marker: {
        symbol: 'diamond',
        size: 13,
        color: palette.background,
        line: { color: colour, width: 2.5 },
      },
      text: [`n-half = ${formatCount(nHalf)}`],
      textposition: 'top left',
      textfont: { color: palette.text },
      hovertemplate: 'half of the time is overhead at %{text}<extra></extra>',
    },
  ];
}

function formatCount(value: number): string {
  return String(value < 10 ? Number(value.toPrecision(2)) : Math.round(value));
}

/** '430 µs + n × 21 µs', as the legend shows the fitted line. */
function equation({ overheadMs, perReviewMs, overheadNegligible, bend }: CostModel): string {
  const reviews = `n × ${formatEstimate(perReviewMs)}`;
  const line = overheadNegligible ? reviews : `${formatEstimate(overheadMs)} + ${reviews}`;
  if (bend === undefined) return line;
  return `${line}, beyond ${bend.batchSize} × ${formatEstimate(bend.perReviewMs)}`;
}
