/** How often predictions are right, and how sure a test of this size can make you. */
import { Z95 as Z } from '../student-t';

export interface Accuracy {
  readonly correct: number;
  readonly total: number;
  /** Share of correct predictions, from 0 to 1. */
  readonly accuracy: number;
  /** 95 % interval for the share on new texts like these (Wilson's score interval). */
  readonly low: number;
  readonly high: number;
}

/**
 * Accuracy with Wilson's 95 % score interval (Wilson 1927; Brown, Cai & DasGupta 2001 recommend it
 * over the textbook's normal interval).
 *
 * @throws RangeError when the lists are empty or differ in length
 * @example
 * accuracy(['a', 'b'], ['a', 'a']).accuracy // => 0.5
 */
export function accuracy(actual: readonly string[], predicted: readonly string[]): Accuracy {
  checkPaired(actual, predicted);
  const total = actual.length;
  const correct = actual.reduce((count, label, i) => count + Number(label === predicted[i]), 0);
  const share = correct / total;
  const scale = 1 + Z ** 2 / total;
  const centre = (share + Z ** 2 / (2 * total)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2));
  return { correct, total, accuracy: share, low: centre - half, high: centre + half };
}

/**
 * Checks that there is one prediction for each label, and at least one.
 *
 * @throws RangeError when the lists are empty or differ in length
 */
export function checkPaired(actual: readonly string[], predicted: readonly string[]): void {
  if (actual.length !== predicted.length) {
    throw new RangeError(
      `${actual.length} actual labels but ${predicted.length} predictions; there must be one each`,
    );
  }
  if (actual.length === 0) throw new RangeError('there are no predictions to judge');
}
