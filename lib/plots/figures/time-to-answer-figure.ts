/**
 * How soon customers get their answers under several policies: for each length of time, the share of
 * reviews answered within it (the empirical distribution function), on an axis from milliseconds to a
 * day. Nothing is binned or averaged: the slow answers are as visible as the fast ones.
 */
import { percentile } from '../../measure/timing/latency-summary';
import { directLabel } from './direct-label';
import { durationAxis } from './duration-axis';
import { formatDuration } from '../words/numbers';
import type { Figure } from './figure';
import { baseLayout, plainText, seriesColour, type PlotlyObject } from './palette';

/** One policy's result: any list of times to answer, in milliseconds and any order. */
export interface TimesToAnswer {
  readonly name: string;
  readonly timesMs: ArrayLike<number>;
}

/** Most points of one curve: a curve of a million steps looks the same and would fill the report. */
const STEPS = 200;

/**
 * Draws one curve for each policy, with its median marked and named.
 *
 * @throws RangeError when there are no policies, one has no times, a time is negative or no finite
 *   number, or all times are 0
 */
export function timeToAnswerFigure(policies: readonly TimesToAnswer[]): Figure {
  if (policies.length === 0) throw new RangeError('timeToAnswerFigure: there is nothing to draw');
  const sorted = policies.map(sortedTimes);
  const above = sorted.flatMap((times) => times.find((time) => time > 0) ?? []);
  if (above.length === 0) throw new RangeError('timeToAnswerFigure: all times are 0');
  const smallest = Math.min(...above);
  const largest = Math.max(...sorted.map((times) => times[times.length - 1]));
  const medians = policies.map(({ name }, i) => ({ name, ms: percentile(sorted[i], 0.5) }));
  medians.sort((a, b) => a.ms - b.ms);
  const [soonest, latest] = [medians[0], medians[medians.length - 1]];
  const median = (of: typeof soonest): string => `${formatDuration(of.ms)} (${of.name})`;
  const base = baseLayout(
    {
      finding:
        policies.length === 1
          ? `Half of the reviews are answered within ${formatDuration(soonest.ms)}`
          : `Half of the reviews are answered within ${median(soonest)} to ${median(latest)}`,
      measured:
        'For each length of time, the share of reviews answered within it, waiting included.',
      numbers: medians.map((of) => `${of.name}: median ${formatDuration(of.ms)}`),
    },
    '',
    'reviews answered within',
  );
  const names = policies.map(({ name }) => plainText(name));
  const labels = names.map((name, index) => {
    const ms = Math.max(percentile(sorted[index], 0.5), smallest);
    const share =
      0.62 - (0.3 * medians.findIndex((of) => plainText(of.name) === name)) / names.length;
    const side = ms ** 2 > smallest * largest ? 'left' : 'right';
    return directLabel(
      { x: ms, y: share, text: `${name}: ${formatDuration(percentile(sorted[index], 0.5))}`, side },
      { x: true },
    );
  });
  return {
    data: policies.flatMap(({ name }, index) =>
      tracesOf(plainText(name), sorted[index], smallest, seriesColour(index)),
    ),
    layout: {
      ...base,
      xaxis: durationAxis('time to answer (logarithmic)', smallest, largest),
      yaxis: { ...base.yaxis, range: [-0.02, 1.04], tickformat: '.0%' },
      annotations: labels,
      showlegend: false,
    },
  };
}

function sortedTimes({ name, timesMs }: TimesToAnswer): Float64Array {
  if (timesMs.length === 0) throw new RangeError(`timeToAnswerFigure: '${name}' has no times`);
  const sorted = Float64Array.from(timesMs).sort();
  const [first, last] = [sorted[0], sorted[sorted.length - 1]]; // NaN is sorted to the end
  if (!(first >= 0 && last < Infinity)) {
    const wrong = first >= 0 ? last : first;
    throw new RangeError(`timeToAnswerFigure: '${name}' has the time ${wrong}, no time in ms`);
  }
  return sorted;
}

function tracesOf(
  name: string,
  sorted: Float64Array,
  smallestMs: number,
  color: string,
): PlotlyObject[] {
  const steps = Math.min(STEPS, sorted.length);
  const shares = Array.from({ length: steps }, (_, i) => (i + 1) / steps);
  const times = shares.map((_, i) =>
    Number(sorted[Math.ceil(((i + 1) * sorted.length) / steps) - 1].toPrecision(6)),
  );
  const medianMs = percentile(sorted, 0.5);
  const drawn = (time: number): number => Math.max(time, smallestMs); // 0 has no place on a log axis
  return [
    {
      type: 'scatter',
      mode: 'lines',
      name,
      legendgroup: name,
      x: [times[0], ...times].map(drawn),
      y: [0, ...shares],
      line: { color, width: 3, shape: 'hv' },
      text: [times[0], ...times].map((time) => formatDuration(time)),
      hovertemplate: `${name}: %{y:.1%} within %{text}<extra></extra>`,
    },
    {
      type: 'scatter',
      mode: 'markers',
      legendgroup: name,
      showlegend: false,
      x: [drawn(medianMs)],
      y: [0.5],
      marker: { color, size: 11 },
      hoverinfo: 'skip',
    },
  ];
}
