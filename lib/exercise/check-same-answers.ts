/** The check of `sameAnswers(a, b): number[]`, the positions at which two lists differ, counted from 0. */
import { seededRandom } from '../measure/seeded-random';
import { finding, type Finding } from './check-result';
import { describe, sameList } from './run-learner';
import { answersTask, type Mistake } from './wrong-readings';

/** Two lists of answers. */
interface Pair {
  readonly a: string[];
  readonly b: string[];
}

function pairsOf(seed: number): Pair[] {
  return [makePair(seed, 19, 0.3), makePair(seed + 100, 12, 0.3), makePair(seed + 200, 9, 0)];
}

/** Two lists; where they differ at all, they do so at both ends and in the middle, in both directions. */
function makePair(seed: number, count: number, share: number): Pair {
  const random = seededRandom(seed);
  const a = Array.from({ length: count }, (): string => (random() < 0.5 ? 'positive' : 'negative'));
  const differs = a.map(
    (_, i) => share > 0 && (i === 0 || i === count - 1 || i === 5 || random() < share),
  );
  if (share > 0) [a[0], a[5], differs[1]] = ['positive', 'negative', false];
  const other = (label: string) => (label === 'positive' ? 'negative' : 'positive');
  return { a, b: a.map((label, i) => (differs[i] ? other(label) : label)) };
}

function positionsOf({ a, b }: Pair): number[] {
  return a.flatMap((label, i) => (label === b[i] ? [] : [i]));
}

/** In any order: it is not asked for. */
function samePlaces(answer: readonly unknown[], places: readonly number[]): boolean {
  const own = answer.filter((one): one is number => typeof one === 'number');
  return (
    answer.length === own.length &&
    sameList(
      own.sort((x, y) => x - y),
      places,
    )
  );
}

const sorted = ({ a, b }: Pair): Pair => ({ a: [...a].sort(), b: [...b].sort() });

const MISTAKES: readonly Mistake<Pair, readonly unknown[]>[] = [
  {
    id: 'agreeing-positions',
    seen: 'the positions where both lists say the same',
    advice: 'Keep the positions where they differ (!==).',
    value: ({ a, b }) => a.flatMap((label, i) => (label === b[i] ? [i] : [])),
  },
  {
    id: 'counted-from-one',
    seen: 'the positions counted from 1',
    advice: 'Lists are counted from 0.',
    value: (pair) => positionsOf(pair).map((i) => i + 1),
  },
  {
    id: 'first-only',
    seen: 'only the first difference',
    advice: 'Go on after the first: a return or break inside the loop ends it.',
    value: (pair) => positionsOf(pair).slice(0, 1),
  },
  {
    id: 'first-only',
    seen: 'only the first difference, and -1 where there is none',
    advice: 'findIndex stops at the first; look at every place.',
    value: ({ a, b }) => [a.findIndex((label, i) => label !== b[i])],
  },
  ...[-1, undefined, null].map((filler) => ({
    id: 'filler-kept',
    seen: 'something for every place, also where the lists say the same',
    advice: 'Leave those places out: filter drops them, map keeps as many as it was given.',
    value: ({ a, b }: Pair) => a.map((label, i) => (label === b[i] ? filler : i)),
  })),
  {
    id: 'first-left-out',
    seen: 'the first position is missing',
    advice:
      'Lists are counted from 0; and 0 is as good a position as any, also where a condition reads it.',
    value: (pair) => positionsOf(pair).filter((i) => i > 0),
  },
  {
    id: 'last-left-out',
    seen: 'the last position is missing',
    advice: 'Let the loop run while i < a.length.',
    value: (pair) => positionsOf(pair).filter((i) => i < pair.a.length - 1),
  },
  {
    id: 'compared-sorted',
    seen: 'the lists were sorted before they were compared',
    advice: 'Compare place by place, in the lists’ own order.',
    value: (pair) => positionsOf(sorted(pair)),
  },
  {
    id: 'index-of',
    seen: 'where such an answer first occurs, not where the lists differ',
    advice:
      'indexOf finds the first equal answer. Take the position from the loop, or from (answer, i) => ...',
    value: ({ a, b }) => a.filter((label, i) => label !== b[i]).map((label) => a.indexOf(label)),
  },
  {
    id: 'filtered-first',
    seen: 'the positions in a shorter list, of those that differ alone',
    advice:
      'filter makes a new list with places of its own: take the position first, then leave out.',
    value: (pair) => positionsOf(pair).map((_, i) => i),
  },
  {
    id: 'positions-as-text',
    seen: 'the positions as texts',
    advice: 'for ... in gives texts; use entries() or a counting loop.',
    value: (pair) => positionsOf(pair).map(String),
  },
  ...(['a', 'b'] as const).map((name) => ({
    id: 'answers-for-positions',
    seen: 'the answers that differ, not where',
    advice: 'Keep the position i, not the answer.',
    value: (pair: Pair) => pair[name].filter((_, i) => pair.a[i] !== pair.b[i]),
  })),
  ...[true, false].map((same) => ({
    id: 'flags-for-positions',
    seen: 'true or false for every place',
    advice: 'Keep only the positions where they differ.',
    value: ({ a, b }: Pair) => a.map((label, i) => (label === b[i]) === same),
  })),
  {
    id: 'compared-as-sets',
    seen: 'no position at all',
    advice:
      'Compare place by place; which labels occur, and how often, does not say where they differ.',
    value: () => [],
  },
];

function formFinding(answer: unknown): Finding | undefined {
  if (answer === undefined || answer === null) {
    return finding('nothing-returned', 'it returns nothing', 'Is there a return on every way out?');
  }
  if (typeof answer === 'boolean') {
    return finding(
      'yes-or-no',
      `it returns ${answer}`,
      'Return where they differ: a list of positions, empty when nowhere.',
    );
  }
  if (typeof answer === 'number') {
    return finding(
      'count-for-positions',
      `it returns one number, ${answer}`,
      'Return where they differ: a list of positions, not how many or the first.',
    );
  }
  if (Array.isArray(answer)) {
    const more = (answer as unknown[]).find((one) => typeof one === 'object' && one !== null);
    if (more === undefined) return undefined;
    const seen = `the list holds ${describe(more)}`;
    return finding('more-than-positions', seen, 'Keep the position alone, a number.');
  }
  return finding(
    'no-list',
    `it returns ${describe(answer)}, no list`,
    'Return a list of positions.',
  );
}

/** Lists that differ at some places, at the first and last, and nowhere. */
export const sameAnswersTask = answersTask<Pair, readonly unknown[]>({
  inputs: pairsOf,
  args: ({ a, b }) => [[...a], [...b]],
  lists: 'the lists it is handed',
  right: positionsOf,
  isSame: (answer, value) => Array.isArray(answer) && sameList(answer as unknown[], value),
  isRight: (answer, pair) => Array.isArray(answer) && samePlaces(answer, positionsOf(pair)),
  mistakes: MISTAKES,
  formFinding,
  say: describe,
  sayInput: (pair) => `lists of ${pair.a.length}`,
  otherwise: {
    id: 'other-positions',
    advice:
      'Go through the places one by one, and keep each where a[i] and b[i] differ; make the list anew in each call.',
  },
});
