/**
 * Whole distributions of latencies, not their means: for each model the share of answers that came
 * within a time (the empirical distribution function), on a logarithmic axis. Percentiles are read
 * off the vertical axis: p99 is where a curve crosses 99 %.
 */
import { percentile } from '../measure/latency-summary';
import { durationAxis } from './duration-axis';
import type { Figure } from './figure';
import { baseLayout, palette, plainText, seriesColour } from './palette';

export interface LatencySeries {
  readonly name: string;
  /** Latencies in milliseconds, in any order. */
  readonly latenciesMs: Float64Array;
}

/** Shares at which each curve is drawn: every half per cent, and closer towards the slowest. */
const SHARES = [
  ...Array.from({ length: 199 }, (_, i) => i / 200),
  ...Array.from({ length: 51 }, (_, i) => 0.995 + i / 10000),
];

/**
 * @param batchMs where given, the batch's time per review, drawn as an upright line
 * @throws RangeError when there is nothing to show
 * @example
 * latencyFigure([{ name: 'tiny', latenciesMs: Float64Array.of(1, 2) }]).data[0].name // => 'tiny'
 */
export function latencyFigure(series: readonly LatencySeries[], batchMs?: number): Figure {
  if (series.length === 0) throw new RangeError('latencyFigure: there are no latencies to show');
  const title = 'Latency of single answers';
  const layout = baseLayout(title, '', 'share answered within');
  const line = { type: 'line', line: { color: palette.guide, dash: 'dot', width: 1.5 } };
  const note = { showarrow: false, font: { color: palette.guide } };
  const shares = [0.5, 0.99].map((y) => ({ ...line, xref: 'paper', x0: 0, x1: 1, y0: y, y1: y }));
  const shareNotes = [0.5, 0.99].map((y) => {
    const text = `p${100 * y}`;
    return { ...note, xref: 'paper', x: 1, xanchor: 'right', y, yanchor: 'top', text };
  });
  const batch =
    batchMs === undefined
      ? []
      : [{ ...line, yref: 'paper', y0: 0, y1: 1, x0: batchMs, x1: batchMs }];
  const batchNotes = batch.map(() => {
    const x = Math.log10(batchMs ?? 1);
    return { ...note, x, xanchor: 'left', yref: 'paper', y: 0.06, text: ' batch, per review' };
  });
  const curves = series.map(({ latenciesMs }) => {
    const sorted = Float64Array.from(latenciesMs).sort();
    return SHARES.map((share) => percentile(sorted, share));
  });
  const times = [...curves.flat(), ...batch.map(({ x0 }) => x0)].filter((time) => time > 0);
  if (times.length === 0) throw new RangeError('latencyFigure: all latencies are 0');
  const xaxis = durationAxis('latency (logarithmic)', Math.min(...times), Math.max(...times));
  return {
    data: series.map(({ name }, index) => {
      return {
        type: 'scatter',
        mode: 'lines',
        name: plainText(name),
        x: curves[index],
        y: SHARES,
        line: { color: seriesColour(index), width: 3 },
        hovertemplate: '%{y:.1%} within %{x:.3f} ms',
      };
    }),
    layout: {
      ...layout,
      xaxis,
      yaxis: { ...layout.yaxis, tickformat: '.0%', range: [0, 1.02] },
      showlegend: true,
      shapes: [...shares, ...batch],
      annotations: [...shareNotes, ...batchNotes],
    },
  };
}
