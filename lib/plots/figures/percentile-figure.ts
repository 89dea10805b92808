/**
 * Latencies by percentile, on an axis of 1 / (1 - p): 50 %, 90 %, 99 %, 99.9 % stand at equal
 * distances, so that the slow answers, which a usual axis squeezes into its last pixels, get their
 * room. HdrHistogram's plots are drawn so (Gil Tene, https://hdrhistogram.github.io/HdrHistogram/).
 */
import { percentile } from '../../measure/timing/latency-summary';
import { durationAxis } from './duration-axis';
import { formatDuration } from '../words/numbers';
import type { Figure } from './figure';
import { baseLayout, plainText, seriesColour, type PlotlyObject } from './palette';

/** A list of latencies with its name, in milliseconds and any order. */
export interface NamedLatencies {
  readonly name: string;
  readonly timesMs: ArrayLike<number>;
}

/** Points of one curve for each factor of ten in 1 / (1 - p). */
const POINTS_A_DECADE = 40;

/**
 * Draws one curve for each list, from its smallest value up to its largest.
 *
 * @throws RangeError when there are no lists, one is empty, a time is negative or no finite number,
 *   or all times are 0
 */
export function percentileFigure(lists: readonly NamedLatencies[]): Figure {
  if (lists.length === 0) throw new RangeError('percentileFigure: there is nothing to draw');
  const sorted = lists.map(sortedTimes);
  const above = sorted.flatMap((times) => times.find((time) => time > 0) ?? []);
  if (above.length === 0) throw new RangeError('percentileFigure: all times are 0');
  const smallest = Math.min(...above);
  const largest = Math.max(...sorted.map((times) => times[times.length - 1]));
  const most = Math.max(...sorted.map((times) => times.length));
  const p99 = sorted.map((times) => percentile(times, 0.99));
  const words = {
    finding: finding(lists, p99),
    measured:
      'The time that a share of the answers came within; each step to the right is ten times as rare.',
    numbers: lists.map(({ name }, i) => `${name}: 99 of 100 within ${formatDuration(p99[i])}`),
  };
  const base = baseLayout(words, 'share of the answers', '');
  const powers = Array.from({ length: Math.ceil(Math.log10(most)) + 1 }, (_, k) => 10 ** k);
  const ticks = [...new Set([1, 2, ...powers])].sort((a, b) => a - b);
  return {
    data: sorted.map((times, index) =>
      curveOf(plainText(lists[index].name), times, smallest, seriesColour(index)),
    ),
    layout: {
      ...base,
      xaxis: {
        ...base.xaxis,
        type: 'log',
        range: [0, Math.log10(Math.max(2, most)) + 0.05],
        tickmode: 'array',
        tickvals: ticks,
        ticktext: ticks.map((value) => shareAt(value)),
      },
      yaxis: durationAxis('latency (logarithmic)', smallest, largest),
    },
  };
}

function finding(lists: readonly NamedLatencies[], p99: readonly number[]): string {
  const [least, most] = [Math.min(...p99), Math.max(...p99)];
  const all = `99 of 100 answers within ${formatDuration(least)}`;
  if (lists.length === 1) return all;
  const name = (time: number): string => plainText(lists[p99.indexOf(time)].name);
  return `${all} (${name(least)}) to ${formatDuration(most)} (${name(most)})`;
}

function sortedTimes({ name, timesMs }: NamedLatencies): Float64Array {
  if (timesMs.length === 0) throw new RangeError(`percentileFigure: '${name}' has no times`);
  const sorted = Float64Array.from(timesMs).sort();
  const [first, last] = [sorted[0], sorted[sorted.length - 1]]; // NaN is sorted to the end
  if (!(first >= 0 && last < Infinity)) {
    const wrong = first >= 0 ? last : first;
    throw new RangeError(`percentileFigure: '${name}' has the time ${wrong}, no time in ms`);
  }
  return sorted;
}

/** At 1 / (1 - p) the smallest time that a share p of the answers, and one more, stays within. */
function curveOf(
  name: string,
  sorted: Float64Array,
  smallestMs: number,
  color: string,
): PlotlyObject {
  const count = sorted.length;
  const points = Math.ceil(POINTS_A_DECADE * Math.log10(Math.max(2, count)));
  const x = Array.from({ length: points + 1 }, (_, i) => count ** (i / points));
  const ranks = x.map((value) => Math.min(count - 1, Math.floor(count * (1 - 1 / value) + 1e-9)));
  return {
    type: 'scatter',
    mode: 'lines',
    name,
    x,
    y: ranks.map((rank) => Math.max(sorted[rank], smallestMs)), // 0 has no place on a log axis
    line: { color, width: 3, shape: 'hv' },
    text: ranks.map((rank, i) => `${shareAt(x[i])} within ${formatDuration(sorted[rank])}`),
    hovertemplate: `${name}: %{text}<extra></extra>`,
  };
}

/** '99.9 %' of 1000. */
function shareAt(value: number): string {
  const digits = Math.max(0, Math.ceil(Math.log10(value)) - 2);
  return `${(100 * (1 - 1 / value)).toFixed(digits)}\u00a0%`;
}
