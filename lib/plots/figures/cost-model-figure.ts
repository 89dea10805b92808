/**
 * The time per review against the batch size: why a batch is cheap. The overhead is shared by all
 * reviews of a call, so the curve overhead / n + perReview falls towards the time a review costs by
 * itself. Sizes that were left out of the fit show whether the curve predicts.
 */
import type { PredictionCheck } from '../../measure/cost/prediction-check';
import { describePredictions } from '../words/cost-sentences';
import { durationAxis } from './duration-axis';
import { counted, formatDuration, formatRoughShare } from '../words/numbers';
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

/** A sweep, its cost model, and predictions that were then measured. */
export interface CostModelSeries extends SweepSeries {
  readonly checks?: readonly PredictionCheck[];
}

/**
 * Draws the time per review of one or more models: measured medians, the fitted curve, the level it falls to (dashed)
 * and, as stars, the sizes nobody fitted. Each line is named at its end. The points of a model without a line are joined.
 *
 * @throws RangeError when there are no series or one of them has no timings
 */
export function costModelFigure(series: readonly CostModelSeries[]): Figure {
  checkSeries('costModelFigure', series);
  const fitted = series.some(({ costModel }) => costModel.usable);
  const starred = series.some(({ checks = [] }) => checks.length > 0);
  const words = {
    finding: finding(series),
    measured: `Points: measured.${fitted ? ' Lines: the cost model; dashed: the level it falls to.' : ''}${starred ? ' Stars: sizes it was not fitted to.' : ''}`,
    numbers: series.flatMap(({ name, timings, checks = [] }) => [
      ...smallestAndLargest(timings).map(
        ({ batchSize, medianMs }) =>
          `${name}, ${counted(batchSize, 'review')}: ${formatDuration(medianMs / batchSize)} a review`,
      ),
      ...checks.map(
        ({ batchSize, predictedMs, measuredMs }) =>
          `${name}, ${counted(batchSize, 'review')}: predicted ${formatDuration(predictedMs)}, measured ${formatDuration(measuredMs)}`,
      ),
    ]),
  };
  const base = baseLayout(words, 'reviews in the call (logarithmic)', '');
  const colours = nameColours(series.map(({ name }) => name));
  const data = series.flatMap((one, index) => tracesOf(one, colours[index]));
  const times = data.flatMap((trace) => trace.y as number[]).filter((time) => time > 0);
  const layout = {
    ...base,
    xaxis: batchSizeAxis(base.xaxis, series),
    yaxis: durationAxis('time a review (logarithmic)', Math.min(...times), Math.max(...times)),
  };
  const labels = endLabels(
    layout,
    series.map(({ name, timings }, index) => {
      const { batchSize, medianMs } = largestSize(timings);
      return { name, x: batchSize, y: medianMs / batchSize, colour: colours[index] };
    }),
  );
  return {
    data: [...data, ...labels.traces],
    layout: { ...layout, ...labels.layout },
    ...(series.length === 1 && { note: describePredictions({ checks: [], ...series[0] }) }),
  };
}

/**
 * Says how many predictions held; one that is uncertain is not counted. Without
 * predictions, what the model was measured to take, where there is one.
 */
function finding(series: readonly CostModelSeries[]): string {
  const proving = series
    .flatMap(({ checks = [] }) => checks)
    .filter(({ outcome }) => outcome !== 'uncertain');
  if (proving.length === 0 && series.length > 1) {
    return 'What a review costs, by the number of reviews in the call';
  }
  if (proving.length === 0) {
    const sizes = smallestAndLargest(series[0].timings);
    const costs = sizes.map(
      ({ batchSize, medianMs }) =>
        `${formatDuration(medianMs / batchSize)} in a call of ${batchSize}`,
    );
    return `A review costs ${costs.join(', ')}`;
  }
  const worst = Math.max(...proving.map(({ relativeError }) => Math.abs(relativeError)));
  const inside = proving.filter(({ outcome }) => outcome === 'inside').length;
  const sizes =
    inside === proving.length
      ? counted(inside, 'new size')
      : `${inside} of ${counted(proving.length, 'new size')}`;
  return `The line predicted ${sizes} inside its interval, off by at most ${formatRoughShare(worst)}`;
}

function smallestAndLargest(timings: CostModelSeries['timings']): CostModelSeries['timings'] {
  const bySize = [...timings].sort((a, b) => a.batchSize - b.batchSize);
  return bySize.length > 1 ? [bySize[0], bySize[bySize.length - 1]] : bySize;
}

function tracesOf(series: CostModelSeries, colour: string): PlotlyObject[] {
  const { timings, costModel, checks = [] } = series;
  const label = plainText(series.name);
  const curve = costModel.usable ? curveSizes(costModel.sizes) : [];
  const perReview = timings.map((size) => size.medianMs / size.batchSize);
  const hovertemplate = 'batch of %{x}: %{text} a review<extra></extra>';
  const traces: PlotlyObject[] = [
    {
      type: 'scatter',
      mode: costModel.usable ? 'markers' : 'lines+markers',
      name: label,
      line: { color: colour, width: 1, dash: 'dot' },
      x: timings.map((size) => size.batchSize),
      y: perReview,
      marker: { color: colour, size: 9 },
      text: perReview.map((time) => formatDuration(time)),
      hovertemplate,
    },
  ];
  if (!costModel.usable) return traces;
  traces.push(
    {
      type: 'scatter',
      mode: 'lines',
      name: label,
      x: curve,
      y: curve.map((n) => costModel.predictMs(n) / n),
      line: { color: colour, width: 2 },
      hoverinfo: 'skip',
    },
    {
      type: 'scatter',
      mode: 'lines',
      x: [curve[0], curve[curve.length - 1]],
      y: [costModel.perReviewMs, costModel.perReviewMs],
      line: { color: colour, width: 1.5, dash: 'dash' },
      hoverinfo: 'skip',
    },
  );
  if (checks.length === 0) return traces;
  const measured = checks.map((check) => check.measuredMs / check.batchSize);
  traces.push({
    type: 'scatter',
    mode: 'markers',
    name: `${label}: sizes nobody fitted`,
    x: checks.map((check) => check.batchSize),
    y: measured,
    marker: { symbol: 'star', size: 15, color: colour, line: { color: palette.text, width: 1 } },
    text: checks.map((check) => `n = ${check.batchSize}`),
    customdata: measured.map((time) => formatDuration(time)),
    hovertemplate: '%{text}: %{customdata} a review<extra></extra>',
  });
  return traces;
}
