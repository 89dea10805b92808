/**
 * Colours and layout that all figures share. The colours are those of Okabe & Ito, "Color Universal
 * Design" (2008, https://jfly.uni-koeln.de/color/), told apart by readers with any kind of colour
 * vision; names are theirs, so that a figure's code says what will be seen.
 */

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

/** A Plotly axis or layout: plain data whose meaning is Plotly's. */
export type PlotlyObject = Record<string, unknown>;

/** A Plotly layout with two axes, to which a figure adds what it needs. */
export interface BaseLayout extends PlotlyObject {
  xaxis: PlotlyObject;
  yaxis: PlotlyObject;
}

/**
 * Text as Plotly will show it, character for character: Plotly reads a few HTML tags (links among
 * them) in titles, names and labels, so text that came from a file must not be read as markup.
 */
export function plainText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
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
 * The layout all figures start from: white, one readable font, the legend in a row under the plot.
 * Spread it, and spread an axis to change it: `{ ...base, xaxis: { ...base.xaxis, type: 'log' } }`.
 */
export function baseLayout(title: string, xTitle: string, yTitle: string): BaseLayout {
  return {
    title: { text: plainText(title), x: 0.02, xanchor: 'left', font: { size: 18 } },
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
    margin: { l: 80, r: 30, t: 60, b: 60 },
    height: 440,
  };
}
