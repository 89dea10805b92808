/** What known mistakes in a percentile return, in every usual way to take a place in a sorted list. */
import { percentile as interpolated } from '../measure/timing/latency-summary';
import type { Mistake } from './wrong-readings';

/** What a percentile is taken of: latencies in any order, and p from 0 to 100. */
export interface PercentileInput {
  readonly latenciesMs: readonly number[];
  readonly p: number;
}

type Place = (n: number, p: number) => number;
/** A way to read a percentile off a list in the order given. */
type Read = (values: readonly number[], p: number) => number;

/** A copy, from small to large. */
export function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}

const at = (place: Place): Read => {
  return (values, p) => values[place(values.length, p)] ?? Number.NaN;
};

/** Places that are no whole number for most n and p: there is nothing at them. */
const NOT_WHOLE: readonly Place[] = [
  (n, p) => (n * p) / 100,
  (n, p) => (n * p) / 100 - 1,
  (n, p) => ((n - 1) * p) / 100,
];

/** The ways people take a place in a list of n for p percent. */
const PLACES: readonly Place[] = [
  (n, p) => Math.ceil((n * p) / 100) - 1,
  (n, p) => Math.floor((n * p) / 100),
  (n, p) => Math.min(n - 1, Math.floor((n * p) / 100)),
  (n, p) => Math.round(((n - 1) * p) / 100),
  (n, p) => Math.floor(((n - 1) * p) / 100),
  (n, p) => Math.ceil(((n - 1) * p) / 100),
  ...NOT_WHOLE,
];

/** One place too far: counted from 1, read from 0. */
const TOO_FAR: readonly Place[] = [
  (n, p) => Math.ceil((n * p) / 100),
  (n, p) => Math.floor((n * p) / 100) + 1,
];

/** Interpolation, as most libraries do it. */
const between: Read = (values, p) =>
  p >= 0 && p <= 100 ? interpolated(values, p / 100) : Number.NaN;

const ALL = [...PLACES.map(at), between];

/** A mistake for each way to read: what becomes of the right reading. */
function rows(
  id: string,
  seen: string,
  advice: string,
  wrong: (values: readonly number[], p: number, read: Read) => number,
  reads: readonly Read[] = ALL,
): Mistake<PercentileInput, number>[] {
  return reads.map((read) => ({
    ...{ id, seen, advice },
    value: ({ latenciesMs, p }) => wrong(latenciesMs, p, read),
  }));
}

/** A mistake that reads nothing off the list in the usual ways. */
function once(
  id: string,
  seen: string,
  advice: string,
  wrong: Read,
): Mistake<PercentileInput, number>[] {
  return rows(id, seen, advice, wrong, [between]);
}

const SHARE = 'A percentile is not a share of a value, but a place in the sorted list.';

export const PERCENTILE_MISTAKES: readonly Mistake<PercentileInput, number>[] = [
  ...rows(
    'sorted-as-text',
    'the list was sorted as text, where 10 comes before 9',
    'sort() compares texts; numbers need sort((a, b) => a - b).',
    (values, p, read) => read([...values].sort(), p),
  ),
  ...rows(
    'not-sorted',
    'a value from that place of the unsorted list',
    'A percentile is a place in the list sorted by size: sort a copy first.',
    (values, p, read) => read(values, p),
  ),
  ...rows(
    'other-end',
    'counted from the slow end (p5 where p95 was asked)',
    'Sort from small to large, and count from there.',
    (values, p, read) => read(sorted(values).reverse(), p),
  ),
  ...rows(
    'other-end',
    'counted from the slow end (p5 where p95 was asked)',
    'p stands for the share below the value, not above it.',
    (values, p, read) => read(sorted(values), 100 - p),
  ),
  ...rows(
    'median-for-percentile',
    'the median, whatever p is',
    'The median is p50. Use p for the place in the sorted list.',
    (values, _, read) => read(sorted(values), 50),
  ),
  ...once(
    'mean-for-percentile',
    'the mean',
    'A mean hides the slow answers. A percentile is a place in the sorted list.',
    mean,
  ),
  ...once(
    'maximum-for-percentile',
    'the slowest, whatever p is',
    'The slowest is p100. Use p for the place in the sorted list.',
    (values) => Math.max(...values),
  ),
  ...[95, 99].flatMap((fixed) =>
    rows(
      'p-not-used',
      `p${fixed}, whatever p is`,
      'Use the parameter p for the place in the sorted list.',
      (values, _, read) => read(sorted(values), fixed),
    ),
  ),
  ...PLACES.map((place) => ({
    id: 'place-for-value',
    seen: 'a place in the list, not the value there',
    advice: 'Return sorted[place], not place.',
    value: ({ latenciesMs, p }: PercentileInput) => place(latenciesMs.length, p),
  })),
  ...once('share-of-maximum', 'p % of the slowest', SHARE, (values, p) => {
    return (Math.max(...values) * p) / 100;
  }),
  ...rows(
    'fraction-for-percent',
    'p was taken as a share from 0 to 1',
    'p goes from 0 to 100: divide it by 100.',
    (values, p, read) => read(sorted(values), p * 100),
  ),
  ...once(
    'minimum-for-percentile',
    'the fastest, whatever p is',
    'Use p for the place in the sorted list; it goes from 0 to 100, so divide it by 100, and only once.',
    (values) => Math.min(...values),
  ),
  ...rows(
    'repeats-dropped',
    'equal latencies are counted once',
    'Keep them all: a latency that occurs twice counts twice. No Set.',
    (values, p, read) => read(sorted([...new Set(values)]), p),
  ),
  ...rows(
    'seconds-for-milliseconds',
    'seconds',
    'The latencies are in milliseconds, and so is their percentile: do not divide by 1000.',
    (values, p, read) => read(sorted(values), p) / 1000,
  ),
  ...rows(
    'place-not-whole',
    'nothing, where the place is no whole number: a list has no place 27.55',
    'Round the place to a whole number, with Math.ceil or Math.floor.',
    (values, p, read) => read(sorted(values), p),
    NOT_WHOLE.map(at),
  ),
  ...rows(
    'past-the-end',
    'right, but for p = 100 it is past the end of the list',
    'The last place of a list is length - 1: p100 is the slowest.',
    (values, p, read) => (p === 100 ? Number.NaN : read(sorted(values), p)),
  ),
  ...rows(
    'one-too-far',
    'one place too far in the sorted list',
    'Lists are counted from 0: the place number k of a list is at k - 1.',
    (values, p, read) => read(sorted(values), p),
    TOO_FAR.map(at),
  ),
  ...once(
    'place-for-percent',
    'p was taken for the place itself',
    'p is a share of the list, in per cent: multiply it by the length, and divide by 100.',
    (values, p) => sorted(values)[p] ?? Number.NaN,
  ),
  ...once(
    'mean-for-percentile',
    'the mean of the latencies up to there',
    'A percentile is one value, that at its place in the sorted list.',
    (values, p) => mean(sorted(values).slice(0, Math.ceil((values.length * p) / 100))),
  ),
  ...once(
    'share-of-maximum',
    'p % of the way from the fastest to the slowest',
    SHARE,
    (values, p) => {
      const [least, most] = [Math.min(...values), Math.max(...values)];
      return least + ((most - least) * p) / 100;
    },
  ),
  ...[0, 1, 2].flatMap((digits) =>
    rows(
      'rounded',
      'rounded',
      'Return all digits; round where you print.',
      (values, p, read) => Math.round(read(sorted(values), p) * 10 ** digits) / 10 ** digits,
    ),
  ),
];
