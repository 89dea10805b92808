/** The axes of a still picture: linear, logarithmic or of categories; from values to pixels, with ticks. */
import { list, type PlotlyObject } from '../figures/figure';
import { plainLines } from '../figures/figure-words';

export interface StillTick {
  readonly at: number;
  readonly text: string;
}

export interface StillScale {
  readonly kind: 'linear' | 'log' | 'category';
  /** From 0 (where the axis starts) to 1; NaN for a value that has no place on it. */
  readonly place: (value: unknown) => number;
  /** `at` from 0 to 1. */
  readonly ticks: readonly StillTick[];
  /** Pixels between two categories are this share of the axis; 1 on other axes. */
  readonly step: number;
}

/**
 * Reads how an axis places its values, and its ticks, as Plotly would.
 *
 * @param axis Plotly's axis: type, range, autorange, rangemode, tickvals, ticktext, tickformat, categoryarray
 * @param values all values that stand on the axis
 */
export function stillScale(axis: PlotlyObject, values: readonly unknown[]): StillScale {
  const numeric = values.every((value) => value === null || typeof value === 'number');
  const kind =
    axis['type'] === 'log'
      ? 'log'
      : axis['type'] === 'category' || !numeric
        ? 'category'
        : 'linear';
  if (kind === 'category') return categoryScale(axis, values);
  const toUnit = (value: unknown): number =>
    typeof value !== 'number'
      ? NaN
      : kind === 'log'
        ? value > 0
          ? Math.log10(value)
          : NaN
        : value;
  const [from, to] = rangeOf(axis, values.map(toUnit).filter(Number.isFinite));
  const place = (value: unknown): number => (toUnit(value) - from) / (to - from);
  const given = list(axis['tickvals']);
  const names = list(axis['ticktext']).map((text) => plainLines(String(text)).join(' '));
  const ticks = given.length > 0 ? given : niceTicks(from, to, kind === 'log');
  const texts =
    given.length > 0 && names.length > 0
      ? names
      : ticks.map((tick) => tickText(Number(tick), axis['tickformat']));
  const placed = ticks.map((tick, i) => ({ at: place(tick), text: texts[i] ?? '' }));
  return { kind, place, step: 1, ticks: placed.filter(({ at }) => at >= -1e-6 && at <= 1 + 1e-6) };
}

function categoryScale(axis: PlotlyObject, values: readonly unknown[]): StillScale {
  const named = list(axis['categoryarray']);
  const isNamed = (value: unknown): boolean => typeof value === 'string' || Number.isFinite(value);
  const categories = [...new Set([...named, ...values].filter(isNamed).map(String))];
  const places = new Map(categories.map((category, i) => [category, i]));
  const ends = [-0.5, Math.max(1, categories.length) - 0.5];
  const range = list(axis['range']).map(Number);
  const [from, to] =
    range.length === 2 ? range : axis['autorange'] === 'reversed' ? ends.reverse() : ends;
  // A number that is no category stands between two of them.
  const place = (value: unknown): number => {
    const index = places.get(String(value)) ?? (typeof value === 'number' ? value : NaN);
    return (index - from) / (to - from);
  };
  const ticks = categories.map((category) => ({
    at: place(category),
    text: plainLines(category).join(' '),
  }));
  return { kind: 'category', place, ticks, step: 1 / Math.abs(to - from) };
}

function rangeOf(axis: PlotlyObject, units: readonly number[]): readonly [number, number] {
  const [from, to] = list(axis['range']);
  if (typeof from === 'number' && typeof to === 'number' && from !== to) return [from, to];
  if (units.length === 0) return [0, 1];
  let [least, most] = [Infinity, -Infinity];
  for (const unit of units) [least, most] = [Math.min(least, unit), Math.max(most, unit)];
  const padding = least === most ? Math.abs(least) / 2 || 1 : 0.06 * (most - least);
  if (axis['rangemode'] === 'tozero' && least >= 0) return [0, most + padding];
  return axis['autorange'] === 'reversed'
    ? [most + padding, least - padding]
    : [least - padding, most + padding];
}

/** About five round numbers; powers of ten on a logarithmic axis. */
function niceTicks(from: number, to: number, log: boolean): number[] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = log
    ? Math.max(1, Math.ceil(rough))
    : power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const count = Math.floor(high / step) - Math.ceil(low / step) + 1;
  const ticks = Array.from({ length: count }, (_, i) => (Math.ceil(low / step) + i) * step);
  return ticks.map((tick) => (log ? 10 ** tick : Number(tick.toPrecision(12))));
}

function tickText(value: number, format: unknown): string {
  const percent = typeof format === 'string' ? /^\.(\d)%$/.exec(format) : null;
  if (percent !== null) return `${(100 * value).toFixed(Number(percent[1]))}%`;
  return Math.abs(value) >= 1e6 || (value !== 0 && Math.abs(value) < 1e-4)
    ? value.toExponential()
    : value.toLocaleString('en-GB', { maximumFractionDigits: 6 });
}
