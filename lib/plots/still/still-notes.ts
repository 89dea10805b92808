/** Straight lines (shapes) and notes (annotations) of a still picture, with x and y on axes or on the paper. */
import { list, members, type Figure, type PlotlyObject } from '../figures/figure';
import { plainLines } from '../figures/figure-words';
import { palette } from '../figures/palette';
import type { StillFrame } from './still-frame';
import { strokedPath } from './still-scatter';
import { textWidth } from '../words/text-width';
import { px, svgText } from './still-text';

/** Draws the lines and notes of a layout. */
export function stillNotes(layout: Figure['layout'], frames: readonly StillFrame[]): string {
  if (frames.length === 0) return '';
  const shapes = list(layout['shapes']).map((shape) => line(members(shape), frames));
  const notes = list(layout['annotations']).map((note) => text(members(note), frames));
  return [...shapes, ...notes].join('');
}

function line(shape: PlotlyObject, frames: readonly StillFrame[]): string {
  if (shape['type'] !== 'line') return '';
  const [x0, x1] = [shape['x0'], shape['x1']].map((value) =>
    pixel(value, 'x', shape['xref'], frames),
  );
  const [y0, y1] = [shape['y0'], shape['y1']].map((value) =>
    pixel(value, 'y', shape['yref'], frames),
  );
  if (![x0, x1, y0, y1].every(Number.isFinite)) return '';
  const { color, width, dash } = members(shape['line']);
  const path = `M${px(x0)} ${px(y0)}L${px(x1)} ${px(y1)}`;
  return strokedPath(
    path,
    typeof color === 'string' ? color : palette.guide,
    typeof width === 'number' ? width : 2,
    dash,
  );
}

/** An annotation's place on a logarithmic axis is the logarithm itself, a shape's is the value. */
function text(note: PlotlyObject, frames: readonly StillFrame[]): string {
  const value = (letter: 'x' | 'y'): unknown => {
    const [at, ref] = [note[letter], note[`${letter}ref`]];
    const log = ref !== 'paper' && frameOf(letter, ref, frames).log[letter];
    return log && typeof at === 'number' ? 10 ** at : at;
  };
  const x = pixel(value('x'), 'x', note['xref'], frames) + Number(note['xshift'] ?? 0);
  const y = pixel(value('y'), 'y', note['yref'], frames) - Number(note['yshift'] ?? 0);
  if (!Number.isFinite(x + y) || typeof note['text'] !== 'string') return '';
  const font = members(note['font']);
  const anchors = { left: 'start', right: 'end', center: 'middle' } as const;
  const anchor =
    anchors[(note['xanchor'] as keyof typeof anchors | undefined) ?? 'center'] ?? 'middle';
  const size = typeof font['size'] === 'number' ? font['size'] : 13;
  const rows = plainLines(note['text']);
  const drop =
    note['yanchor'] === 'top'
      ? size
      : note['yanchor'] === 'bottom'
        ? -4 - (rows.length - 1) * size
        : size / 3;
  const colour = typeof font['color'] === 'string' ? font['color'] : palette.text;
  const widest = Math.max(...rows.map((row) => textWidth(row.trim(), size)));
  const start = anchor === 'start' ? x : anchor === 'end' ? x - widest : x - widest / 2;
  const height = rows.length * size * 1.25;
  const behind =
    note['bgcolor'] === undefined
      ? ''
      : `<rect x="${px(start)}" y="${px(y + drop - size)}" width="${px(widest)}" height="${px(height)}" fill="#FFFFFF" fill-opacity="0.85"/>`;
  const lines = rows
    .map((row, i) => svgText(x, y + drop + i * size * 1.25, row.trim(), { size, anchor, colour }))
    .join('');
  return behind + lines;
}

function frameOf(letter: 'x' | 'y', ref: unknown, frames: readonly StillFrame[]): StillFrame {
  const name = typeof ref === 'string' ? ref : letter;
  return frames.find((frame) => (letter === 'x' ? frame.xName : frame.yName) === name) ?? frames[0];
}

function pixel(
  value: unknown,
  letter: 'x' | 'y',
  ref: unknown,
  frames: readonly StillFrame[],
): number {
  if (ref === 'paper') {
    const all = frames.map(({ edges }) => edges);
    const [left, right] = [
      Math.min(...all.map((e) => e.left)),
      Math.max(...all.map((e) => e.right)),
    ];
    const share = Number(value);
    return letter === 'x'
      ? left + share * (right - left)
      : all[0].bottom - share * (all[0].bottom - all[0].top);
  }
  return frameOf(letter, ref, frames)[letter](value);
}
