/**
 * What stands beside an accuracy so that it can be read: where one class is common, always answering
 * it is right often and useless. Balanced accuracy as scikit-learn has it
 * (https://scikit-learn.org/stable/modules/model_evaluation.html#balanced-accuracy-score).
 */
import { accuracy, checkPaired } from './accuracy';
import type { Judged } from './compare-accuracy';

export interface ClassBalance {
  /** Share of the commonest true class: the accuracy of always answering it, without reading. */
  readonly baseline: number;
  /** The mean of the classes' recalls: each class counts alike, however many texts it has. */
  readonly balancedAccuracy: number;
  /** The class of which the smallest share is found; all of them where several tie, by name. */
  readonly leastFound: readonly ClassRecall[];
}

export interface ClassRecall {
  readonly name: string;
  readonly texts: number;
  /** The share of its texts that were found, with its 95 % interval (Wilson). */
  readonly recall: number;
  readonly recallInterval: readonly [number, number];
}

/**
 * Returns what an accuracy has to be read against. Only classes that are among `actual` count.
 *
 * @throws RangeError when the lists are empty or differ in length
 * @example
 * classBalance(['ham', 'ham', 'ham', 'spam'], ['ham', 'ham', 'ham', 'ham']).balancedAccuracy // => 0.5
 */
export function classBalance(
  actual: readonly string[],
  predicted: readonly string[],
): ClassBalance {
  checkPaired(actual, predicted);
  const classes = recallsOf({ actual, predicted });
  const lowest = Math.min(...classes.map(({ recall }) => recall));
  const sum = classes.reduce((total, { recall }) => total + recall, 0);
  return {
    baseline: Math.max(...classes.map(({ texts }) => texts)) / actual.length,
    balancedAccuracy: sum / classes.length,
    leastFound: classes.filter(({ recall }) => recall === lowest),
  };
}

/** Each true class with the share of its texts that were found, by name. */
export function recallsOf({ actual, predicted }: Judged): ClassRecall[] {
  const found = new Map<string, string[]>();
  actual.forEach((label, i) => {
    const answers = found.get(label);
    if (answers === undefined) found.set(label, [predicted[i]]);
    else answers.push(predicted[i]);
  });
  return [...found]
    .map(([name, answers]) => ({ name, ...recallOf(name, answers) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function recallOf(name: string, answers: readonly string[]) {
  const {
    total,
    accuracy: recall,
    low,
    high,
  } = accuracy(
    answers.map(() => name),
    answers,
  );
  return { texts: total, recall, recallInterval: [low, high] as const };
}
