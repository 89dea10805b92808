/**
 * One model's accuracy on two sets of different texts: one difference with one interval. Two separate intervals
 * that overlap do not say that the accuracies are alike. The interval is made of Wilson's two (Newcombe, "Interval
 * estimation for the difference between independent proportions", Statistics in Medicine 1998, method 10).
 */
import { accuracy, type Accuracy } from './accuracy';

/** True labels and what was predicted for them, one each. */
export interface Judged {
  readonly actual: readonly string[];
  readonly predicted: readonly string[];
}

export interface AccuracyChange {
  readonly first: Accuracy;
  readonly second: Accuracy;
  /** The second accuracy less the first, from -1 to 1, and its 95 % interval. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Of the second set: decided by the interval. */
  readonly verdict: 'lower' | 'higher' | 'uncertain';
}

/**
 * Compares the accuracy on a second set with that on a first one, of other texts.
 *
 * @throws RangeError when a set is empty, or has not one prediction for each label
 * @example
 * const [good, bad] = ['a', 'b'].map((label) => Array.from({ length: 50 }, () => label))
 * compareAccuracy({ actual: good, predicted: good }, { actual: good, predicted: bad }).verdict // => 'lower'
 */
export function compareAccuracy(one: Judged, other: Judged): AccuracyChange {
  const [first, second] = [one, other].map(({ actual, predicted }) => accuracy(actual, predicted));
  const difference = second.accuracy - first.accuracy;
  const reach = (up: Accuracy, down: Accuracy): number =>
    Math.hypot(up.high - up.accuracy, down.accuracy - down.low);
  const [low, high] = [difference - reach(first, second), difference + reach(second, first)];
  const verdict = high < 0 ? 'lower' : low > 0 ? 'higher' : 'uncertain';
  return { first, second, difference, low, high, verdict };
}
