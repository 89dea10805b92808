/**
 * Whether one of two models is right more often on the same texts (McNemar, Psychometrika 1947). Texts
 * that both get right, or both wrong, say nothing about which is better; of those that only one gets
 * right, each model would have half if neither were better. The exact test asks how often chance alone
 * deals them out as unevenly: a coin thrown that many times (the binomial or sign test).
 */
import { checkPaired } from './accuracy';
import { checkWhole } from '../argument-checks';

export interface McNemar {
  /** Texts that only the first model gets right. */
  readonly onlyFirst: number;
  /** Texts that only the second model gets right. */
  readonly onlySecond: number;
  /** Two-sided exact p: how often chance alone splits them as unevenly or more, from 0 to 1. */
  readonly p: number;
}

/**
 * Compares two models' predictions for the same texts.
 *
 * @throws RangeError when the lists are empty or differ in length
 * @example
 * mcnemar(['a', 'a', 'b', 'b'], ['a', 'a', 'b', 'b'], ['b', 'b', 'a', 'b']).onlyFirst // => 3
 */
export function mcnemar(
  actual: readonly string[],
  first: readonly string[],
  second: readonly string[],
): McNemar {
  checkPaired(actual, first);
  checkPaired(actual, second);
  let onlyFirst = 0;
  let onlySecond = 0;
  actual.forEach((label, i) => {
    const [one, other] = [first[i] === label, second[i] === label];
    if (one && !other) onlyFirst++;
    if (other && !one) onlySecond++;
  });
  return { onlyFirst, onlySecond, p: signTest(onlyFirst, onlySecond) };
}

/**
 * The exact two-sided sign test: of `wins + losses` throws of a fair coin, how often are heads and
 * tails at least as unequal?
 *
 * @param wins a whole number from 0
 * @param losses a whole number from 0
 * @throws RangeError when one of them is not
 * @example
 * signTest(4, 0) // => 0.125
 */
export function signTest(wins: number, losses: number): number {
  checkWhole('wins', wins, 0);
  checkWhole('losses', losses, 0);
  const throws = wins + losses;
  let logTerm = -throws * Math.LN2; // the logarithm of the probability of k heads, from k = 0 on
  let tail = 0;
  for (let heads = 0; heads <= Math.min(wins, losses); heads++) {
    tail += Math.exp(logTerm);
    logTerm += Math.log((throws - heads) / (heads + 1));
  }
  return Math.min(1, 2 * tail);
}
