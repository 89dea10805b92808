/**
 * A figure as a still picture in SVG, for readers whose program runs no script: a saved notebook, nbconvert,
 * GitHub, paper. Plotly itself can be run outside a browser, in a DOM from a package, but took 0.6 s a figure
 * and more than a second to load; this takes a millisecond. It draws what the figures of this folder are made
 * of: scatter (lines, markers, ranges, labels), bars, histograms and heat maps on linear, logarithmic and
 * category axes, lines and notes beside them, and the legend.
 */
import { members, textOr, type Figure, type PlotlyObject } from '../figures/figure';
import { wordsOf } from '../figures/figure-words';
import { stillFrames, type StillFrame } from './still-frame';
import { barValues, stillBars, stillHeatmap } from './still-bars';
import { countedBars } from './still-values';
import { legendRows, stillLegend, LEGEND_ROW } from './still-legend';
import { stillNotes } from './still-notes';
import { stillScatter } from './still-scatter';
import { svgEscape, svgText } from './still-text';
import { stillTitle } from './still-title';
import { palette, seriesColour } from '../figures/palette';

const WIDTH = 760;
const FONT = 'system-ui, &quot;Segoe UI&quot;, Helvetica, Arial, sans-serif';

export interface StillOptions {
  /** False leaves the words above the plot out, where a page says them itself. Default: true. */
  readonly title?: boolean;
}

/** Returns an SVG document, 760 pixels wide unless the figure is narrower, that loads and runs nothing. */
export function stillPicture(figure: Figure, options: StillOptions = {}): string {
  const { layout } = figure;
  const words = wordsOf(layout);
  const width = sizeOf(layout['width'], WIDTH, WIDTH);
  const margin = options.title === false ? sizeOf(members(layout['margin'])['t'], 0, 200) : 0;
  const height = Math.max(150, sizeOf(layout['height'], 450, 2000) - margin);
  const traces = figure.data.map(countedBars).filter((trace) => trace['visible'] !== false);
  const coloured = traces.map((trace, index) => ({ trace, colour: traceColour(trace, index) }));
  const title = options.title === false ? { svg: '', height: 16 } : stillTitle(words, width);
  const rows =
    layout['showlegend'] === false
      ? []
      : legendRows(coloured, width, layout['showlegend'] === true);
  const box = { top: title.height, bottom: height - rows.length * LEGEND_ROW - 8, width };
  const frames = stillFrames(layout, traces.filter(isKnown), box);
  const marks = drawTraces(coloured, frames, layout);
  const unknown = new Set(
    traces.map(({ type }) => textOr(type, 'scatter')).filter((type) => !KNOWN.has(type)),
  );
  const note =
    unknown.size === 0
      ? ''
      : svgText(24, title.height + 30, `Drawn only by Plotly: ${[...unknown].join(', ')}`);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
    ` role="img" font-family="${FONT}"><title>${svgEscape(words.finding)}</title>` +
    `<rect width="${width}" height="${height}" fill="${palette.background}"/>` +
    title.svg +
    frames.map(({ svg }) => svg).join('') +
    marks +
    stillNotes(layout, frames) +
    note +
    stillLegend(rows, box.bottom) +
    '</svg>'
  );
}

function isKnown({ type }: PlotlyObject): boolean {
  return KNOWN.has(textOr(type, 'scatter'));
}

const KNOWN = new Set(['scatter', 'scattergl', 'bar', 'heatmap', 'histogram']);

function sizeOf(value: unknown, otherwise: number, most: number): number {
  return typeof value === 'number' && value >= 50 ? Math.min(value, most) : otherwise;
}

/** The colour Plotly would show first: the line's, the marker's, or the next of the series' colours. */
function traceColour(trace: PlotlyObject, index: number): string {
  const own = [members(trace['line'])['color'], members(trace['marker'])['color']];
  return own.find((colour): colour is string => typeof colour === 'string') ?? seriesColour(index);
}

function drawTraces(
  traces: readonly { trace: PlotlyObject; colour: string }[],
  frames: readonly StillFrame[],
  layout: Figure['layout'],
): string {
  const stacked = layout['barmode'] === 'stack';
  const gap = typeof layout['bargap'] === 'number' ? layout['bargap'] : 0.2;
  const stacks = new Map<string, number>();
  const bars = traces.filter(({ trace }) => trace['type'] === 'bar');
  const overlaid = bars.length < 2 || stacked;
  return traces
    .map(({ trace, colour }) => {
      const frame = frames.find((one) => one.holds(trace));
      if (frame === undefined) return '';
      if (trace['type'] === 'heatmap') return stillHeatmap(trace, frame, colour);
      if (trace['type'] !== 'bar') {
        return KNOWN.has(textOr(trace['type'], 'scatter'))
          ? stillScatter(trace, frame, colour)
          : '';
      }
      const { lengths, at } = barValues(trace);
      const bases = lengths.map((length, i) => {
        if (!stacked) return 0;
        const key = JSON.stringify([frames.indexOf(frame), at[i], length < 0]);
        const base = stacks.get(key) ?? 0;
        stacks.set(key, base + length);
        return base;
      });
      const slot = overlaid ? 0 : bars.findIndex((bar) => bar.trace === trace);
      return stillBars(trace, frame, colour, {
        slot,
        slots: overlaid ? 1 : bars.length,
        bases,
        gap,
      });
    })
    .join('');
}
