/**
 * Whole distributions of latencies, not their means. On the left by percentile, on an axis of 1 / (1 - p): 50 %, 90 %,
 * 99 %, 99.9 % stand at equal distances, so that the slow answers get their room (as HdrHistogram draws them: Gil Tene,
 * https://hdrhistogram.github.io/HdrHistogram/). On the right how many calls took how long, with the tail counted.
 */
import { percentile } from '../../measure/timing/latency-summary';
import { durationBeside, formatDuration, formatNumber } from '../words/numbers';
import { levelLine } from './named-lines';
import { durationAxis } from './duration-axis';
import type { Figure, PlotlyObject } from './figure';
import { baseLayout, linearAxis, nameColours, palette, plainText, wayColours } from './palette';

/** A list of times with its name, in milliseconds and any order. */
export interface NamedTimes {
  readonly name: string;
  readonly timesMs: ArrayLike<number>;
}

/** Points of one curve for each factor of ten in 1 / (1 - p), and bins of the histogram. */
const [POINTS_A_DECADE, BINS] = [30, 24];
/** The histogram reaches up to this share of the slowest list; what is slower is counted. */
const DRAWN = 0.99;

/**
 * Draws one curve and one histogram for each list.
 *
 * @param batchMs where given, the batch's time a review, drawn as a level line
 * @param targetMs where given, the time a review must stay under, drawn where it lies near the latencies
 * @throws RangeError when there are no lists, one is empty, a time is negative or no finite number,
 *   or all times are 0
 * @example
 * latencyFigure([{ name: 'tiny', timesMs: [1, 2] }]).data[0].name // => 'tiny'
 */
export function latencyFigure(
  lists: readonly NamedTimes[],
  batchMs?: number,
  targetMs?: number,
): Figure {
  const sorted = sortedTimes('latencyFigure', lists);
  const above = sorted.flatMap((times) => times.find((time) => time > 0) ?? []);
  const largest = Math.max(...sorted.map((times) => times[times.length - 1]));
  const lines = [
    ...drawable(batchMs).map((ms) => ({ ms, name: 'batch, a review', colour: wayColours.batch })),
    ...drawable(targetMs)
      .filter((ms) => ms < 10 * largest)
      .map((ms) => ({ ms, name: `target: ${formatDuration(ms)}`, colour: palette.black })),
  ];
  const ends = [...above, largest, ...lines.map(({ ms }) => ms)];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const colours =
    lists.length === 1 ? [wayColours.realTime] : nameColours(lists.map(({ name }) => name));
  const limit = Math.max(...sorted.map((times) => percentile(times, DRAWN)));
  const tails = sorted.map((times) => times.filter((time) => time > limit).length);
  const count = Math.max(...sorted.map((times) => times.length));
  const words = {
    finding: finding(lists, sorted, targetMs),
    measured: `Left: time by share of the calls. Right: calls by their time; slower than ${formatDuration(limit)}: ${tails.map(formatNumber).join(', ')}.`,
    numbers: sorted.map(
      (times, i) =>
        `${lists[i].name}: half within ${formatDuration(percentile(times, 0.5))}, 99 of 100 within ${formatDuration(percentile(times, 0.99))}, ` +
        `${formatNumber(tails[i])} of ${formatNumber(times.length)} slower than ${formatDuration(limit)}, the slowest ${formatDuration(times[times.length - 1])}`,
    ),
  };
  const base = baseLayout(words, 'share of the calls', '');
  const ticks = [
    1,
    2,
    ...Array.from({ length: Math.ceil(Math.log10(count)) }, (_, k) => 10 ** (k + 1)),
  ];
  const levels = lines.map(({ ms, name, colour }) => levelLine(ms, name, colour, true));
  const curves = sorted.map((times, i) =>
    curveOf(plainText(lists[i].name), times, Math.min(...above), colours[i]),
  );
  const histograms = sorted.map((times, i) =>
    histogramOf(plainText(lists[i].name), times, [Math.min(...above), limit], colours[i]),
  );
  const highest = Math.max(...histograms.flatMap(({ y }) => y as number[]));
  return {
    data: [...curves, ...histograms],
    layout: {
      ...base,
      xaxis: {
        ...base.xaxis,
        domain: [0, 0.53],
        type: 'log',
        range: [0, Math.log10(Math.max(2, count)) + 0.05],
        tickmode: 'array',
        tickvals: ticks,
        ticktext: ticks.map(shareAt),
        tickangle: 0,
        tickfont: { size: 12 },
      },
      yaxis: durationAxis('latency (logarithmic)', least, most),
      xaxis2: {
        ...durationAxis(
          'latency (logarithmic)',
          Math.min(...above),
          Math.max(limit, 1.01 * Math.min(...above)),
          3,
        ),
        domain: [0.66, 1],
        anchor: 'y2',
        tickfont: { size: 12 },
        tickangle: 0,
      },
      yaxis2: { ...linearAxis('calls', [0, 1.08 * highest], { most: 6 }), anchor: 'x2' },
      showlegend: lists.length > 1,
      shapes: levels.map(({ shape }) => ({ ...shape, x1: 0.53 })),
      annotations: levels.map(({ annotation }) => annotation),
    },
  };
}

/** The lists, each sorted, after checks. */
export function sortedTimes(figure: string, lists: readonly NamedTimes[]): Float64Array[] {
  if (lists.length === 0) throw new RangeError(`${figure}: there is nothing to draw`);
  const sorted = lists.map(({ name, timesMs }) => {
    if (timesMs.length === 0) throw new RangeError(`${figure}: '${name}' has no times`);
    const times = Float64Array.from(timesMs).sort();
    const [first, last] = [times[0], times[times.length - 1]]; // NaN is sorted to the end
    if (!(first >= 0 && last < Infinity)) {
      const wrong = first >= 0 ? last : first;
      throw new RangeError(`${figure}: '${name}' has the time ${wrong}, no time in ms`);
    }
    return times;
  });
  if (sorted.every((times) => times[times.length - 1] === 0)) {
    throw new RangeError(`${figure}: all times are 0`);
  }
  return sorted;
}

/** At 1 / (1 - p) the smallest time that a share p of the answers, and one more, stays within. */
function curveOf(name: string, sorted: Float64Array, leastMs: number, color: string): PlotlyObject {
  const count = sorted.length;
  const points = Math.ceil(POINTS_A_DECADE * Math.log10(Math.max(2, count)));
  const x = Array.from({ length: points + 1 }, (_, i) => count ** (i / points));
  const ranks = x.map((value) => Math.min(count - 1, Math.floor(count * (1 - 1 / value) + 1e-9)));
  return {
    type: 'scatter',
    mode: 'lines',
    name,
    legendgroup: name,
    x,
    y: ranks.map((rank) => Math.max(sorted[rank], leastMs)), // 0 has no place on a log axis
    line: { color, width: 3, shape: 'hv' },
    text: ranks.map((rank, i) => `${shareAt(x[i])} within ${formatDuration(sorted[rank])}`),
    hovertemplate: `${name}: %{text}<extra></extra>`,
  };
}

/** How many times fall between edges that are equally far apart on a logarithmic axis. */
function histogramOf(
  name: string,
  sorted: Float64Array,
  [least, most]: readonly [number, number],
  color: string,
): PlotlyObject {
  const step = Math.log10(Math.max(most, 1.01 * least) / least) / BINS;
  const counts = new Array<number>(BINS + 1).fill(0);
  for (const time of sorted) {
    if (time > most) break;
    const bin = Math.floor(Math.log10(Math.max(time, least) / least) / step);
    counts[Math.min(bin, BINS - 1)]++;
  }
  const edges = counts.map((_, bin) => least * 10 ** (bin * step));
  return {
    type: 'scatter',
    mode: 'lines',
    name,
    legendgroup: name,
    showlegend: false,
    x: edges,
    y: counts,
    xaxis: 'x2',
    yaxis: 'y2',
    line: { color, width: 2, shape: 'hv' },
    text: edges.map(formatDuration),
    hovertemplate: `${name}: %{y} calls from %{text}<extra></extra>`,
  };
}

/** Names a fastest model only where three quarters of its calls are faster than the next one's fastest quarter. */
function finding(
  lists: readonly NamedTimes[],
  sorted: readonly Float64Array[],
  targetMs: number | undefined,
): string {
  const all = sorted.map((times, i) => ({ name: lists[i].name, times }));
  all.sort((a, b) => percentile(a.times, 0.5) - percentile(b.times, 0.5));
  const [first, second] = all;
  const p99 = ({ times }: (typeof all)[number]): number => percentile(times, 0.99);
  if (second === undefined) {
    const limit = targetMs === undefined ? '' : ` (target: ${formatDuration(targetMs)})`;
    const within =
      targetMs === undefined ? formatDuration(p99(first)) : durationBeside(p99(first), targetMs);
    return `99 of 100 answers came within ${within}${limit}`;
  }
  if (percentile(first.times, 0.75) < percentile(second.times, 0.25)) {
    return `${first.name} is fastest: half of its calls within ${formatDuration(percentile(first.times, 0.5))}`;
  }
  all.sort((a, b) => p99(a) - p99(b));
  const [best, worst] = [all[0], all[all.length - 1]];
  return `99 of 100 answers within ${formatDuration(p99(best))} to ${formatDuration(p99(worst))}`;
}

/** '99.9 %' of 1000. */
function shareAt(value: number): string {
  const digits = Math.max(0, Math.ceil(Math.log10(value)) - 2);
  return `${(100 * (1 - 1 / value)).toFixed(digits)}\u00a0%`;
}

/** The time, where there is one above 0: no other has a place on a logarithmic axis. */
export function drawable(ms: number | undefined): number[] {
  return ms !== undefined && ms > 0 ? [ms] : [];
}
