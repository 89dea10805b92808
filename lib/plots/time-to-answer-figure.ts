/**
 * How soon customers get their answers under several policies: for each length of time, the share of
 * reviews answered within it (the empirical distribution function), on an axis from milliseconds to a
 * day. Nothing is binned or averaged: the slow answers are as visible as the fast ones.
 */
import { percentile } from '../measure/latency-summary';
import { durationAxis, formatDuration } from './duration-axis';
import type { Figure } from './figure';
import { baseLayout, plainText, seriesColour, type PlotlyObject } from './palette';

/** One policy's result: any list of times to answer, in milliseconds and any order. */
export interface TimesToAnswer {
  readonly name: string;
  readonly timesMs: ArrayLike<number>;
}

/** Most points of one curve: a curve of a million steps looks the same and would fill the report. */
const STEPS = 400;

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
  const base = baseLayout('Time to answer', 'time to answer', 'reviews answered within that time');
  return {
    data: policies.flatMap(({ name }, index) =>
      tracesOf(plainText(name), sorted[index], [smallest, largest], seriesColour(index)),
    ),
    layout: {
      ...base,
      xaxis: durationAxis('time to answer', smallest, largest),
      yaxis: { ...base.yaxis, range: [-0.02, 1.04], tickformat: '.0%' },
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
  [smallestMs, largestMs]: readonly [number, number],
  color: string,
): PlotlyObject[] {
  const steps = Math.min(STEPS, sorted.length);
  const shares = Array.from({ length: steps }, (_, i) => (i + 1) / steps);
  const times = shares.map((_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / steps) - 1]);
  const medianMs = percentile(sorted, 0.5);
  const rightHalf = medianMs ** 2 > smallestMs * largestMs;
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
      mode: 'markers+text',
      legendgroup: name,
      showlegend: false,
      x: [drawn(medianMs)],
      y: [0.5],
      marker: { color, size: 11 },
      text: [`  median ${formatDuration(medianMs)}  `],
      textposition: rightHalf ? 'middle left' : 'middle right',
      hoverinfo: 'skip',
    },
  ];
}
