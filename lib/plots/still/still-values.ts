/** What stands on an axis of a still picture: the values of its traces, and how far apart bars are. */
import { list, members, type Figure, type PlotlyObject } from '../figures/figure';
import type { StillScale } from './still-axis';
import { histogramBins } from '../figures/histogram-bins';
import { barValues } from './still-bars';

/** 'x', 'x2', 'y', ... as Plotly's traces name their axes. */
export function axisOf(trace: PlotlyObject, letter: 'x' | 'y'): string {
  const name = trace[`${letter}axis`];
  return typeof name === 'string' ? name : letter;
}

/** The layout of an axis; along bars it starts at 0. */
export function axisLayout(
  layout: Figure['layout'],
  name: string,
  traces: readonly PlotlyObject[],
): PlotlyObject {
  const axis = members(layout[`${name[0]}axis${name.slice(1)}`]);
  const letter = name[0] as 'x' | 'y';
  const along = traces.some(
    (trace) => trace['type'] === 'bar' && axisOf(trace, letter) === name && isAlong(trace, letter),
  );
  return along ? { ...axis, rangemode: 'tozero' } : axis;
}

function isAlong(trace: PlotlyObject, letter: 'x' | 'y'): boolean {
  return (trace['orientation'] === 'h') === (letter === 'x');
}

/** The distance between neighbouring bars or cells, as a share of the axis. */
export function stepOn(name: string, scale: StillScale, traces: readonly PlotlyObject[]): number {
  if (scale.kind === 'category') return scale.step;
  const step = Math.min(...traces.map((trace) => numberStep(trace, name)));
  return Number.isFinite(step) ? Math.abs(scale.place(step) - scale.place(0)) : scale.step;
}

/** The smallest distance between the numbers that bars stand at; Infinity where there is none. */
function numberStep(trace: PlotlyObject, name: string): number {
  const letter = name[0] as 'x' | 'y';
  if (trace['type'] !== 'bar' || axisOf(trace, letter) !== name || isAlong(trace, letter)) {
    return Infinity;
  }
  const at = barValues(trace).at.filter((value): value is number => typeof value === 'number');
  at.sort((a, b) => a - b);
  return Math.min(
    ...at
      .slice(1)
      .map((value, i) => value - at[i])
      .filter((gap) => gap > 0),
  );
}

/** Everything that stands on an axis: values, the ends of ranges, and of stacked bars their sums. */
export function valuesOn(
  name: string,
  layout: Figure['layout'],
  traces: readonly PlotlyObject[],
): unknown[] {
  const letter = name[0] as 'x' | 'y';
  const here = traces.filter((trace) => axisOf(trace, letter) === name);
  const sums = new Map<string, number>();
  return here.flatMap((trace) => {
    if (trace['type'] === 'bar' && isAlong(trace, letter)) {
      const { lengths, at } = barValues(trace);
      if (layout['barmode'] !== 'stack') return [0, ...lengths];
      return lengths.map((length, i) => {
        const key = JSON.stringify([at[i], length < 0]);
        sums.set(key, (sums.get(key) ?? 0) + length);
        return sums.get(key);
      });
    }
    const values = list(trace[letter]);
    const gap = numberStep(trace, name);
    if (Number.isFinite(gap)) {
      return values.flatMap((value) => [Number(value) - gap / 2, Number(value) + gap / 2]);
    }
    if (values.length === 0)
      return list(trace[letter === 'x' ? 'y' : 'x']).map((_, index) => index);
    const bars = members(trace[`error_${letter}`]);
    const [up, down] = [list(bars['array']), list(bars['arrayminus'])];
    const ends = values.flatMap((value, i) =>
      typeof value === 'number' && typeof up[i] === 'number'
        ? [value + up[i], value - Number(down[i] ?? up[i])].filter(Number.isFinite)
        : [],
    );
    return [...values, ...ends];
  });
}

/** A histogram as bars over about 20 equal bins: Plotly counts the values itself, a still picture has to count them here. */
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
