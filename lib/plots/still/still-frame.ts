/** The frames of a still picture: each pair of axes with its grid, ticks and titles. */
import { list, members, type Figure, type PlotlyObject } from '../figures/figure';
import { plainLines } from '../figures/figure-words';
import { palette } from '../figures/palette';
import { stillScale, type StillScale } from './still-axis';
import { strokedPath, type StillPlace } from './still-scatter';
import { fitText, textWidth } from '../words/text-width';
import { px, svgText } from './still-text';
import { axisLayout, axisOf, stepOn, valuesOn } from './still-values';

export interface StillFrame extends StillPlace {
  readonly xName: string;
  readonly yName: string;
  /** Which axes are logarithmic. */
  readonly log: { readonly x: boolean; readonly y: boolean };
  readonly svg: string;
  /** True for a trace that is drawn on these axes. */
  readonly holds: (trace: PlotlyObject) => boolean;
  /** The frame's edges, in pixels. */
  readonly edges: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

/** The room for all frames together, in pixels. */
export interface StillBox {
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

const TICK = 12;

/** A frame for each pair of axes that a trace uses. */
export function stillFrames(
  layout: Figure['layout'],
  traces: readonly PlotlyObject[],
  box: StillBox,
): StillFrame[] {
  const pairs = new Set(traces.map((trace) => `${axisOf(trace, 'x')} ${axisOf(trace, 'y')}`));
  const scales = new Map<string, StillScale>();
  for (const name of new Set([...pairs].flatMap((pair) => pair.split(' ')))) {
    scales.set(name, stillScale(axisLayout(layout, name, traces), valuesOn(name, layout, traces)));
  }
  const labels = [...scales]
    .filter(([name]) => name.startsWith('y'))
    .flatMap(([, { ticks }]) => ticks);
  const widest = Math.max(
    0,
    ...labels.map(({ text }) => textWidth(fitText(text, 220, TICK), TICK)),
  );
  const left = widest + (titleOf(layout, 'y') === '' ? 22 : 46);
  const bottom =
    box.bottom - (titleOf(layout, 'x') === '' && titleOf(layout, 'x2') === '' ? 26 : 48);
  return [...pairs].map((pair) => {
    const [xName, yName] = pair.split(' ');
    const [from, to] = domainOf(layout, xName);
    const room = box.width - rightOf(layout) - left;
    const edges = { left: left + from * room, right: left + to * room, top: box.top, bottom };
    const [xScale, yScale] = [scales.get(xName), scales.get(yName)] as [StillScale, StillScale];
    const x = (value: unknown): number =>
      edges.left + xScale.place(value) * (edges.right - edges.left);
    const y = (value: unknown): number =>
      edges.bottom - yScale.place(value) * (edges.bottom - edges.top);
    return {
      ...{ xName, yName, x, y, edges },
      log: { x: xScale.kind === 'log', y: yScale.kind === 'log' },
      stepX: stepOn(xName, xScale, traces) * (edges.right - edges.left),
      stepY: stepOn(yName, yScale, traces) * (edges.bottom - edges.top),
      holds: (trace) => axisOf(trace, 'x') === xName && axisOf(trace, 'y') === yName,
      svg: frameSvg(layout, [xName, yName], [xScale, yScale], edges),
    };
  });
}

function frameSvg(
  layout: Figure['layout'],
  [xName, yName]: readonly [string, string],
  [xScale, yScale]: readonly [StillScale, StillScale],
  { left, right, top, bottom }: StillFrame['edges'],
): string {
  const parts: string[] = [];
  const sharesY = domainOf(layout, xName)[0] > 0 && yName === 'y';
  const room = (right - left) / Math.max(1, xScale.ticks.length);
  const crowded =
    xScale.ticks.length > 4 && xScale.ticks.some(({ text }) => textWidth(text, TICK) > room - 4);
  xScale.ticks.forEach(({ at, text }, i) => {
    const x = left + at * (right - left);
    if (xScale.kind !== 'category')
      parts.push(strokedPath(`M${px(x)} ${px(top)}V${px(bottom)}`, palette.grid, 1));
    if (crowded && i % 2 === 1) return;
    const shown = fitText(text, crowded ? 2 * room : Math.max(room - 4, 40), TICK);
    parts.push(svgText(x, bottom + 17, shown, { size: TICK, anchor: 'middle' }));
  });
  for (const { at, text } of yScale.ticks) {
    const y = bottom - at * (bottom - top);
    if (yScale.kind !== 'category')
      parts.push(strokedPath(`M${px(left)} ${px(y)}H${px(right)}`, palette.grid, 1));
    if (!sharesY)
      parts.push(svgText(left - 8, y + 4, fitText(text, 220, TICK), { size: TICK, anchor: 'end' }));
  }
  parts.push(strokedPath(`M${px(left)} ${px(top)}V${px(bottom)}H${px(right)}`, palette.guide, 1));
  const [xTitle, yTitle] = [titleOf(layout, xName), titleOf(layout, yName)];
  if (xTitle !== '')
    parts.push(svgText((left + right) / 2, bottom + 39, xTitle, { anchor: 'middle' }));
  if (yTitle !== '' && !sharesY) {
    const ticks = Math.max(0, ...yScale.ticks.map(({ text }) => textWidth(text, TICK)));
    parts.push(
      svgText(left - ticks - 24, (top + bottom) / 2, yTitle, { anchor: 'middle', rotate: -90 }),
    );
  }
  return parts.join('');
}

function domainOf(layout: Figure['layout'], name: string): readonly [number, number] {
  const [from, to] = list(members(layout[`${name[0]}axis${name.slice(1)}`])['domain']);
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : [0, 1];
}

function titleOf(layout: Figure['layout'], name: string): string {
  const title = members(layout[`${name[0]}axis${name.slice(1)}`])['title'];
  const text = typeof title === 'string' ? title : members(title)['text'];
  return typeof text === 'string' ? plainLines(text).join(' ') : '';
}

/** The room to the right of the plot: as much as the figure asks for, where labels stand there. */
function rightOf(layout: Figure['layout']): number {
  const right = members(layout['margin'])['r'];
  return typeof right === 'number' && right > 60 ? Math.min(right, 250) : 24;
}
