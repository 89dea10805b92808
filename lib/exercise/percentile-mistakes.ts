/** What known mistakes in a percentile return, in every usual way to take a place in a sorted list. */
import { percentile as interpolated } from '../measure/timing/latency-summary';
import type { Mistake } from './wrong-readings';

/** What a percentile is taken of: latencies in any order, and p from 0 to 100. */
export interface PercentileInput {
  readonly latenciesMs: readonly number[];
  readonly p: number;
}

/** A copy, from small to large. */
export function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

/** Places that are no whole number for most n and p: there is nothing at them. */
const NOT_WHOLE: readonly ((n: number, p: number) => number)[] = [
  (n, p) => (n * p) / 100,
  (n, p) => (n * p) / 100 - 1,
  (n, p) => ((n - 1) * p) / 100,
];

/** The ways people take a place in a list of n for p percent. */
const PLACES: readonly ((n: number, p: number) => number)[] = [
  (n, p) => Math.ceil((n * p) / 100) - 1,
  (n, p) => Math.floor((n * p) / 100),
  (n, p) => Math.min(n - 1, Math.floor((n * p) / 100)),
  (n, p) => Math.round(((n - 1) * p) / 100),
  (n, p) => Math.floor(((n - 1) * p) / 100),
  (n, p) => Math.ceil(((n - 1) * p) / 100),
  ...NOT_WHOLE,
];

/** One place too far: counted from 1, read from 0. */
const TOO_FAR: readonly ((n: number, p: number) => number)[] = [
  (n, p) => Math.ceil((n * p) / 100),
  (n, p) => Math.floor((n * p) / 100) + 1,
];

/** Interpolation, as most libraries do it, over a list in the order given. */
function between(values: readonly number[], p: number): number {
  return p >= 0 && p <= 100 ? interpolated(values, p / 100) : Number.NaN;
}

/** The mistake in each way to take a place in the list that `order` makes. */
function bothStyles(
  mistake: Omit<Mistake<PercentileInput, number>, 'value'>,
  order: (values: readonly number[]) => readonly number[],
  turnP: (p: number) => number = (p) => p,
): Mistake<PercentileInput, number>[] {
  return [
    ...PLACES.map((place) => ({
      ...mistake,
      value: ({ latenciesMs, p }: PercentileInput) => {
        const values = order(latenciesMs);
        return values[place(values.length, turnP(p))] ?? Number.NaN;
      },
    })),
    { ...mistake, value: ({ latenciesMs, p }) => between(order(latenciesMs), turnP(p)) },
  ];
}

const asText = (values: readonly number[]): number[] => [...values].sort();
export const PERCENTILE_MISTAKES: readonly Mistake<PercentileInput, number>[] = [
  ...bothStyles(
    {
      id: 'sorted-as-text',
      seen: 'the list was sorted as text, where 10 comes before 9',
      advice: 'sort() compares texts; numbers need sort((a, b) => a - b).',
    },
    asText,
  ),
  ...bothStyles(
    {
      id: 'not-sorted',
      seen: 'a value from that place of the unsorted list',
      advice: 'A percentile is a place in the list sorted by size: sort a copy first.',
    },
    (values) => values,
  ),
  ...bothStyles(
    {
      id: 'other-end',
      seen: `counted from the slow end (p5 where p95 was asked)`,
      advice: 'Sort from small to large, and count from there.',
    },
    (values) => sorted(values).reverse(),
  ),
  ...bothStyles(
    {
      id: 'other-end',
      seen: 'counted from the slow end (p5 where p95 was asked)',
      advice: 'p stands for the share below the value, not above it.',
    },
    sorted,
    (p) => 100 - p,
  ),
  ...bothStyles(
    {
      id: 'median-for-percentile',
      seen: 'the median, whatever p is',
      advice: 'The median is p50. Use p for the place in the sorted list.',
    },
    sorted,
    () => 50,
  ),
  {
    id: 'median-for-percentile',
    seen: 'the median, whatever p is',
    advice: 'The median is p50. Use p for the place in the sorted list.',
    value: ({ latenciesMs }) => between(sorted(latenciesMs), 50),
  },
  {
    id: 'mean-for-percentile',
    seen: 'the mean',
    advice: 'A mean hides the slow answers. A percentile is a place in the sorted list.',
    value: ({ latenciesMs }) => mean(latenciesMs),
  },
  {
    id: 'maximum-for-percentile',
    seen: 'the slowest, whatever p is',
    advice: 'The slowest is p100. Use p for the place in the sorted list.',
    value: ({ latenciesMs }) => Math.max(...latenciesMs),
  },
  ...[95, 99].flatMap((fixed) =>
    bothStyles(
      {
        id: 'p-not-used',
        seen: `p${fixed}, whatever p is`,
        advice: 'Use the parameter p for the place in the sorted list.',
      },
      sorted,
      () => fixed,
    ),
  ),
  ...PLACES.map((place) => ({
    id: 'place-for-value',
    seen: 'a place in the list, not the value there',
    advice: 'Return sorted[place], not place.',
    value: ({ latenciesMs, p }: PercentileInput) => place(latenciesMs.length, p),
  })),
  {
    id: 'share-of-maximum',
    seen: 'p % of the slowest',
    advice: 'A percentile is not a share of a value, but a place in the sorted list.',
    value: ({ latenciesMs, p }) => (Math.max(...latenciesMs) * p) / 100,
  },
  ...bothStyles(
    {
      id: 'fraction-for-percent',
      seen: 'p was taken as a share from 0 to 1',
      advice: 'p goes from 0 to 100: divide it by 100.',
    },
    sorted,
    (p) => p * 100,
  ),
  {
    id: 'minimum-for-percentile',
    seen: 'the fastest, whatever p is',
    advice:
      'Use p for the place in the sorted list; it goes from 0 to 100, so divide it by 100, and only once.',
    value: ({ latenciesMs }) => Math.min(...latenciesMs),
  },
  ...bothStyles(
    {
      id: 'repeats-dropped',
      seen: 'equal latencies are counted once',
      advice: 'Keep them all: a latency that occurs twice counts twice. No Set.',
    },
    (values) => sorted([...new Set(values)]),
  ),
  ...PLACES.map((place) => ({
    id: 'seconds-for-milliseconds',
    seen: 'seconds',
    advice: 'The latencies are in milliseconds, and so is their percentile: do not divide by 1000.',
    value: ({ latenciesMs, p }: PercentileInput) =>
      (sorted(latenciesMs)[place(latenciesMs.length, p)] ?? Number.NaN) / 1000,
  })),
  ...NOT_WHOLE.map((place) => ({
    id: 'place-not-whole',
    seen: 'nothing, where the place is no whole number: a list has no place 27.55',
    advice: 'Round the place to a whole number, with Math.ceil or Math.floor.',
    value: ({ latenciesMs, p }: PercentileInput) =>
      sorted(latenciesMs)[place(latenciesMs.length, p)] ?? Number.NaN,
  })),
  ...PLACES.map((place) => ({
    id: 'past-the-end',
    seen: 'right, but for p = 100 it is past the end of the list',
    advice: 'The last place of a list is length - 1: p100 is the slowest.',
    value: ({ latenciesMs, p }: PercentileInput) =>
      p === 100 ? Number.NaN : (sorted(latenciesMs)[place(latenciesMs.length, p)] ?? Number.NaN),
  })),
  ...TOO_FAR.map((place) => ({
    id: 'one-too-far',
    seen: 'one place too far in the sorted list',
    advice: 'Lists are counted from 0: the place number k of a list is at k - 1.',
    value: ({ latenciesMs, p }: PercentileInput) =>
      sorted(latenciesMs)[place(latenciesMs.length, p)] ?? Number.NaN,
  })),
  {
    id: 'place-for-percent',
    seen: 'p was taken for the place itself',
    advice: 'p is a share of the list, in per cent: multiply it by the length, and divide by 100.',
    value: ({ latenciesMs, p }) => sorted(latenciesMs)[p] ?? Number.NaN,
  },
  {
    id: 'mean-for-percentile',
    seen: 'the mean of the latencies up to there',
    advice: 'A percentile is one value, that at its place in the sorted list.',
    value: ({ latenciesMs, p }) =>
      mean(sorted(latenciesMs).slice(0, Math.ceil((latenciesMs.length * p) / 100))),
  },
  {
    id: 'share-of-maximum',
    seen: 'p % of the way from the fastest to the slowest',
    advice: 'A percentile is not a share of a value, but a place in the sorted list.',
    value: ({ latenciesMs, p }) => {
      const [least, most] = [Math.min(...latenciesMs), Math.max(...latenciesMs)];
      return least + ((most - least) * p) / 100;
    },
  },
  ...PLACES.flatMap((place) =>
    [0, 1, 2].map((digits) => ({
      id: 'rounded',
      seen: 'rounded',
      advice: 'Return all digits; round where you print.',
      value: ({ latenciesMs, p }: PercentileInput) => {
        const value = sorted(latenciesMs)[place(latenciesMs.length, p)] ?? Number.NaN;
        return Math.round(value * 10 ** digits) / 10 ** digits;
      },
    })),
  ),
];
