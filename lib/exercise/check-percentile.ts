/**
 * The check of `percentile(latenciesMs, p): number`, p from 0 to 100. The usual definitions differ in what they
 * do between two neighbours (Hyndman & Fan, "Sample Quantiles in Statistical Packages", 1996): all
 * of them pass, nearest rank and interpolation alike.
 */
import { seededRandom, shuffled } from '../measure/seeded-random';
import { percentile as interpolated } from '../measure/timing/latency-summary';
import { PERCENTILE_MISTAKES, sorted, type PercentileInput } from './percentile-mistakes';
import { describe, numberFinding, sameNumber } from './run-learner';
import { answersTask } from './wrong-readings';

/** A percentile of a list in any order. */
export const percentileTask = answersTask<PercentileInput, number>({
  inputs: inputsOf,
  args: ({ latenciesMs, p }) => [[...latenciesMs], p],
  lists: 'the list of latencies',
  right: ({ latenciesMs, p }) => interpolated(sorted(latenciesMs), p / 100),
  isSame: sameNumber,
  isRight: (answer, { latenciesMs, p }) => {
    const [low, high] = bracket(sorted(latenciesMs), p);
    return typeof answer === 'number' && answer >= low - 1e-9 && answer <= high + 1e-9;
  },
  mistakes: PERCENTILE_MISTAKES,
  formFinding: (answer) => numberFinding(answer, 'what it returns'),
  say: describe,
  sayInput: ({ latenciesMs, p }) => `p = ${p} of ${latenciesMs.length} latencies`,
  otherwise: {
    id: 'other-value',
    advice: 'Sort a copy by size; p95 is the value that 95 of 100 stay at or under.',
  },
});

function inputsOf(seed: number): PercentileInput[] {
  const lists = [makeLatencies(2 * seed, 29), makeLatencies(2 * seed + 1, 40)];
  const inputs = lists.flatMap((list) =>
    [95, 50, 90, 25, 0.5].map((p) => ({ latenciesMs: list, p })),
  );
  return [...inputs, { latenciesMs: lists[0], p: 100 }];
}

/** Latencies of 1, 2 and 3 digits before the point, so that sorting them as text shows; far apart at the slow end. */
function makeLatencies(seed: number, count: number): number[] {
  const random = seededRandom(seed);
  const values = Array.from({ length: count }, (_, i) => 4 * 1.13 ** i + 0.3 * random());
  values.fill(values[0], 1, 8); // a latency that occurs often
  return shuffled(values, random);
}

/** The least and the greatest that the usual definitions give. */
function bracket(ascending: readonly number[], p: number): [number, number] {
  const n = ascending.length;
  const share = p / 100;
  // Positions counted from 1: nearest rank, and types 4 to 9 of Hyndman & Fan with a, b as in their table.
  const positions = [
    Math.ceil(n * share),
    n * share,
    n * share + 0.5,
    (n + 1) * share,
    (n - 1) * share + 1,
    (n + 1 / 3) * share + 1 / 3,
    (n + 1 / 4) * share + 3 / 8,
    Math.floor((n - 1) * share + 1),
    Math.ceil((n - 1) * share + 1),
    Math.min(n, Math.floor(n * share) + 1), // the first value that more than p % of the values do not pass
  ];
  const values = positions.map((position) => {
    const within = Math.min(n, Math.max(1, position));
    const below = Math.floor(within);
    const above = Math.min(n, below + 1);
    return ascending[below - 1] + (within - below) * (ascending[above - 1] - ascending[below - 1]);
  });
  return [Math.min(...values), Math.max(...values)];
}
