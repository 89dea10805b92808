/** The check of `accuracyOf(actual, predicted): number`. */
import { seededRandom } from '../measure/seeded-random';
import { ACCURACY_MISTAKES, share, type Pair } from './accuracy-mistakes';
import { describe, numberFinding, sameNumber } from './run-learner';
import { answersTask } from './wrong-readings';

/** The share of right answers, from 0 to 1. */
export const accuracyTask = answersTask<Pair, number>({
  inputs: pairsOf,
  args: ({ actual, predicted }) => [[...actual], [...predicted]],
  lists: 'the lists it is handed',
  right: share,
  isSame: sameNumber,
  mistakes: ACCURACY_MISTAKES,
  formFinding: (answer) => numberFinding(answer, 'what it returns'),
  say: describe,
  sayInput: (pair) => `${pair.actual.length} reviews`,
  otherwise: {
    id: 'other-value',
    advice: 'Count the places where both lists say the same, and divide by how many there are.',
  },
});

/** The second with more wrong answers than right ones; the first is right in one and wrong in another, the last too. */
function pairsOf(seed: number): Pair[] {
  return [
    makePair(3 * seed, 30, 1, [true, false]),
    makePair(3 * seed + 1, 41, 3, [false, true]),
    makePair(3 * seed + 2, 53, 1, [true, true]),
  ];
}

/** More negative reviews than positive ones, and mistakes of both kinds; `ends` says whether the first and the last are right. */
function makePair(
  seed: number,
  count: number,
  faults: number,
  ends: readonly [boolean, boolean],
): Pair {
  const random = seededRandom(seed);
  const actual = Array.from({ length: count }, (_, i): string =>
    i % 3 === 1 ? 'positive' : 'negative',
  );
  const other = (label: string) => (label === 'positive' ? 'negative' : 'positive');
  const predicted = actual.map((label) =>
    random() < faults * (label === 'positive' ? 0.3 : 0.12) ? other(label) : label,
  );
  [predicted[1], predicted[3], predicted[4]] = ['negative', 'positive', 'negative'];
  for (const [end, at] of [0, count - 1].entries()) {
    predicted[at] = ends[end] ? actual[at] : other(actual[at]);
  }
  if (faults > 1) for (let i = 6; i < 0.7 * count; i++) predicted[i] = other(actual[i]);
  return { actual, predicted };
}
