/**
 * Colours and layout that all figures share. The colours are those of Okabe & Ito, "Color Universal
 * Design" (2008, https://jfly.uni-koeln.de/color/), told apart by readers with any kind of colour
 * vision; names are theirs, so that a figure's code says what will be seen.
 */
import { formatNumber } from '../words/numbers';
import { textWidth } from '../words/text-width';
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

/** The colours of models and other series, in their order; neighbours differ in lightness as well as in hue. */
export const seriesColours: readonly string[] = [
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

/** The models of the notebooks have the same colours in all figures, whichever stand beside them. */
const MODELS = [
  'tfidf-logistic-regression',
  'small-logistic-regression',
  'counts-naive-bayes',
  'compiled-logistic-regression',
];

/** A colour for each name: the kit's models keep theirs, others take those that are left, in their order. */
export function nameColours(names: readonly string[]): string[] {
  const taken = names.map((name) => MODELS.indexOf(name)).filter((index) => index >= 0);
  const free = seriesColours.map((_, index) => index).filter((index) => !taken.includes(index));
  let next = 0;
  return names.map((name) => {
    const own = MODELS.indexOf(name);
    return seriesColour(own >= 0 ? own : free[next++ % free.length]);
  });
}

/** The two ways of running a model have the same colours in all figures. */
export const wayColours = { batch: palette.blue, realTime: palette.orange } as const;

/** How long half, and nine of ten, wait: whatever it is that they wait for. */
export const quantileColours = { p50: palette.soft, p90: '#8C564B' } as const;

/** Sizes of a batch, from small to large: the darker, the larger. */
export const sizeColours = ['#8CC9EE', '#3A93CC', palette.blue, '#003A5C'] as const;

/** Parts of a whole; the words in and beside them name them. */
export const partColours = [
  '#DDCC77',
  '#88CCEE',
  '#CC6677',
  '#AADDAA',
  '#BBBBBB',
  '#AA99DD',
] as const;

/**
 * A colour for each class, the same in every figure that is given the same classes: negative and positive,
 * where they are classes, keep theirs whatever stands beside them; others take theirs in the order of their names.
 * The colours are of Paul Tol's muted scheme (https://personal.sron.nl/~pault/), apart from those of the ways.
 */
export function classColours(classes: readonly string[]): Map<string, string> {
  const colours = ['#882255', '#999933', '#44AA99', '#AA4499', '#332288', '#CC6677', '#117733'];
  const named = new Map<string, string>([
    ['negative', colours[0]],
    ['positive', colours[1]],
  ]);
  const sorted = [...new Set(classes)].sort();
  const taken = sorted.map((name) => named.get(name));
  const free = colours.filter((colour) => !taken.includes(colour));
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
    title: { text: plainText(title), standoff: 10, font: { size: 13 } },
    gridcolor: palette.grid,
    linecolor: palette.guide,
    zeroline: false,
    showline: true,
    ticks: 'outside',
    tickcolor: palette.guide,
    tickfont: { size: 12 },
    automargin: true,
  };
}

/**
 * A linear axis over a range, with round ticks of its own, so that every program that draws the figure shows the same.
 *
 * @param share whether values are shares, shown in per cent
 */
export function linearAxis(
  title: string,
  [from, to]: readonly [number, number],
  { share = false, most = 8 }: { share?: boolean; most?: number } = {},
): PlotlyObject {
  const rough = (to - from) / most || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(from / step - 1e-9);
  const count = Math.max(0, Math.floor(to / step + 1e-9) - first + 1);
  const ticks = Array.from({ length: count }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
  const named = (tick: number): string =>
    share ? `${formatNumber(Number((100 * tick).toPrecision(10)))}\u00a0%` : formatNumber(tick);
  return {
    ...baseAxis(title),
    range: [from, to],
    tickmode: 'array',
    tickvals: ticks,
    ticktext: ticks.map(named),
  };
}

/** The height in pixels that a legend with these names needs on a narrow page: a column is as wide as its longest name. */
export function legendRoom(names: readonly string[]): number {
  const widest = Math.max(...names.map((name) => textWidth(name, 14))) + 45;
  return 22 * Math.ceil(names.length / Math.max(1, Math.floor(640 / widest)));
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
    legend: {
      orientation: 'h',
      x: 0,
      xanchor: 'left',
      y: 0.01,
      yref: 'container',
      yanchor: 'bottom',
    },
    hoverlabel: { align: 'left' },
    autosize: true,
    height: 440,
  };
}
