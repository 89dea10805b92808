/** Whiskers around points: thin lines without caps, as the still picture draws them. */
import type { PlotlyObject } from './figure';

/**
 * Returns Plotly's error bars from the low to the high end of each interval around its value.
 *
 * @param intervals in the order of the values; where an upper end is not known, the whisker ends at the value
 */
export function whiskers(
  values: readonly number[],
  intervals: readonly (readonly [number, number | null])[],
  color: string,
): PlotlyObject {
  return {
    type: 'data',
    symmetric: false,
    array: values.map((value, i) => (intervals[i][1] ?? value) - value),
    arrayminus: values.map((value, i) => value - intervals[i][0]),
    color,
    thickness: 1.5,
    width: 0,
  };
}
