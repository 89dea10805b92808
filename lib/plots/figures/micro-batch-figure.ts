/**
 * The trade-off of micro-batching: on the left how late the slowest of 100 answers is, on the right
 * how much of its time the server works, both against the longest wait that is allowed, one line for
 * each largest batch. Where several sizes give the same results they share one line that names them all.
 */
import type { TradeOffPoint } from '../../measure/serving/micro-batch-trade-off';
import { durationAxis } from './duration-axis';
import { formatDuration, formatRoughShare, formatShare } from '../words/numbers';
import type { Figure, PlotlyObject } from './figure';
import { baseAxis, baseLayout, seriesColour } from './palette';

/** Lines nearer than this, at every wait, cannot be told apart in the picture. */
const SAME = 0.02;

interface Line {
  readonly sizes: number[];
  readonly points: readonly TradeOffPoint[];
}

/**
 * Draws the points of `microBatchTradeOff`.
 *
 * @throws RangeError when there are none, or one has no time above 0
 */
export function microBatchFigure(points: readonly TradeOffPoint[]): Figure {
  if (points.length === 0) throw new RangeError('microBatchFigure: there is nothing to draw');
  const ascending = (values: number[]): number[] => [...new Set(values)].sort((a, b) => a - b);
  const waits = ascending(points.map((point) => point.maximumWaitMs));
  const lines = ascending(points.map((point) => point.maximumSize)).reduce<Line[]>((all, size) => {
    const own = points
      .filter((point) => point.maximumSize === size)
      .sort((a, b) => a.maximumWaitMs - b.maximumWaitMs);
    const same = all.find((line) => coincide(line.points, own));
    if (same !== undefined) same.sizes.push(size);
    else all.push({ sizes: [size], points: own });
    return all;
  }, []);
  const late = points.map((point) => point.p99Ms);
  const named = lines.map(({ sizes, points: line }) => ({ name: nameOf(sizes), line }));
  const words = {
    finding: finding(lines[lines.length - 1].points),
    measured:
      'Simulated arrivals. Left: 99 of 100 answers come within this time. Right: share of the time in which the server works.',
    numbers: named.flatMap(({ name, line }) =>
      line.map(
        (point) => `${name}, wait ${formatDuration(point.maximumWaitMs)}: ${pointText(point)}`,
      ),
    ),
  };
  const base = baseLayout(words, '', '');
  const waitAxis = {
    ...baseAxis('longest wait'),
    type: 'category',
    categoryorder: 'array',
    categoryarray: waits.map(formatDuration),
    tickangle: 0,
    tickfont: { size: 11 },
  };
  return {
    data: named.flatMap(({ name, line }, index) =>
      // Wider below narrower: where lines meet, all of them are seen.
      tracesOf(name, line, seriesColour(index), 2 * (named.length - index)),
    ),
    layout: {
      ...base,
      legend: { ...(base.legend as PlotlyObject), y: -0.28 },
      xaxis: { ...waitAxis, domain: [0, 0.44] },
      xaxis2: { ...waitAxis, domain: [0.57, 1], anchor: 'y2' },
      yaxis: durationAxis('99 of 100 within', Math.min(...late), Math.max(...late)),
      yaxis2: {
        ...baseAxis('server busy'),
        anchor: 'x2',
        rangemode: 'tozero',
        tickformat: '.0%',
      },
      showlegend: true,
    },
  };
}

function tracesOf(
  name: string,
  points: readonly TradeOffPoint[],
  color: string,
  width: number,
): PlotlyObject[] {
  const common = {
    type: 'scatter',
    mode: 'lines+markers',
    name,
    legendgroup: name,
    x: points.map((point) => formatDuration(point.maximumWaitMs)),
    line: { color, width },
    marker: { color, size: 5 + width },
    text: points.map(pointText),
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

function pointText({ p99Ms, utilisation, meanBatchSize }: TradeOffPoint): string {
  return `${formatDuration(p99Ms)} (p99), ${formatShare(utilisation)} busy, ${meanBatchSize.toFixed(1)} reviews a batch`;
}

function coincide(one: readonly TradeOffPoint[], other: readonly TradeOffPoint[]): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * Math.max(a, b);
  return (
    one.length === other.length &&
    one.every(
      ({ p99Ms, utilisation, maximumWaitMs }, i) =>
        maximumWaitMs === other[i].maximumWaitMs &&
        near(p99Ms, other[i].p99Ms) &&
        near(utilisation, other[i].utilisation),
    )
  );
}

/** 'at most 4 a batch', 'at most 16 or 64 a batch'. */
function nameOf(sizes: readonly number[]): string {
  const last = sizes[sizes.length - 1];
  const before = sizes.slice(0, -1).join(', ');
  return `at most ${before === '' ? '' : `${before} or `}${last} a batch`;
}

/** What the longest wait does, compared with the shortest. The arrivals are simulated: the numbers are exact. */
function finding(line: readonly TradeOffPoint[]): string {
  const [first, last] = [line[0], line[line.length - 1]];
  if (line.length < 2) return 'What micro-batches cost and save';
  const busy = (point: TradeOffPoint): string => formatRoughShare(point.utilisation);
  return (
    `Waiting up to ${formatDuration(last.maximumWaitMs)} takes the server's work from ${busy(first)} to ${busy(last)}, ` +
    `and p99 from ${formatDuration(first.p99Ms)} to ${formatDuration(last.p99Ms)}`
  );
}
