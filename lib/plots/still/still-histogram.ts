/** A histogram as bars: Plotly counts the values itself, a still picture has to count them here. */
import { list, type PlotlyObject } from '../figures/figure';

/** The trace as a bar trace over about 20 equal bins; other traces as they are. */
export function countedBars(trace: PlotlyObject): PlotlyObject {
  if (trace['type'] !== 'histogram') return trace;
  const letter = trace['x'] === undefined ? 'y' : 'x';
  const values = list(trace[letter]).filter((value): value is number => typeof value === 'number');
  const bins = histogramBins(values);
  const bars = { ...trace, type: 'bar', orientation: letter === 'y' ? 'h' : 'v' };
  const at = bins.map(({ from, to }) => (from + to) / 2);
  const counts = bins.map(({ count }) => count);
  return letter === 'x' ? { ...bars, x: at, y: counts } : { ...bars, x: counts, y: at };
}

export interface Bin {
  /** Included. */
  readonly from: number;
  /** Not included. */
  readonly to: number;
  readonly count: number;
}

/**
 * Counts finite values in equal bins whose edges are round numbers (1, 2 or 5 times a power of ten), about
 * `wanted` of them. Empty for no values.
 */
export function histogramBins(values: readonly number[], wanted = 20): Bin[] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (Number.isFinite(value)) [least, most] = [Math.min(least, value), Math.max(most, value)];
  }
  if (least > most) return [];
  const rough = (most - least) / wanted || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const width = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.floor(least / width);
  const counts = new Array<number>(Math.floor(most / width) - first + 1).fill(0);
  for (const value of values) {
    if (Number.isFinite(value)) counts[Math.floor(value / width) - first]++;
  }
  return counts.map((count, i) => {
    const [from, to] = [first + i, first + i + 1].map((edge) =>
      Number((edge * width).toPrecision(12)),
    );
    return { from, to, count };
  });
}
