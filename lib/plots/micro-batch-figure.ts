/**
 * The trade-off of micro-batching: on the left how late the slowest of 100 answers is, on the right
 * how much of its time the server works, both against the longest wait that is allowed, one line for
 * each largest batch.
 */
import type { TradeOffPoint } from '../measure/micro-batch-trade-off';
import { durationAxis, formatDuration } from './duration-axis';
import type { Figure } from './figure';
import { baseAxis, baseLayout, seriesColour, type PlotlyObject } from './palette';

/**
 * Draws the points of `microBatchTradeOff`.
 *
 * @throws RangeError when there are none, or one has no time above 0
 */
export function microBatchFigure(points: readonly TradeOffPoint[]): Figure {
  if (points.length === 0) throw new RangeError('microBatchFigure: there is nothing to draw');
  const ascending = (values: number[]): number[] => [...new Set(values)].sort((a, b) => a - b);
  const waits = ascending(points.map((point) => point.maximumWaitMs));
  const sizes = ascending(points.map((point) => point.maximumSize));
  const late = points.map((point) => point.p99Ms);
  const base = baseLayout('What micro-batches cost and save', '', '');
  const waitAxis = {
    ...baseAxis('longest wait'),
    type: 'category',
    categoryorder: 'array',
    categoryarray: waits.map(formatDuration),
    tickangle: 0,
    tickfont: { size: 11 },
  };
  return {
    data: sizes.flatMap((size, index) => {
      const ofSize = points.filter((point) => point.maximumSize === size);
      const line = [...ofSize].sort((a, b) => a.maximumWaitMs - b.maximumWaitMs);
      return tracesOf(size, line, seriesColour(index));
    }),
    layout: {
      ...base,
      legend: { ...(base.legend as PlotlyObject), y: -0.28 },
      xaxis: { ...waitAxis, domain: [0, 0.44] },
      xaxis2: { ...waitAxis, domain: [0.57, 1], anchor: 'y2' },
      yaxis: durationAxis('99 of 100 answers come within', Math.min(...late), Math.max(...late)),
      yaxis2: {
        ...baseAxis('share of the time the server works'),
        anchor: 'x2',
        rangemode: 'tozero',
        tickformat: '.0%',
      },
    },
  };
}

function tracesOf(size: number, points: readonly TradeOffPoint[], color: string): PlotlyObject[] {
  const name = `at most ${size} a batch`;
  const common = {
    type: 'scatter',
    mode: 'lines+markers',
    name,
    legendgroup: name,
    x: points.map((point) => formatDuration(point.maximumWaitMs)),
    line: { color, width: 2 },
    marker: { color, size: 8 },
    text: points.map(
      (point) =>
        `${formatDuration(point.p99Ms)} (p99), ${(100 * point.utilisation).toFixed(1)} % busy, ` +
        `${point.meanBatchSize.toFixed(1)} reviews a batch`,
    ),
    hovertemplate: `${name}, wait %{x}: %{text}<extra></extra>`,
  };
  return [
    { ...common, y: points.map((point) => point.p99Ms) },
    {
      ...common,
      y: points.map((point) => point.utilisation),
      xaxis: 'x2',
      yaxis: 'y2',
      showlegend: false,
    },
  ];
}
