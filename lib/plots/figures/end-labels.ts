/** Names of series beside the right edge of a plot, where each ends: nobody has to look them up in a legend. */
import { fitText, textWidth } from '../words/text-width';
import { members } from './figure';
import { palette, plainText, type BaseLayout, type PlotlyObject } from './palette';

/** Pixels to the right of the plot: with fewer, other programs take their own margin. */
const LEAST_ROOM = 64;

/** Where a series ends, and the colour it is drawn in. */
export interface SeriesEnd {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}

/**
 * Names of series beside the right edge of a plot with two logarithmic axes: so far apart that none lies on another, each
 * joined with the end of its series by a thin line; and the room to the right of the plot that they need.
 *
 * @param layout with the ranges of its axes
 */
export function endLabels(
  layout: BaseLayout,
  ends: readonly SeriesEnd[],
): { readonly traces: PlotlyObject[]; readonly layout: PlotlyObject } {
  const [[, right], [bottom, top]] = [layout.xaxis, layout.yaxis].map(
    (axis) => axis['range'] as [number, number],
  );
  const step = (top - bottom) / 15; // a line of text, in a plot of about 300 pixels
  const shown = [...ends].sort((a, b) => a.y - b.y);
  const texts = shown.map(({ name }) => fitText(name, 205, 13));
  const places = spread(
    shown.map(({ y }) => Math.log10(y)),
    step,
    top - step / 2,
  );
  return {
    traces: shown.map(({ x, y, colour }, i) => ({
      type: 'scatter',
      mode: 'lines',
      x: [x, 10 ** right],
      y: [y, 10 ** places[i]],
      line: { color: colour, width: 1, dash: 'dot' },
      showlegend: false,
      hoverinfo: 'skip',
    })),
    layout: {
      annotations: texts.map((text, i) => ({
        name: 'label', // where a page is narrow, a legend takes its place
        text: plainText(text),
        x: right,
        y: places[i],
        xanchor: 'left',
        xshift: 6,
        showarrow: false,
        font: { color: palette.text, size: 13 },
      })),
      margin: {
        ...members(layout['margin']),
        r: Math.max(LEAST_ROOM, 20 + Math.max(...texts.map((text) => textWidth(text, 13)))),
      },
      showlegend: false,
      height: 500,
    },
  };
}

/** Ascending places, moved as little as it takes to be `step` apart and none above `most`. */
function spread(places: readonly number[], step: number, most: number): number[] {
  const up = places.reduce<number[]>(
    (all, place) => [...all, Math.max(place, (all.at(-1) ?? -Infinity) + step)],
    [],
  );
  return up.reduceRight<number[]>(
    (all, place) => [Math.min(place, (all[0] ?? most + step) - step), ...all],
    [],
  );
}
