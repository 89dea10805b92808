/** Counts of values in equal bins, for histograms. */

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
