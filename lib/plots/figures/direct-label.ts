/**
 * Labels that stand at what they name, in place of a legend the eye has to travel to; and lines across a
 * plot (a target, a percentile) with their names on them.
 */
import type { PlotlyObject } from './figure';
import { palette, plainText } from './palette';

export interface DirectLabel {
  /** Where it stands: the value on the axis (not its logarithm). */
  readonly x: number | string;
  readonly y: number | string;
  readonly text: string;
  /** Which side of the point the text is on; right unless told. */
  readonly side?: 'left' | 'right' | 'above' | 'below';
  /** Which end of a text above or below its point stands at the point; center unless told. */
  readonly align?: 'left' | 'center' | 'right';
  readonly xref?: string;
  readonly yref?: string;
}

/** How a label is told from other annotations: where a page is narrow, a legend takes its place. */
export const LABEL = 'label';

/**
 * Makes the annotation of a label that stands beside what it names.
 *
 * @param log which of the axes are logarithmic: Plotly wants an annotation's place there as a logarithm
 */
export function directLabel(label: DirectLabel, log: { x?: boolean; y?: boolean }): PlotlyObject {
  const { side = 'right', align = 'center', text, x, y, xref = 'x', yref = 'y' } = label;
  const along = side === 'left' || side === 'right';
  const at = (value: number | string, isLog = false): number | string =>
    isLog && typeof value === 'number' ? Math.log10(value) : value;
  return {
    name: LABEL,
    text: plainText(text),
    x: at(x, log.x),
    y: at(y, log.y),
    xref,
    yref,
    showarrow: false,
    font: { color: palette.text, size: 13 },
    bgcolor: 'rgba(255,255,255,0.85)',
    xanchor: side === 'left' ? 'right' : side === 'right' ? 'left' : align,
    yanchor: side === 'above' ? 'bottom' : side === 'below' ? 'top' : 'middle',
    xshift: along ? (side === 'left' ? -9 : 9) : 0,
    yshift: along ? 0 : side === 'above' ? 9 : -9,
  };
}

/** A line across the plot: Plotly's shape, and the annotation that names it. */
export interface NamedLine {
  readonly shape: PlotlyObject;
  readonly annotation: PlotlyObject;
}

/** An upright line over the whole plot at a value of a logarithmic horizontal axis, named at its foot, on the side given. */
export function uprightLine(
  x: number,
  name: string,
  colour: string,
  side: 'left' | 'right' = 'left',
): NamedLine {
  const shape = { type: 'line', yref: 'paper', y0: 0, y1: 1, x0: x, x1: x };
  return {
    shape: { ...shape, line: { color: colour, dash: 'dash', width: 2 } },
    annotation: {
      text: plainText(name),
      x: Math.log10(x),
      yref: 'paper',
      y: 0.04,
      xanchor: side === 'left' ? 'right' : 'left',
      xshift: side === 'left' ? -5 : 5,
      showarrow: false,
      font: { color: palette.text, size: 13 },
      bgcolor: 'rgba(255,255,255,0.85)',
    },
  };
}

/** A level line over the whole plot at a value of the vertical axis, named at its left end. */
export function levelLine(y: number, name: string, colour: string, log = false): NamedLine {
  const shape = { type: 'line', xref: 'paper', x0: 0, x1: 1, y0: y, y1: y };
  return {
    shape: { ...shape, line: { color: colour, dash: 'dash', width: 2 } },
    annotation: {
      text: plainText(name),
      xref: 'paper',
      x: 0,
      xshift: 6,
      y: log ? Math.log10(y) : y,
      xanchor: 'left',
      yanchor: 'bottom',
      showarrow: false,
      font: { color: palette.text, size: 13 },
      bgcolor: 'rgba(255,255,255,0.85)',
    },
  };
}
