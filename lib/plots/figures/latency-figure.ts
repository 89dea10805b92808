/**
 * Whole distributions of latencies, not their means: for each model the share of answers that came
 * within a time (the empirical distribution function), on a logarithmic axis. Percentiles are read
 * off the vertical axis: p99 is where a curve crosses 99 %.
 */
import { percentile } from '../../measure/timing/latency-summary';
import { directLabel, levelLine, uprightLine } from './direct-label';
import { durationAxis } from './duration-axis';
import { formatDuration } from '../words/numbers';
import type { Figure, PlotlyObject } from './figure';
import { baseLayout, palette, plainText, seriesColour, wayColours } from './palette';

export interface LatencySeries {
  readonly name: string;
  /** Latencies in milliseconds; in the order of the calls where that is shown. */
  readonly latenciesMs: Float64Array;
}

/** Shares at which each curve is drawn: every per cent, and closer towards the slowest. */
const SHARES = [
  ...Array.from({ length: 99 }, (_, i) => i / 100),
  ...Array.from({ length: 51 }, (_, i) => 0.99 + i / 5000),
];

interface Curve {
  readonly name: string;
  readonly times: readonly number[];
  readonly colour: string;
  readonly quartiles: readonly number[];
  readonly p99: number;
}

/**
 * @param batchMs where given, the batch's time per review, drawn as an upright line
 * @param targetMs where given, the time a review must stay under, drawn as an upright line
 * @throws RangeError when there is nothing to show
 * @example
 * latencyFigure([{ name: 'tiny', latenciesMs: Float64Array.of(1, 2) }]).data[0].name // => 'tiny'
 */
export function latencyFigure(
  series: readonly LatencySeries[],
  batchMs?: number,
  targetMs?: number,
): Figure {
  if (series.length === 0) throw new RangeError('latencyFigure: there are no latencies to show');
  const curves = series.map(({ name, latenciesMs }, index): Curve => {
    const sorted = Float64Array.from(latenciesMs).sort();
    const colour = series.length === 1 ? wayColours.oneAtATime : seriesColour(index);
    const times = SHARES.map((share) => fourDigits(percentile(sorted, share)));
    const quartiles = [0.25, 0.5, 0.75].map((share) => percentile(sorted, share));
    return { name, times, colour, quartiles, p99: percentile(sorted, 0.99) };
  });
  const above = curves.flatMap(({ times }) => times).filter((time) => time > 0);
  if (above.length === 0) throw new RangeError('latencyFigure: all latencies are 0');
  const [batch, target] = [drawable(batchMs), drawable(targetMs)];
  const lines = [
    ...batch.map((ms) => uprightLine(ms, 'batch, a review', wayColours.batch, 'right')),
    ...target.map((ms) => uprightLine(ms, `target: ${formatDuration(ms)}`, palette.black)),
    ...[0.5, 0.99].map((share) => levelLine(share, `p${100 * share}`, palette.guide)),
  ];
  const ends = [...above, ...batch, ...target];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  // Curves of several models lie close together: labels on them would hide their neighbours.
  const labels = curves.length > 1 ? [] : curves.map((curve) => medianLabel(curve, [least, most]));
  const layout = baseLayout(
    {
      finding: finding(curves, targetMs),
      measured: 'For each length of time, the share of single calls that were answered within it.',
      numbers: curves.map(
        ({ name, quartiles, p99 }) =>
          `${name}: half within ${formatDuration(quartiles[1])}, 99 of 100 within ${formatDuration(p99)}`,
      ),
    },
    '',
    'share answered within',
  );
  return {
    data: curves.map(({ name, times, colour }) => ({
      type: 'scatter',
      mode: 'lines',
      name: plainText(name),
      x: times.map((time) => Math.max(time, Math.min(...above))), // 0 has no place on the axis
      y: SHARES,
      line: { color: colour, width: 3 },
      text: times.map((time) => formatDuration(time)),
      hovertemplate: '%{y:.1%} within %{text}',
    })),
    layout: {
      ...layout,
      xaxis: durationAxis('latency (logarithmic)', least, most),
      yaxis: { ...layout.yaxis, tickformat: '.0%', range: [0, 1.04] },
      showlegend: curves.length > 1,
      shapes: lines.map(({ shape }) => shape),
      annotations: [...lines.map(({ annotation }) => annotation), ...labels],
    },
  };
}

function medianLabel({ name, quartiles }: Curve, [least, most]: readonly number[]): PlotlyObject {
  const x = Math.max(quartiles[1], least);
  const side = x ** 2 > least * most ? 'left' : 'right';
  const text = `${name}: p50 ${formatDuration(quartiles[1])}`;
  return directLabel({ x, y: 0.4, text, side }, { x: true });
}

/** Names a fastest model only where three quarters of its calls are faster than the next one's fastest quarter. */
function finding(curves: readonly Curve[], targetMs: number | undefined): string {
  const sorted = [...curves].sort((a, b) => a.quartiles[1] - b.quartiles[1]);
  const [first, second] = sorted;
  if (second === undefined) {
    const all = `99 of 100 answers came within ${formatDuration(first.p99)}`;
    if (targetMs === undefined) return all;
    return `${all} (target: ${formatDuration(targetMs)}, ${first.p99 < targetMs ? 'met' : 'missed'})`;
  }
  return first.quartiles[2] < second.quartiles[0]
    ? `${first.name} answers fastest: half of its calls within ${formatDuration(first.quartiles[1])}`
    : 'How soon single calls are answered';
}

/** The time, where there is one above 0: no other has a place on a logarithmic axis. */
export function drawable(ms: number | undefined): number[] {
  return ms !== undefined && ms > 0 ? [ms] : [];
}

/** More digits cannot be seen and fill the notebook. */
function fourDigits(value: number): number {
  return Number(value.toPrecision(4));
}
