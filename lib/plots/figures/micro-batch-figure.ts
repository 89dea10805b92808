/**
 * The trade-off of micro-batching: how late the slowest of 100 answers is against the share of the time in which the
 * machine is busy, a curve for each largest batch, its points labelled with the longest wait that is allowed. Sizes with
 * the same results share one curve that names them all.
 */
import {
  microBatchTradeOff,
  type TradeOffPoint,
} from '../../measure/serving/micro-batch-trade-off';
import type { ServiceTime } from '../../measure/serving/service-time';
import { formatDuration, formatEstimate, formatRoughShare, formatShare } from '../words/numbers';
import { durationAxis } from './duration-axis';
import type { Figure, PlotlyObject } from './figure';
import { baseLayout, linearAxis, palette, sizeColours } from './palette';

/** Points nearer than this, at every wait, cannot be told apart in the picture. */
const SAME = 0.02;

interface Line {
  readonly sizes: number[];
  readonly points: readonly TradeOffPoint[];
}

/**
 * Simulates the arrivals with every pair of a largest batch and a longest wait, and draws them.
 *
 * @throws RangeError when a list is empty, or as `simulateArrivals` does
 */
export function microBatchFigure(
  arrivalsMs: Float64Array,
  maximumSizes: readonly number[],
  maximumWaitsMs: readonly number[],
  serviceTime: ServiceTime,
): Figure {
  return tradeOffFigure(microBatchTradeOff(arrivalsMs, maximumSizes, maximumWaitsMs, serviceTime));
}

/**
 * Draws one or more points of `microBatchTradeOff`.
 *
 * @throws RangeError when one has no time above 0
 */
export function tradeOffFigure(points: readonly TradeOffPoint[]): Figure {
  const sizes = [...new Set(points.map((point) => point.maximumSize))].sort((a, b) => a - b);
  const lines = sizes.reduce<Line[]>((all, size) => {
    const own = points
      .filter((point) => point.maximumSize === size)
      .sort((a, b) => a.maximumWaitMs - b.maximumWaitMs);
    const same = all.find((line) => coincide(line.points, own));
    if (same !== undefined) same.sizes.push(size);
    else all.push({ sizes: [size], points: own });
    return all;
  }, []);
  const late = points.map((point) => point.p99Ms);
  const busy = points.map((point) => point.utilisation);
  const [least, most] = [Math.min(...busy), Math.max(...busy)];
  const room = 0.14 * (most - least || 0.1);
  const words = {
    finding: finding(lines[lines.length - 1].points),
    measured:
      'Simulated arrivals. Each point: the longest wait that is allowed for a batch to fill.',
    numbers: lines.flatMap(({ sizes: own, points: line }) =>
      line.map(
        (point) =>
          `${nameOf(own)}, wait ${formatDuration(point.maximumWaitMs)}: ${pointText(point)}`,
      ),
    ),
  };
  const base = baseLayout(words, '', '');
  return {
    data: lines.map(({ sizes: own, points: line }, index) =>
      traceOf(
        nameOf(own),
        line,
        colourOf(index, lines.length),
        index === lines.length - 1,
        least + room / 2,
      ),
    ),
    layout: {
      ...base,
      xaxis: linearAxis(
        'share of the time in which the machine is busy',
        [Math.max(0, least - room), most + room],
        { share: true },
      ),
      yaxis: durationAxis('99 of 100 answered within', Math.min(...late), Math.max(...late)),
      showlegend: true,
      height: 480,
    },
  };
}

function traceOf(
  name: string,
  points: readonly TradeOffPoint[],
  color: string,
  named: boolean,
  edge: number,
): PlotlyObject {
  return {
    type: 'scatter',
    mode: named ? 'lines+markers+text' : 'lines+markers',
    name,
    x: points.map((point) => point.utilisation),
    y: points.map((point) => point.p99Ms),
    line: { color, width: 2.5 },
    marker: { color, size: 9 },
    text: points.map((point, at) => (apart(points, at) ? formatDuration(point.maximumWaitMs) : '')),
    textposition: points.map((_, at) => sideOf(points, at, edge)),
    textfont: { color: palette.text, size: 13 },
    customdata: points.map(pointText),
    hovertemplate: `${name}: %{customdata}<extra></extra>`,
  };
}

/** Where a label lies clear of its curve: below it, on the side to which that rises, and not over the axis on the left. */
function sideOf(points: readonly TradeOffPoint[], at: number, edge: number): string {
  const before = points[Math.max(0, at - 1)];
  const after = points[Math.min(points.length - 1, at + 1)];
  const rises = (after.p99Ms - before.p99Ms) * (after.utilisation - before.utilisation) > 0;
  if (rises) return 'bottom right';
  return points[at].utilisation < edge ? 'top right' : 'bottom left';
}

/** Whether a point lies so far from the one before it that both can be named: a twelfth of either axis. */
function apart(points: readonly TradeOffPoint[], at: number): boolean {
  const reach = (pick: (point: TradeOffPoint) => number): number => {
    const all = points.map(pick);
    return Math.max(...all) - Math.min(...all) || 1;
  };
  const share = (pick: (point: TradeOffPoint) => number, other: number): number =>
    Math.abs(pick(points[at]) - pick(points[other])) / reach(pick);
  const before = Array.from({ length: at }, (_, other) => other);
  return before.every(
    (other) =>
      share(({ utilisation }) => utilisation, other) > 1 / 12 ||
      share(({ p99Ms }) => Math.log(p99Ms), other) > 1 / 12,
  );
}

function colourOf(index: number, count: number): string {
  const last = sizeColours.length - 1;
  return sizeColours[count < 2 ? last : Math.round((index * last) / (count - 1))];
}

function pointText({ p99Ms, utilisation, meanBatchSize, maximumWaitMs }: TradeOffPoint): string {
  return `waits up to ${formatDuration(maximumWaitMs)}: ${formatDuration(p99Ms)} (p99), ${formatShare(utilisation)} busy, ${meanBatchSize.toFixed(1)} reviews a batch`;
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
  return (
    `Waits up to ${formatDuration(last.maximumWaitMs)}: machine busy ${formatRoughShare(last.utilisation)}, not ${formatRoughShare(first.utilisation)}; ` +
    `p99 ${formatEstimate(last.p99Ms)}, not ${formatEstimate(first.p99Ms)}`
  );
}
