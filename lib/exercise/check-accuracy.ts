/** The check of `accuracyOf(actual, predicted): number`. */
import { seededRandom } from '../measure/seeded-random';
import { observe, reportCheck, type CheckResult, type Finding } from './check-result';
import { callLearner, describe, numberFinding, sameNumber, unchangedFinding } from './run-learner';
import { ACCURACY_MISTAKES, share, type Pair } from './accuracy-mistakes';
import { answersFinding } from './wrong-readings';

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

/** Judges what the check of `accuracyOf` wrote down. */
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
      mistakes: ACCURACY_MISTAKES,
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
