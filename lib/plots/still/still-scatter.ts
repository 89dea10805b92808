/** Lines, markers, ranges (error bars) and labels of a still picture. */
import { list, members, textOr, type PlotlyObject } from '../figures/figure';
import { plainLines } from '../figures/figure-words';
import { px, svgEscape, svgText } from './still-text';

/** Where a trace is drawn: from its values to pixels. */
export interface StillPlace {
  readonly x: (value: unknown) => number;
  readonly y: (value: unknown) => number;
  /** Pixels between two categories of an axis. */
  readonly stepX: number;
  readonly stepY: number;
}

const DASHES = new Map([
  ['dot', '2 4'],
  ['dash', '8 5'],
  ['dashdot', '8 4 2 4'],
]);

interface Point {
  readonly x: number;
  readonly y: number;
  readonly index: number;
}

/** The trace as SVG, without its place in a legend. */
export function stillScatter(trace: PlotlyObject, place: StillPlace, colour: string): string {
  const ys = list(trace['y']);
  const xs = trace['x'] === undefined ? ys.map((_, index) => index) : list(trace['x']);
  const points = xs.map((x, index) => ({ x: place.x(x), y: place.y(ys[index]), index }));
  const mode = textOr(trace['mode'], points.length < 20 ? 'lines+markers' : 'lines');
  const drawn = points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const ranges = drawn.map((point) => stillRanges(trace, point, xs, ys, place, colour));
  return [
    ...ranges,
    mode.includes('lines') ? linePath(points, trace, colour) : '',
    mode.includes('markers') ? drawn.map((point) => marker(point, trace, colour)).join('') : '',
    mode.includes('text') ? drawn.map((point) => label(point, trace)).join('') : '',
  ].join('');
}

function linePath(points: readonly Point[], trace: PlotlyObject, colour: string): string {
  const line = members(trace['line']);
  let path = '';
  let pen = false;
  for (const { x, y } of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) pen = false;
    else {
      if (pen && line['shape'] === 'hv') path += `H${px(x)}V${px(y)}`;
      else path += `${pen ? 'L' : 'M'}${px(x)} ${px(y)}`;
      pen = true;
    }
  }
  const width = typeof line['width'] === 'number' ? line['width'] : 2;
  return strokedPath(
    path,
    typeof line['color'] === 'string' ? line['color'] : colour,
    width,
    line['dash'],
  );
}

/** Returns an SVG path that is stroked and not filled. */
export function strokedPath(path: string, colour: string, width: number, dash?: unknown): string {
  const dashes = DASHES.get(String(dash));
  const broken = dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`;
  return `<path d="${path}" fill="none" stroke="${svgEscape(colour)}" stroke-width="${width}"${broken}/>`;
}

/** The whiskers of one point: thin lines without caps. */
function stillRanges(
  trace: PlotlyObject,
  { x, y, index }: Point,
  xs: readonly unknown[],
  ys: readonly unknown[],
  place: StillPlace,
  colour: string,
): string {
  return (['x', 'y'] as const)
    .map((letter) => {
      const bars = members(trace[`error_${letter}`]);
      const value = (letter === 'x' ? xs : ys)[index];
      const up = list(bars['array'])[index];
      if (typeof value !== 'number' || typeof up !== 'number' || bars['visible'] === false)
        return '';
      const down = list(bars['arrayminus'])[index];
      const less = bars['symmetric'] === false || bars['arrayminus'] !== undefined ? down : up;
      const from = place[letter](value - (typeof less === 'number' ? less : 0));
      const to = place[letter](value + up);
      if (!Number.isFinite(to)) return '';
      const start = Number.isFinite(from) ? from : letter === 'x' ? x : y;
      const path =
        letter === 'x' ? `M${px(start)} ${px(y)}H${px(to)}` : `M${px(x)} ${px(start)}V${px(to)}`;
      const ink = typeof bars['color'] === 'string' ? bars['color'] : colour;
      return strokedPath(path, ink, typeof bars['thickness'] === 'number' ? bars['thickness'] : 2);
    })
    .join('');
}

function marker({ x, y, index }: Point, trace: PlotlyObject, colour: string): string {
  const style = members(trace['marker']);
  const own = Array.isArray(style['color']) ? (style['color'] as unknown[])[index] : style['color'];
  const size = typeof style['size'] === 'number' ? style['size'] : 8;
  return markerShape(x, y, size, typeof own === 'string' ? own : colour, style);
}

/** A marker of Plotly's names; those not known here are circles. */
export function markerShape(
  x: number,
  y: number,
  size: number,
  colour: string,
  style: PlotlyObject,
): string {
  const edge = members(style['line']);
  const edgeColour = typeof edge['color'] === 'string' ? edge['color'] : colour;
  const edgeWidth = typeof edge['width'] === 'number' ? edge['width'] : 0;
  const r = size / 2;
  const [symbol, open] = textOr(style['symbol'], 'circle').split('-open');
  const fill = open === undefined ? colour : 'none';
  const edged =
    edgeWidth > 0 ? ` stroke="${svgEscape(edgeColour)}" stroke-width="${edgeWidth}"` : '';
  const paint = `fill="${svgEscape(fill)}"${edged}`;
  if (symbol === 'line-ns')
    return strokedPath(`M${px(x)} ${px(y - r)}V${px(y + r)}`, edgeColour, edgeWidth || 2);
  if (symbol === 'square')
    return `<rect x="${px(x - r)}" y="${px(y - r)}" width="${size}" height="${size}" ${paint}/>`;
  if (symbol === 'diamond')
    return `<path d="M${px(x)} ${px(y - r)}L${px(x + r)} ${px(y)}L${px(x)} ${px(y + r)}L${px(x - r)} ${px(y)}Z" ${paint}/>`;
  if (symbol === 'star') return `<path d="${starPath(x, y, r)}" ${paint}/>`;
  return `<circle cx="${px(x)}" cy="${px(y)}" r="${r}" ${paint}/>`;
}

function starPath(x: number, y: number, r: number): string {
  const corners = Array.from({ length: 10 }, (_, i) => {
    const [angle, reach] = [(i * Math.PI) / 5 - Math.PI / 2, i % 2 === 0 ? r : 0.45 * r];
    return `${px(x + reach * Math.cos(angle))} ${px(y + reach * Math.sin(angle))}`;
  });
  return `M${corners.join('L')}Z`;
}

function label({ x, y, index }: Point, trace: PlotlyObject): string {
  const all = trace['text'];
  const text = Array.isArray(all) ? (all as unknown[])[index] : all;
  if (typeof text !== 'string' || text.trim() === '') return '';
  const where = trace['textposition'];
  const position = String(
    Array.isArray(where) ? (where as unknown[])[index] : (where ?? 'middle center'),
  );
  const size = members(trace['marker'])['size'];
  const beside = (typeof size === 'number' ? size / 2 : 4) + 5;
  const dx = position.endsWith('right') ? beside : position.endsWith('left') ? -beside : 0;
  const dy = position.startsWith('top') ? -10 : position.startsWith('bottom') ? 20 : 4.5;
  const anchor = dx > 0 ? 'start' : dx < 0 ? 'end' : 'middle';
  return svgText(x + dx, y + dy, plainLines(text).join(' ').trim(), { anchor });
}
