/**
 * The time of one call against the number of reviews in it: measured medians and their spread, and
 * the line overhead + n x perReview. On logarithmic axes the line is level where overhead rules and
 * climbs where the reviews do; it turns at n-half.
 */
import type { CostModel } from '../../measure/cost/cost-model';
import { describeCostModel, formatBatchSize } from '../words/cost-sentences';
import { formatDuration, formatEstimate } from '../words/numbers';
import { fitText } from '../words/text-width';
import { durationAxis } from './duration-axis';
import { endLabels } from './end-labels';
import type { Figure } from './figure';
import { baseLayout, nameColours, palette, plainText, type PlotlyObject } from './palette';
import {
  batchSizeAxis,
  checkSeries,
  curveSizes,
  largestSize,
  type SweepSeries,
} from './sweep-series';
import { whiskers } from './whiskers';

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
    data: [
      ...series.flatMap((one, index) => tracesOf(one, colours[index], series.length === 1)),
      ...labels.traces,
    ],
    layout: { ...layout, ...labels.layout },
    ...(series.length === 1 && { note: describeCostModel(series[0].costModel) }),
  };
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
  const ends = sorted.filter((_, i) => i === 0 || i === sorted.length - 1);
  const costs = ends.map(({ costModel }) => formatEstimate(costModel.overheadMs));
  const named = ends.map(({ name }, i) => `${costs[i]} (${fitText(name, 200, 17)})`);
  const isOne = ends.length > 1 && costs[0] === costs[1];
  const say = (range: string): string => `Before its first review a call costs ${range}`;
  if (isOne) return say(`${costs[0]}, all ${shown.length} alike`);
  const whole = say(named.join(' to '));
  return fitText(whole, 736, 19) === whole ? whole : say(costs.join(' to ')); // a title is one line
}

function tracesOf(
  { name, timings, costModel }: SweepSeries,
  colour: string,
  alone: boolean,
): PlotlyObject[] {
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
    x: [curve[0], showsNHalf(costModel) ? costModel.nHalf : curve[curve.length - 1]],
    y: [costModel.overheadMs, costModel.overheadMs],
    hoverinfo: 'skip',
  };
  const marks = showsNHalf(costModel) ? [nHalfMark(costModel, colour, alone)] : [];
  return [measured, fitted, overhead, ...marks];
}

/** A diamond where half of the time is overhead, named where the lines of other models do not lie in the way. */
function nHalfMark(
  { nHalf, predictMs, sizes }: CostModel,
  colour: string,
  named: boolean,
): PlotlyObject {
  const text = `n-half = ${formatBatchSize(nHalf, sizes)}`;
  return {
    type: 'scatter',
    mode: named ? 'markers+text' : 'markers',
    x: [nHalf],
    y: [predictMs(nHalf)],
    marker: {
      symbol: 'diamond',
      size: 13,
      color: palette.background,
      line: { color: colour, width: 2.5 },
    },
    text: [text],
    textposition: 'bottom right', // below the rising curve, away from the bars, most of which go up
    textfont: { color: palette.text },
    hovertemplate: 'half of the time is overhead at %{text}<extra></extra>',
  };
}

/** Whether n-half can be believed and lies in the picture. */
function showsNHalf({ nHalf, sizes, validity, overheadNegligible }: CostModel): boolean {
  const inside = nHalf >= Math.min(...sizes) && nHalf <= Math.max(...sizes);
  return inside && validity.quiet && !overheadNegligible;
}

/** '430 µs + n × 21 µs', as the legend shows the fitted line. */
function equation({ overheadMs, perReviewMs, overheadNegligible }: CostModel): string {
  const reviews = `n × ${formatEstimate(perReviewMs)}`;
  return overheadNegligible ? reviews : `${formatEstimate(overheadMs)} + ${reviews}`;
}
