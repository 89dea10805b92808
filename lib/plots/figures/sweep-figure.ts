/**
 * The time of one call against the number of reviews in it: measured medians and their spread, and
 * the line overhead + n x perReview. On logarithmic axes the line is level where overhead rules and
 * climbs where the reviews do; it turns at n-half.
 */
import type { BatchSizeTimings } from '../../measure/cost/batch-size-sweep';
import type { CostModel } from '../../measure/cost/cost-model';
import { describeCostModel, formatBatchSize } from '../words/cost-sentences';
import { formatDuration, formatEstimate } from '../words/numbers';
import { fitText, textWidth } from '../words/text-width';
import { LABEL } from './direct-label';
import { durationAxis } from './duration-axis';
import { members, type Figure } from './figure';
import {
  baseLayout,
  nameColours,
  palette,
  plainText,
  type BaseLayout,
  type PlotlyObject,
} from './palette';
import { whiskers } from './whiskers';

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

/** Where a series ends, and the colour it is drawn in. */
export interface SeriesEnd {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

/**
 * Names of series beside the right edge of a plot with two logarithmic axes: so far apart that none lies on another, each
 * joined with the end of its series by a thin line; and the room to the right of the plot that they need.
 *
 * @param layout with the ranges of its axes
 */
export function endLabels(
  layout: BaseLayout,
  ends: readonly SeriesEnd[],
): { readonly traces: PlotlyObject[]; readonly layout: PlotlyObject } {
  const [[, right], [bottom, top]] = [layout.xaxis, layout.yaxis].map(
    (axis) => axis['range'] as [number, number],
  );
  const step = (top - bottom) / 15; // a line of text, in a plot of about 300 pixels
  const shown = [...ends].sort((a, b) => a.y - b.y);
  const texts = shown.map(({ name }) => fitText(name, 205, 13));
  const places = spread(
    shown.map(({ y }) => Math.log10(y)),
    step,
    top - step / 2,
  );
  return {
    traces: shown.map(({ x, y, colour }, i) => ({
      type: 'scatter',
      mode: 'lines',
      x: [x, 10 ** right],
      y: [y, 10 ** places[i]],
      line: { color: colour, width: 1, dash: 'dot' },
      showlegend: false,
      hoverinfo: 'skip',
    })),
    layout: {
      annotations: texts.map((text, i) => ({
        name: LABEL,
        text: plainText(text),
        x: right,
        y: places[i],
        xanchor: 'left',
        xshift: 6,
        showarrow: false,
        font: { color: palette.text, size: 13 },
      })),
      margin: {
        ...members(layout['margin']),
        r: 20 + Math.max(...texts.map((text) => textWidth(text, 13))),
      },
      showlegend: false,
      height: 500,
    },
  };
}

/** Ascending places, moved as little as it takes to be `step` apart and none above `most`. */
function spread(places: readonly number[], step: number, most: number): number[] {
  const up = places.reduce<number[]>(
    (all, place) => [...all, Math.max(place, (all.at(-1) ?? -Infinity) + step)],
    [],
  );
  return up.reduceRight<number[]>(
    (all, place) => [Math.min(place, (all[0] ?? most + step) - step), ...all],
    [],
  );
}

/**
 * Draws sweep and fit of one or more models, each named at its end. The bars span the middle half of the timings; a dotted
 * line marks the overhead, a diamond n-half (left out where the overhead is negligible). The medians of a model that
 * is not usable are joined.
 *
 * @throws RangeError when there are no series or one of them has no timings
 */
export function sweepFigure(series: readonly SweepSeries[]): Figure {
  checkSeries('sweepFigure', series);
  const fitted = series.some(({ costModel }) => costModel.usable);
  const words = {
    finding: finding(series),
    measured: `Points: median time of a call, bars: the middle half.${fitted ? ' Lines: the fit; dotted: its overhead; diamond: n-half.' : ''}`,
    numbers: series.map(
      ({ name, costModel }) =>
        `${name}: ${costModel.usable ? equation(costModel) : `no line: ${costModel.reason}`}`,
    ),
  };
  const base = baseLayout(words, 'reviews in the call (logarithmic)', '');
  const times = series.flatMap(({ timings, costModel }) => [
    ...timings.flatMap((size) => [size.lowerQuartileMs, size.upperQuartileMs]),
    ...(costModel.overheadNegligible || !costModel.usable ? [] : [costModel.overheadMs]),
  ]);
  const smallest = Math.min(...times.filter((time) => time > 0));
  const colours = nameColours(series.map(({ name }) => name));
  const layout = {
    ...base,
    xaxis: batchSizeAxis(base.xaxis, series),
    yaxis: durationAxis('time of the call (logarithmic)', smallest, Math.max(...times)),
  };
  const labels = endLabels(
    layout,
    series.map(({ name, timings }, index) => {
      const last = largestSize(timings);
      return { name, x: last.batchSize, y: last.medianMs, colour: colours[index] };
    }),
  );
  return {
    data: [...series.flatMap((one, index) => tracesOf(one, colours[index])), ...labels.traces],
    layout: { ...layout, ...labels.layout },
    ...(series.length === 1 && { note: describeCostModel(series[0].costModel) }),
  };
}

/** The timings of the largest size. */
export function largestSize(timings: readonly BatchSizeTimings[]): BatchSizeTimings {
  return timings.reduce((most, size) => (size.batchSize > most.batchSize ? size : most));
}

/** An overhead is claimed only where a line was accepted, its interval lies above 0, and the sweep can be believed. */
function finding(series: readonly SweepSeries[]): string {
  const shown = series.filter(
    ({ costModel: { usable, overheadNegligible, validity } }) =>
      usable && !overheadNegligible && validity.quiet,
  );
  if (series.length === 1 && shown.length === 1) {
    return `A call costs ${formatEstimate(series[0].costModel.overheadMs)} before its first review`;
  }
  if (shown.length === 0) return 'What a call costs, by the number of its reviews';
  const sorted = [...shown].sort((a, b) => a.costModel.overheadMs - b.costModel.overheadMs);
  const ends = sorted.length === 1 ? sorted : [sorted[0], sorted[sorted.length - 1]];
  const range = ends.map(
    ({ name, costModel }) => `${formatEstimate(costModel.overheadMs)} (${fitText(name, 200, 17)})`,
  );
  return `Before its first review a call costs ${range.join(' to ')}`;
}

function tracesOf({ name, timings, costModel }: SweepSeries, colour: string): PlotlyObject[] {
  const label = plainText(name);
  const curve = costModel.usable ? curveSizes(costModel.sizes) : [];
  const group = { line: { color: colour, width: 2 } };
  const measured = {
    type: 'scatter',
    mode: costModel.usable ? 'markers' : 'lines+markers',
    name: costModel.usable ? label : `${label}: no line`,
    line: { color: colour, width: 1, dash: 'dot' },
    x: timings.map((size) => size.batchSize),
    y: timings.map((size) => size.medianMs),
    error_y: whiskers(
      timings.map((size) => size.medianMs),
      timings.map((size) => [size.lowerQuartileMs, size.upperQuartileMs]),
      colour,
    ),
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
    x: [curve[0], curve[curve.length - 1]],
    y: [costModel.overheadMs, costModel.overheadMs],
    hoverinfo: 'skip',
  };
  return [measured, fitted, overhead, ...nHalfMark(costModel, curve, colour)];
}

function nHalfMark(
  { nHalf, predictMs, validity }: CostModel,
  curve: readonly number[],
  colour: string,
): PlotlyObject[] {
  if (!validity.quiet) return []; // uncertain
  if (!(nHalf >= curve[0] && nHalf <= curve[curve.length - 1])) return []; // outside the picture
  return [
    {
      type: 'scatter',
      mode: 'markers+text',
      x: [nHalf],
      y: [predictMs(nHalf)],
      marker: {
        symbol: 'diamond',
        size: 13,
        color: palette.background,
        line: { color: colour, width: 2.5 },
      },
      text: [`n-half = ${formatBatchSize(nHalf, curve)}`],
      textposition: 'bottom right', // below the rising curve, away from the bars, most of which go up
      textfont: { color: palette.text },
      hovertemplate: 'half of the time is overhead at %{text}<extra></extra>',
    },
  ];
}

/** '430 µs + n × 21 µs', as the legend shows the fitted line. */
function equation({ overheadMs, perReviewMs, overheadNegligible }: CostModel): string {
  const reviews = `n × ${formatEstimate(perReviewMs)}`;
  return overheadNegligible ? reviews : `${formatEstimate(overheadMs)} + ${reviews}`;
}
