/**
 * Colours and layout that all figures share. The colours are those of Okabe & Ito, "Color Universal
 * Design" (2008, https://jfly.uni-koeln.de/color/), told apart by readers with any kind of colour
 * vision; names are theirs, so that a figure's code says what will be seen.
 */
import { plainText, titleLayout, type FigureWords } from './figure-words';
import type { PlotlyObject } from './figure';

export { plainText } from './figure-words';
export type { PlotlyObject } from './figure';

/** Okabe and Ito's colours, and greys for what should stay in the background. */
export const palette = {
  blue: '#0072B2',
  vermillion: '#D55E00',
  bluishGreen: '#009E73',
  reddishPurple: '#CC79A7',
  orange: '#E69F00',
  skyBlue: '#56B4E9',
  black: '#000000',
  text: '#2B2B2B',
  soft: '#595959',
  guide: '#8A8A8A',
  grid: '#E6E6E6',
  background: '#FFFFFF',
} as const;

/** The order in which series take their colours; neighbours differ in lightness as well as in hue. */
export const seriesColours: readonly string[] = [
  palette.blue,
  palette.orange,
  palette.bluishGreen,
  palette.vermillion,
  palette.skyBlue,
  palette.reddishPurple,
  palette.black,
];

/** The colour of series `index` (0, 1, 2 ...); after the last colour they start again. */
export function seriesColour(index: number): string {
  return seriesColours[index % seriesColours.length];
}

/** The two ways of running a model have the same colours in all figures. */
export const wayColours = { batch: palette.blue, oneAtATime: palette.orange } as const;

/**
 * A colour for each class, the same in every figure that is given the same classes: negative and positive,
 * where they are classes, keep theirs whatever stands beside them; others take theirs in the order of their names.
 */
export function classColours(classes: readonly string[]): Map<string, string> {
  const named = new Map<string, string>([
    ['negative', palette.vermillion],
    ['positive', palette.blue],
  ]);
  const sorted = [...new Set(classes)].sort();
  const taken = sorted.map((name) => named.get(name));
  const free = seriesColours.filter((colour) => !taken.includes(colour));
  let next = 0;
  return new Map(sorted.map((name) => [name, named.get(name) ?? free[next++ % free.length]]));
}

/** Black or white, whichever is read more easily on a colour of the form #RRGGBB (WCAG 2 luminance). */
export function inkOn(colour: string): string {
  const channels = [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16) / 255);
  const [red, green, blue] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.18 ? '#000000' : '#FFFFFF';
}

/** A Plotly layout with two axes, to which a figure adds what it needs. */
export interface BaseLayout extends PlotlyObject {
  xaxis: PlotlyObject;
  yaxis: PlotlyObject;
}

/** An axis in the common style. `title` is shown as it stands. */
export function baseAxis(title: string): PlotlyObject {
  return {
    title: { text: plainText(title), standoff: 10 },
    gridcolor: palette.grid,
    linecolor: palette.guide,
    zeroline: false,
    showline: true,
    ticks: 'outside',
    tickcolor: palette.guide,
    automargin: true,
  };
}

/**
 * The layout all figures start from: white, one readable font, as wide as the page lets it be, the words
 * (or a title alone) above the plot and the legend in a row under it. Spread it, and spread an axis to change it:
 * `{ ...base, xaxis: { ...base.xaxis, type: 'log' } }`.
 */
export function baseLayout(
  words: FigureWords | string,
  xTitle: string,
  yTitle: string,
): BaseLayout {
  return {
    ...titleLayout(typeof words === 'string' ? { finding: words } : words),
    font: {
      family: 'system-ui, "Segoe UI", Helvetica, Arial, sans-serif',
      size: 14,
      color: palette.text,
    },
    paper_bgcolor: palette.background,
    plot_bgcolor: palette.background,
    colorway: [...seriesColours],
    xaxis: baseAxis(xTitle),
    yaxis: baseAxis(yTitle),
    legend: { orientation: 'h', x: 0, xanchor: 'left', y: -0.24, yanchor: 'top' },
    hoverlabel: { align: 'left' },
    autosize: true,
    height: 440,
  };
}
