/** What known mistakes in an accuracy return. */
import type { Mistake } from './wrong-readings';

/** Actual labels, and the predicted ones at the same places. */
export interface Pair {
  readonly actual: string[];
  readonly predicted: string[];
}

function correctOf({ actual, predicted }: Pair, from = 0, to = actual.length): number {
  return actual.filter((label, i) => i >= from && i < to && label === predicted[i]).length;
}

/** The share of right answers, from 0 to 1. */
export function share(pair: Pair): number {
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

export const ACCURACY_MISTAKES: readonly Mistake<Pair, number>[] = [
  {
    id: 'percent-for-share',
    seen: 'a percentage',
    advice: 'Return a share from 0 to 1; multiply by 100 where you print.',
    value: (pair) => 100 * share(pair),
  },
  ...[0, 1, 2].map((digits) => ({
    id: 'percent-for-share',
    seen: 'a percentage, rounded',
    advice: 'Return a share from 0 to 1, with all its digits; round where you print.',
    value: (pair: Pair) => Math.round(100 * share(pair) * 10 ** digits) / 10 ** digits,
  })),
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
    id: 'actual-not-used',
    seen: `the share of the answers that are ${label}, whatever is right`,
    advice: 'Compare each predicted label with the actual one at the same place.',
    value: ({ predicted }: Pair) => countOf(predicted, label) / predicted.length,
  })),
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
    id: 'count-for-share',
    seen: 'how many are wrong',
    advice: 'Count those that are right, and divide by the number of reviews.',
    value: (pair) => pair.actual.length - correctOf(pair),
  },
  ...[2, 0.5].map((factor) => ({
    id: 'wrong-count',
    seen: factor > 1 ? 'twice the share' : 'half the share',
    advice: 'Count each right answer once, and divide by the length of one list.',
    value: (pair: Pair) => factor * share(pair),
  })),
  {
    id: 'last-alone',
    seen: 'only the last review is counted',
    advice: 'Set the counter to 0 once, before the loop.',
    value: ({ actual, predicted }) => Number(actual.at(-1) === predicted.at(-1)) / actual.length,
  },
  {
    id: 'past-the-end',
    seen: 'a place past the end of the lists counts as right too',
    advice: 'The last place of a list is length - 1: let the loop run while i < actual.length.',
    value: (pair) => (correctOf(pair) + 1) / pair.actual.length,
  },
  {
    id: 'compared-with-itself',
    seen: '1 for each list, as if every answer were right or the share rounded up',
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
