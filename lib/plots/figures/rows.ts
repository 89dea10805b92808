/** What figures with a row for each model or policy have in common: names, marks and the two axes. */
import { fitText } from '../words/text-width';
import { durationAxis } from './duration-axis';
import { plainText, type PlotlyObject } from './palette';

/** Room for a label beside the outermost points, as a share of the axis. */
const LABEL_SHARE = 0.17;

/** Names that were cut, made different again where they became the same: a category axis puts equal names into one row. */
export function distinct(names: readonly string[]): string[] {
  const all = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let count = 2; all.has(own); count++) own = `${name} (${count})`;
    all.add(own);
    return own;
  });
}

/** The rows' names, cut to the room beside the plot. */
export function rowNames(names: readonly string[]): string[] {
  return distinct(names.map((name) => fitText(name, 205, 14))).map((name) => plainText(name));
}

/** A category axis with the first row on top and half a row of room above it and below the last. */
export function rowsAxis(names: readonly string[]): PlotlyObject {
  return {
    type: 'category',
    categoryarray: names,
    range: [names.length - 0.5, -0.5],
    showgrid: false,
  };
}

/**
 * A logarithmic axis for times in milliseconds with room for labels on both sides, and two ticks at least.
 *
 * @throws RangeError unless all are above 0
 */
export function labelledTimesAxis(title: string, timesMs: readonly number[]): PlotlyObject {
  const [least, most] = [Math.min(...timesMs), Math.max(...timesMs)].map(Math.log10);
  const room = (Math.max(most - least, 0.3) * LABEL_SHARE) / (1 - 2 * LABEL_SHARE);
  const range = [least - room, most + room];
  const [from, to] = range.map((power) => 10 ** power);
  const axis = durationAxis(title, from, to);
  const seen = (axis['tickvals'] as number[]).filter((tick) => tick >= from && tick <= to);
  return seen.length < 2 ? axis : { ...axis, range };
}

/** A ring, in which the dot of the other time is seen where both are as long. */
export function ring(color: string): PlotlyObject {
  return { symbol: 'circle-open', color, size: 17, line: { width: 3 } };
}
