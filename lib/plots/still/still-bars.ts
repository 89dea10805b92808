/** Bars and the cells of a heat map in a still picture. */
import { list, members, type PlotlyObject } from '../figures/figure';
import { inkOn } from '../figures/palette';
import { plainLines } from '../figures/figure-words';
import type { StillPlace } from './still-scatter';
import { textWidth } from '../words/text-width';
import { px, svgEscape, svgText } from './still-text';

/** Which of how many bars stand side by side, and what is already stacked under this one. */
export interface BarSlot {
  readonly slot: number;
  readonly slots: number;
  readonly bases: readonly number[];
  /** Share of the room between two bars that stays empty: Plotly's bargap. */
  readonly gap: number;
}

/** The bars' lengths, and the names or numbers they stand at. */
export function barValues(trace: PlotlyObject): { lengths: number[]; at: unknown[] } {
  const across = trace['orientation'] === 'h';
  const lengths = list(trace[across ? 'x' : 'y']).map(Number);
  const named = list(trace[across ? 'y' : 'x']);
  return { lengths, at: lengths.map((_, index) => named[index] ?? index) };
}

/** Draws the bars of one trace. */
export function stillBars(
  trace: PlotlyObject,
  place: StillPlace,
  colour: string,
  bar: BarSlot,
): string {
  const across = trace['orientation'] === 'h';
  const { lengths, at } = barValues(trace);
  const room =
    Math.abs(across ? place.stepY : place.stepX) * (typeof at[0] === 'number' ? 1 : 1 - bar.gap);
  const thick = room / bar.slots;
  const colours = members(trace['marker'])['color'];
  const along = across ? place.x : place.y;
  return lengths
    .map((length, index) => {
      const base = bar.bases[index] ?? 0;
      const [from, to] = [along(base), along(base + length)];
      const middle = (across ? place.y : place.x)(at[index]) - room / 2 + (bar.slot + 0.5) * thick;
      if (![from, to, middle].every(Number.isFinite)) return '';
      const own = Array.isArray(colours) ? (colours as unknown[])[index] : colours;
      const ink = typeof own === 'string' ? own : colour;
      const [start, size] = [Math.min(from, to), Math.abs(to - from)];
      const box = across
        ? [start, middle - thick / 2, size, thick]
        : [middle - thick / 2, start, thick, size];
      const [x, y, width, height] = box.map(px);
      const rect = `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${svgEscape(ink)}" stroke="#FFFFFF"/>`;
      return rect + barText(trace, index, box, ink);
    })
    .join('');
}

/** The bar's text, where it fits inside. */
function barText(trace: PlotlyObject, index: number, box: readonly number[], ink: string): string {
  const text = list(trace['text'])[index];
  if (typeof text !== 'string' || trace['textposition'] === 'none') return '';
  const shown = plainLines(text).join(' ');
  const [x, y, width, height] = box;
  if (textWidth(shown, 12) > width - 4 || height < 14) return '';
  const style = { size: 12, anchor: 'middle', colour: inkOn(ink) } as const;
  return svgText(x + width / 2, y + height / 2 + 4, shown, style);
}

/** A heat map: cells from white to the scale's last colour, with the text that Plotly writes in them. */
export function stillHeatmap(trace: PlotlyObject, place: StillPlace, colour: string): string {
  const rows = list(trace['z']).map(list);
  const numbers = rows
    .flat()
    .filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  const [least, most] = [Math.min(0, ...numbers), Math.max(...numbers)];
  const last = list(list(trace['colorscale']).at(-1))[1];
  const [xs, ys] = [list(trace['x']), list(trace['y'])];
  const [width, height] = [Math.abs(place.stepX), Math.abs(place.stepY)];
  return rows
    .flatMap((row, i) =>
      row.map((value, j) => {
        const [x, y] = [place.x(xs[j] ?? j), place.y(ys[i] ?? i)];
        if (typeof value !== 'number' || !Number.isFinite(x + y)) return '';
        const strength = most > least ? (value - least) / (most - least) : 0;
        const ink = svgEscape(typeof last === 'string' ? last : colour);
        return (
          `<rect x="${px(x - width / 2)}" y="${px(y - height / 2)}" width="${px(width)}" height="${px(height)}"` +
          ` fill="${ink}" fill-opacity="${strength.toFixed(3)}"/>` +
          svgText(x, y + 7, String(value), { size: 20, anchor: 'middle' })
        );
      }),
    )
    .join('');
}
