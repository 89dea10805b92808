/** A logarithmic axis of lengths of time, from microseconds to days, whose ticks a reader can name. */
import { formatDuration } from '../words/numbers';
import { baseAxis, type PlotlyObject } from './palette';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const COARSE_TICKS: readonly number[] = [
  ...[1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100, 1000, 10_000],
  ...[MINUTE, 10 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY, 70 * DAY, 700 * DAY],
];

const FINE_TICKS: readonly number[] = [
  ...[1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100, 1000].flatMap((step) => [step, 2 * step, 5 * step]),
  ...[10_000, 20_000, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE, HOUR, 2 * HOUR],
  ...[6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 70 * DAY, 700 * DAY],
];

/**
 * A logarithmic axis for values in milliseconds, with ticks such as '1 ms', '1 s', '1 min', '1 day',
 * from the tick below the smallest value to the tick above the largest.
 *
 * @param most ticks that there is room for; default 9
 * @throws RangeError unless both ends are above 0 and in order
 */
export function durationAxis(
  title: string,
  smallestMs: number,
  largestMs: number,
  most = 9,
): PlotlyObject {
  if (!(smallestMs > 0 && largestMs >= smallestMs && largestMs < Infinity)) {
    throw new RangeError(`durationAxis: ${smallestMs} to ${largestMs} ms is no range above 0`);
  }
  const within = (all: readonly number[]): number =>
    all.filter((tick) => tick >= smallestMs && tick <= largestMs).length;
  const ticks = within(FINE_TICKS) <= most ? FINE_TICKS : COARSE_TICKS;
  const from = ticks.findLast((tick) => tick <= smallestMs) ?? smallestMs;
  const to = ticks.find((tick) => tick >= largestMs && tick > from) ?? largestMs;
  const margin = 0.03 * Math.log10(to / from); // so that a mark on the edge is whole
  const all = ticks.filter((tick) => tick >= from && tick <= to);
  const every = Math.ceil(all.length / (most + 1));
  const shown = all.filter((_, i) => i % every === 0);
  return {
    ...baseAxis(title),
    type: 'log',
    range: [Math.log10(from) - margin, Math.log10(to) + margin],
    tickmode: 'array',
    tickvals: shown,
    ticktext: shown.map((tick) => formatDuration(tick)),
  };
}
