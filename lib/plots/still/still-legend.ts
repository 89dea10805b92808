/** The legend of a still picture: rows of names under the plot. */
import { members, type PlotlyObject } from '../figures/figure';
import { plainLines } from '../figures/figure-words';
import { markerShape, strokedPath } from './still-scatter';
import { fitText, textWidth } from '../words/text-width';
import { px, svgText } from './still-text';

export const LEGEND_ROW = 22;

interface Entry {
  readonly x: number;
  readonly name: string;
  readonly trace: PlotlyObject;
  readonly colour: string;
}

/** The named traces in rows; none when there is only one and nobody asked for it. */
export function legendRows(
  traces: readonly { readonly trace: PlotlyObject; readonly colour: string }[],
  width: number,
  asked: boolean,
): Entry[][] {
  const named = traces.filter(
    ({ trace }) => typeof trace['name'] === 'string' && trace['showlegend'] !== false,
  );
  if (named.length < 2 && !asked) return [];
  const rows: Entry[][] = [];
  let x = Infinity;
  for (const { trace, colour } of named) {
    const name = fitText(plainLines(String(trace['name'])).join(' '), width - 60, 13);
    const needed = 40 + textWidth(name, 13);
    if (x + needed > width) {
      rows.push([]);
      x = 12;
    }
    rows[rows.length - 1].push({ x, name, trace, colour });
    x += needed;
  }
  return rows;
}

/** Draws the legend in rows under the plot. */
export function stillLegend(rows: readonly (readonly Entry[])[], top: number): string {
  return rows
    .flatMap((row, i) => {
      const y = top + (i + 0.5) * LEGEND_ROW;
      return row.map(
        ({ x, name, trace, colour }) =>
          sample(trace, x, y, colour) + svgText(x + 28, y + 4.5, name),
      );
    })
    .join('');
}

function sample(trace: PlotlyObject, x: number, y: number, colour: string): string {
  if (trace['type'] === 'bar') return markerShape(x + 11, y, 12, colour, { symbol: 'square' });
  const mode = typeof trace['mode'] === 'string' ? trace['mode'] : 'lines';
  const line = members(trace['line']);
  return [
    mode.includes('lines')
      ? strokedPath(`M${px(x)} ${px(y)}H${px(x + 22)}`, colour, 2.5, line['dash'])
      : '',
    mode.includes('markers') ? markerShape(x + 11, y, 9, colour, members(trace['marker'])) : '',
  ].join('');
}
