/** The check of `accuracyOf(actual, predicted): number`. */
import { seededRandom } from '../measure/seeded-random';
import { reportCheck, type CheckResult } from './check-result';
import { callLearner, unchangedFinding } from './run-learner';
import { numberTaskFinding, type WrongReading } from './wrong-readings';

interface Pair {
  readonly actual: string[];
  readonly predicted: string[];
}

export interface CheckOptions {
  /** Which inputs the function is handed; 1 unless told. */
  readonly seed?: number;
}

/**
 * Checks the share of right answers, from 0 to 1. Prints and records; throws nothing.
 *
 * @example
 * checkAccuracyOf(() => 1).id // => 'compared-with-itself'
 */
export function checkAccuracyOf(fn: unknown, { seed = 1 }: CheckOptions = {}): CheckResult {
  const inputs = [makePair(3 * seed, 30), makePair(3 * seed + 1, 41), makePair(3 * seed + 2, 53)];
  return reportCheck('accuracyOf', seed, [
    () =>
      numberTaskFinding({
        inputs,
        call: ({ actual, predicted }) => callLearner(fn, [...actual], [...predicted]),
        right: share,
        isRight: (answer, pair) => Math.abs(answer - share(pair)) < 1e-9,
        mistakes: MISTAKES,
        describeInput: ({ actual }) => `${actual.length} reviews`,
        advice: 'Count the places where both lists say the same, and divide by how many there are.',
      }),
    () => {
      const [{ actual, predicted }] = inputs;
      const before = [...actual, ...predicted];
      callLearner(fn, actual, predicted);
      return unchangedFinding('the lists it is handed', before, [...actual, ...predicted]);
    },
  ]);
}

/** More negative reviews than positive ones, mistakes of both kinds, and a first and last that are right. */
function makePair(seed: number, count: number): Pair {
  const random = seededRandom(seed);
  const actual = Array.from({ length: count }, (_, i): string =>
    i % 3 === 1 ? 'positive' : 'negative',
  );
  const other = (label: string) => (label === 'positive' ? 'negative' : 'positive');
  const predicted = actual.map((label) =>
    random() < (label === 'positive' ? 0.3 : 0.12) ? other(label) : label,
  );
  [predicted[0], predicted[count - 1]] = [actual[0], actual[count - 1]];
  [predicted[1], predicted[3], predicted[4]] = ['negative', 'positive', 'negative'];
  return { actual, predicted };
}

function correctOf({ actual, predicted }: Pair, from = 0): number {
  return actual.filter((label, i) => i >= from && label === predicted[i]).length;
}

function share(pair: Pair): number {
  return correctOf(pair) / pair.actual.length;
}

/** Right answers among the reviews that truly are of a class. */
function recall({ actual, predicted }: Pair, label: string): number {
  const own = predicted.filter((_, i) => actual[i] === label);
  return own.filter((answer) => answer === label).length / own.length;
}

/** Right answers among those that say a class. */
function precision({ actual, predicted }: Pair, label: string): number {
  return recall({ actual: predicted, predicted: actual }, label);
}

function countOf(labels: readonly string[], label: string): number {
  return labels.filter((own) => own === label).length;
}

const ONE_CLASS = 'Accuracy counts all reviews, both classes: how many of all answers are right?';
const CLASSES = ['positive', 'negative'];

const MISTAKES: readonly WrongReading<Pair>[] = [
  {
    id: 'percent-for-share',
    seen: 'a percentage',
    advice: 'Return a share from 0 to 1; multiply by 100 where you print.',
    value: (pair) => 100 * share(pair),
  },
  {
    id: 'percent-for-share',
    seen: 'a percentage, rounded',
    advice: 'Return a share from 0 to 1, with all its digits; round where you print.',
    value: (pair) => Math.round(100 * share(pair)),
  },
  {
    id: 'errors-for-accuracy',
    seen: 'the share of wrong answers',
    advice: 'Count the places where both lists say the same (===), not where they differ.',
    value: (pair) => 1 - share(pair),
  },
  ...CLASSES.flatMap((label) => [
    {
      id: 'one-class',
      seen: `the share of the ${label} reviews that were found (the recall of one class)`,
      advice: ONE_CLASS,
      value: (pair: Pair) => recall(pair, label),
    },
    {
      id: 'one-class',
      seen: `the share of the answers '${label}' that are right (the precision of one class)`,
      advice: ONE_CLASS,
      value: (pair: Pair) => precision(pair, label),
    },
    {
      id: 'one-class',
      seen: `only right answers '${label}' are counted, over all reviews`,
      advice: ONE_CLASS,
      value: (pair: Pair) =>
        (recall(pair, label) * countOf(pair.actual, label)) / pair.actual.length,
    },
    {
      id: 'f1-for-accuracy',
      seen: `the F1 score of '${label}'`,
      advice: ONE_CLASS,
      value: (pair: Pair) => 2 / (1 / recall(pair, label) + 1 / precision(pair, label)),
    },
  ]),
  {
    id: 'mean-of-classes',
    seen: 'the mean of the two classes, which counts a rare class as much as a frequent one',
    advice: ONE_CLASS,
    value: (pair) => (recall(pair, 'positive') + recall(pair, 'negative')) / 2,
  },
  {
    id: 'odds-for-accuracy',
    seen: 'the right answers divided by the wrong ones',
    advice: 'Divide by the number of all reviews.',
    value: (pair) => share(pair) / (1 - share(pair)),
  },
  ...CLASSES.map((label) => ({
    id: 'predictions-not-used',
    seen: `the share of the reviews that are ${label}, whatever was predicted`,
    advice: 'Compare each actual label with the predicted one at the same place.',
    value: ({ actual }: Pair) => countOf(actual, label) / actual.length,
  })),
  {
    id: 'stops-early',
    seen: 'only the right answers before the first wrong one are counted',
    advice: 'Go on after a wrong answer: a return or break inside the loop ends it.',
    value: ({ actual, predicted }) =>
      actual.findIndex((label, i) => label !== predicted[i]) / actual.length,
  },
  {
    id: 'count-for-share',
    seen: 'how many are right',
    advice: 'Divide by the number of reviews.',
    value: (pair) => correctOf(pair),
  },
  {
    id: 'compared-with-itself',
    seen: 'every answer counts as right',
    advice:
      'Compare actual[i] with predicted[i], by ===; a list is always equal to itself, and includes looks at all places.',
    value: () => 1,
  },
  {
    id: 'positions-ignored',
    seen: 'only how often each label occurs is compared',
    advice: 'Compare place by place, in the lists’ own order: do not sort.',
    value: ({ actual, predicted }) => {
      const sorted = { actual: [...actual].sort(), predicted: [...predicted].sort() };
      return share(sorted);
    },
  },
  {
    id: 'first-left-out',
    seen: 'the first review is not counted',
    advice: 'Lists are counted from 0: start the loop there.',
    value: (pair) => correctOf(pair, 1) / pair.actual.length,
  },
  {
    id: 'wrong-count',
    seen: 'one review too few in the divisor',
    advice: 'Divide by the number of all reviews, actual.length.',
    value: (pair) => correctOf(pair) / (pair.actual.length - 1),
  },
  ...[1, 2, 3].map((digits) => ({
    id: 'rounded',
    seen: 'rounded',
    advice: 'Return all digits; round where you print.',
    value: (pair: Pair) => Number(share(pair).toFixed(digits)),
  })),
];
