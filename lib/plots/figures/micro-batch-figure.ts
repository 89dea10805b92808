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
import { freeSides, type Spot } from './free-sides';
import { baseLayout, legendRoom, linearAxis, palette, sizeColours } from './palette';

/** Points nearer than this, at every wait, cannot be told apart in the picture. */
const SAME = 0.02;

type Range = [number, number];

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
  const xaxis = linearAxis(
    'share of the time in which the machine is busy',
    [Math.max(0, least - room), most + room],
    { share: true },
  );
  const yaxis = durationAxis('99 of 100 answered within', Math.min(...late), Math.max(...late));
  const labels = labelsOf(lines, xaxis['range'] as Range, yaxis['range'] as Range);
  return {
    data: lines.map(({ sizes: own, points: line }, index) => ({
      ...traceOf(nameOf(own), line, colourOf(index, lines.length)),
      ...(index === lines.length - 1 && labels),
    })),
    layout: {
      ...baseLayout(words, '', ''),
      xaxis,
      yaxis,
      showlegend: true,
      height: 458 + legendRoom(lines.map(({ sizes: own }) => nameOf(own))),
    },
  };
}

function traceOf(name: string, points: readonly TradeOffPoint[], color: string): PlotlyObject {
  return {
    type: 'scatter',
    mode: 'lines+markers',
    name,
    x: points.map((point) => point.utilisation),
    y: points.map((point) => point.p99Ms),
    line: { color, width: 2.5 },
    marker: { color, size: 9 },
    customdata: points.map(pointText),
    hovertemplate: `${name}: %{customdata}<extra></extra>`,
  };
}

/** The waits, at the points of the last line, each where it is free of all lines; those of the ends come first. */
function labelsOf(lines: readonly Line[], x: Range, y: Range): PlotlyObject {
  const spotOf = ({ utilisation, p99Ms }: TradeOffPoint): Spot => ({
    x: (utilisation - x[0]) / (x[1] - x[0]),
    y: (Math.log10(p99Ms) - y[0]) / (y[1] - y[0]),
  });
  const { points } = lines[lines.length - 1];
  const texts = points.map(({ maximumWaitMs }) => formatDuration(maximumWaitMs));
  const ends = [...points.keys()].sort((a, b) => endFirst(a, points.length) - endFirst(b, points.length)); // prettier-ignore
  const found = freeSides(
    ends.map((at) => ({ ...spotOf(points[at]), text: texts[at] })),
    lines.map((line) => line.points.map(spotOf)),
  );
  const sides = points.map((_, at) => found[ends.indexOf(at)]);
  return {
    mode: 'lines+markers+text',
    text: texts.map((text, at) => (sides[at] === '' ? '' : text)),
    textposition: sides.map((side) => side || 'bottom left'),
    textfont: { color: palette.text, size: 13 },
  };
}

function endFirst(at: number, count: number): number {
  return at === 0 || at === count - 1 ? 0 : 1;
}

/** The colours of sizes, as many as there are curves. */
function colourOf(index: number, count: number): string {
  const last = sizeColours.length - 1;
  const at = count < 2 ? last : (index * last) / (count - 1);
  const [one, other] = [Math.floor(at), Math.ceil(at)].map((place) => parseInt(sizeColours[place].slice(1), 16)); // prettier-ignore
  const mixed = [16, 8, 0].map((shift) => {
    const [from, to] = [one, other].map((colour) => (colour >> shift) & 255);
    return Math.round(from + (at % 1) * (to - from));
  });
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
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
    `Waits up to ${formatDuration(last.maximumWaitMs)}: busy ${formatRoughShare(last.utilisation)}, not ${formatRoughShare(first.utilisation)}; ` +
    `p99 ${formatEstimate(last.p99Ms)}, not ${formatEstimate(first.p99Ms)}`
  );
}
