/**
 * Two models on the same reviews, and the choice among several. What differs is looked at review by
 * review (McNemar's test) and round by round (the ratio of the p99s), since two separate intervals that
 * overlap do not say that two models are alike (Schenker & Gentleman, "On judging the significance of
 * differences by examining the overlap between confidence intervals", 2001).
 */
import { mcnemar, type McNemar } from '../accuracy/mcnemar';
import type { BothWays } from './both-ways';
import { p99Doubt, p99Ratio } from './p99';
import { surelyLonger, type Ratio } from './ratio';

/** A model's name, how many columns its vectorizer makes, and what was measured of it. */
export interface Candidate {
  readonly name: string;
  readonly features: number;
  readonly timing: BothWays;
}

export interface ModelComparison {
  readonly first: string;
  readonly second: string;
  readonly accuracy: McNemar;
  /** The first model's p99 in real time, divided by the second's, with a 98 % interval unless another was asked for. */
  readonly p99: Ratio;
  /** Why the p99s decide nothing, if so. */
  readonly doubt?: string;
}

/**
 * Compares two models that were timed in the same rounds (`timeModels`).
 *
 * @param actual the true label of each text
 * @param confidence of the ratio's interval; default 0.98
 * @throws RangeError when they were not timed in the same rounds
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const timing = timeBothWays(predict, ['a', 'b'], { rounds: 3, clock: () => now })
 * const [one, other] = ['one', 'other'].map((name) => ({ name, features: 2, timing }))
 * compareModels(['yes', 'no'], one, other).p99.ratio // => 1
 */
export function compareModels(
  actual: readonly string[],
  first: Candidate,
  second: Candidate,
  confidence = 0.98,
): ModelComparison {
  const [one, other] = [first.timing, second.timing];
  checkSameRounds([first, second]);
  const doubt = p99Doubt(one) ?? p99Doubt(other);
  return {
    first: first.name,
    second: second.name,
    accuracy: mcnemar(actual, one.realTime.predictions, other.realTime.predictions),
    p99: p99Ratio(one, other, confidence),
    ...(doubt !== undefined && { doubt }),
  };
}

export interface Choice {
  /** The model chosen, or undefined when none is above the least accuracy. */
  readonly name: string | undefined;
  readonly decidedBy: 'accuracy' | 'p99' | 'simplicity' | 'nothing';
  /** What was seen, in the rule's order. */
  readonly steps: readonly ChoiceStep[];
}

/** One step of the rule; `names` are those that are left after it. */
export type ChoiceStep =
  | { readonly kind: 'above'; readonly leastAccuracy: number; readonly names: readonly string[] }
  | {
      readonly kind: 'more accurate';
      readonly better: string;
      readonly worse: string;
      /** Reviews on which the better, and the worse, alone is right. */
      readonly onlyBetter: number;
      readonly onlyWorse: number;
      readonly p: number;
    }
  | { readonly kind: 'longer p99'; readonly slow: string; readonly quick: string }
  | { readonly kind: 'p99 in doubt'; readonly doubt: string }
  | {
      readonly kind: 'simplest';
      readonly names: readonly string[];
      /** Those of them with equally few features. */
      readonly equals: readonly string[];
    };

/**
 * Chooses by a rule that is fixed beforehand, in three steps: of the models above `leastAccuracy`, leave
 * out each one than which another is more accurate for sure; of the rest, each one whose p99 is longer
 * than another's for sure; of what is left take the simplest: the one with the fewest features, among
 * equals the first of the list. "For sure" is over all pairs together: at 5 % for accuracy (Holm's step-down
 * for the tests), at 2 % for p99 (Bonferroni's for the intervals, which rest on few rounds). Where a p99 is in doubt, because
 * something else was at work or fewer reviews were timed than it needs, it leaves out nobody.
 *
 * @param candidates all timed in the same rounds
 * @param actual the true label of each text
 * @throws RangeError when they were not timed in the same rounds
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const timing = timeBothWays(predict, ['a', 'b'], { rounds: 3, clock: () => now })
 * chooseModel([{ name: 'only', features: 2, timing }], ['yes', 'yes'], 0.85).name // => 'only'
 */
export function chooseModel(
  candidates: readonly Candidate[],
  actual: readonly string[],
  leastAccuracy: number,
): Choice {
  checkSameRounds(candidates);
  const correct = ({ timing }: Candidate) =>
    timing.realTime.predictions.reduce((sum, label, i) => sum + Number(label === actual[i]), 0);
  const good = candidates.filter((model) => correct(model) > leastAccuracy * actual.length);
  const steps: ChoiceStep[] = [{ kind: 'above', leastAccuracy, names: namesOf(good) }];
  if (good.length === 0) return { name: undefined, decidedBy: 'nothing', steps };
  const pairs = pairsOf(good);
  const comparisons = pairs.map(([a, b]) => compareModels(actual, a, b, 1 - 0.02 / pairs.length));
  const lessAccurate = new Set<string>();
  for (const { first, second, accuracy } of holm(comparisons)) {
    const { p } = accuracy;
    const [worse, better, onlyBetter, onlyWorse] =
      accuracy.onlyFirst < accuracy.onlySecond
        ? [first, second, accuracy.onlySecond, accuracy.onlyFirst]
        : [second, first, accuracy.onlyFirst, accuracy.onlySecond];
    lessAccurate.add(worse);
    steps.push({ kind: 'more accurate', better, worse, onlyBetter, onlyWorse, p });
  }
  const accurate = good.filter(({ name }) => !lessAccurate.has(name));
  const remain = accurate.map(({ name }) => name);
  const slower = new Set<string>();
  const doubts = new Set<string>();
  for (const { first, second, p99, doubt } of comparisons) {
    if (!remain.includes(first) || !remain.includes(second)) continue;
    if (doubt !== undefined) doubts.add(doubt);
    const longer = doubt === undefined ? surelyLonger(p99) : 0;
    if (longer === 0) continue;
    const [slow, quick] = longer > 0 ? [first, second] : [second, first];
    slower.add(slow);
    steps.push({ kind: 'longer p99', slow, quick });
  }
  for (const doubt of doubts) steps.push({ kind: 'p99 in doubt', doubt });
  const left = accurate
    .filter(({ name }) => !slower.has(name))
    .sort((a, b) => a.features - b.features);
  if (left.length > 1) {
    const equals = left.filter(({ features }) => features === left[0].features);
    steps.push({ kind: 'simplest', names: namesOf(left), equals: namesOf(equals) });
  }
  const decidedBy =
    left.length > 1
      ? 'simplicity'
      : slower.size > 0
        ? 'p99'
        : lessAccurate.size > 0
          ? 'accuracy'
          : 'nothing';
  return { name: left[0].name, decidedBy, steps };
}

/** @throws RangeError when candidates were not timed in the same rounds on the same texts */
function checkSameRounds(candidates: readonly Candidate[]): void {
  const odd = candidates.find(
    ({ timing: { startMs, rounds, texts } }) =>
      startMs !== candidates[0].timing.startMs ||
      rounds !== candidates[0].timing.rounds ||
      texts !== candidates[0].timing.texts,
  );
  if (odd === undefined) return;
  throw new RangeError(
    `${candidates[0].name} and ${odd.name} were not timed in the same rounds: time them together`,
  );
}

/** The comparisons whose difference in accuracy holds at 5 % for all together (Holm 1979). */
function holm(comparisons: readonly ModelComparison[]): ModelComparison[] {
  const sorted = [...comparisons].sort((a, b) => a.accuracy.p - b.accuracy.p);
  const failed = sorted.findIndex(({ accuracy }, i) => accuracy.p > 0.05 / (sorted.length - i));
  return failed < 0 ? sorted : sorted.slice(0, failed);
}

function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((item, i) => items.slice(i + 1).map((other): [T, T] => [item, other]));
}

function namesOf(models: readonly Candidate[]): string[] {
  return models.map(({ name }) => name);
}
