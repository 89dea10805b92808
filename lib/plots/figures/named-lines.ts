/** Lines across a plot, such as a target, with their names on them. */
import { palette, plainText, type PlotlyObject } from './palette';

/** A line across the plot: Plotly's shape, and the annotation that names it. */
export interface NamedLine {
  readonly shape: PlotlyObject;
  readonly annotation: PlotlyObject;
}

/** An upright line over the whole plot at a value of a logarithmic horizontal axis, named at its foot, to its left. */
export function uprightLine(x: number, name: string, color: string): NamedLine {
  return named(
    name,
    color,
    { yref: 'paper', y0: 0, y1: 1, x0: x, x1: x },
    { x: Math.log10(x), yref: 'paper', y: 0.04, xanchor: 'right', xshift: -5 },
  );
}

/** A level line over the whole plot at a value of the vertical axis, named at its left end. */
export function levelLine(y: number, name: string, color: string, log = false): NamedLine {
  return named(
    name,
    color,
    { xref: 'paper', x0: 0, x1: 1, y0: y, y1: y },
    {
      ...{ xref: 'paper', x: 0, xanchor: 'left', xshift: 6 },
      ...{ y: log ? Math.log10(y) : y, yanchor: 'bottom' },
    },
  );
}

function named(name: string, color: string, line: PlotlyObject, place: PlotlyObject): NamedLine {
  return {
    shape: { type: 'line', ...line, line: { color, dash: 'dash', width: 2 } },
    annotation: {
      ...place,
      text: plainText(name),
      showarrow: false,
      font: { color: palette.text, size: 13 },
      bgcolor: 'rgba(255,255,255,0.85)',
    },
  };
}
