/** The check of `accuracyOf(actual, predicted): number`. */
import { seededRandom } from '../measure/seeded-random';
import { observe, reportCheck, type CheckResult, type Finding } from './check-result';
import { callLearner, describe, numberFinding, sameNumber, unchangedFinding } from './run-learner';
import { answersFinding, type Mistake } from './wrong-readings';

interface Pair {
  readonly actual: string[];
  readonly predicted: string[];
}

export interface CheckOptions {
  /** Which inputs the function is handed; default 1. */
  readonly seed?: number;
}

/**
 * Checks the share of right answers, from 0 to 1. Prints and records; throws nothing.
 *
 * @example
 * checkAccuracyOf(() => 1).id // => 'compared-with-itself'
 */
export function checkAccuracyOf(fn: unknown, { seed = 1 }: CheckOptions = {}): CheckResult {
  const seen = observe(() => {
    const inputs = pairsOf(seed);
    const answers = inputs.map(({ actual, predicted }) =>
      callLearner(fn, [...actual], [...predicted]),
    );
    const [{ actual, predicted }] = inputs;
    callLearner(fn, actual, predicted);
    return { answers, after: [...actual, ...predicted] };
  });
  return reportCheck('accuracyOf', seed, seen, (data) => judgeAccuracyOf(data, seed));
}

export function judgeAccuracyOf(data: unknown, seed: number): Finding | undefined {
  const { answers, after } = data as { answers: unknown[]; after: unknown[] };
  const inputs = pairsOf(seed);
  const [{ actual, predicted }] = inputs;
  return (
    answersFinding({
      inputs,
      answers,
      right: share,
      isSame: sameNumber,
      mistakes: MISTAKES,
      formFinding: (answer) => numberFinding(answer, 'what it returns'),
      say: describe,
      sayInput: (pair) => `${pair.actual.length} reviews`,
      otherwise: {
        id: 'other-value',
        advice: 'Count the places where both lists say the same, and divide by how many there are.',
      },
    }) ?? unchangedFinding('the lists it is handed', [...actual, ...predicted], after)
  );
}

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

function correctOf({ actual, predicted }: Pair, from = 0, to = actual.length): number {
  return actual.filter((label, i) => i >= from && i < to && label === predicted[i]).length;
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

const MISTAKES: readonly Mistake<Pair, number>[] = [
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
  ...[Math.round, Math.floor, Math.ceil].flatMap((round) =>
    [0, 1, 2, 3, 4]
      .filter((digits) => digits > 0 || round !== Math.ceil)
      .map((digits) => ({
        id: 'rounded',
        seen: digits === 0 ? 'rounded to a whole number' : 'rounded',
        advice: 'Return all digits; round where you print.',
        value: (pair: Pair) => round(share(pair) * 10 ** digits) / 10 ** digits,
      })),
  ),
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
  ...[0, 1].flatMap((less) => [
    {
      id: 'first-left-out',
      seen: 'the first review is not counted',
      advice: 'Lists are counted from 0: start the loop there.',
      value: (pair: Pair) => correctOf(pair, 1) / (pair.actual.length - less),
    },
    {
      id: 'last-left-out',
      seen: 'the last review is not counted',
      advice: 'The last place of a list is length - 1: let the loop run while i < actual.length.',
      value: (pair: Pair) =>
        correctOf(pair, 0, pair.actual.length - 1) / (pair.actual.length - less),
    },
  ]),
  ...[-1, 1].map((more) => ({
    id: 'wrong-count',
    seen: `one review too ${more < 0 ? 'few' : 'many'} in the divisor`,
    advice: 'Divide by the number of all reviews, actual.length.',
    value: (pair: Pair) => correctOf(pair) / (pair.actual.length + more),
  })),
];
