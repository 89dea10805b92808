/**
 * Which class is taken for which, and precision, recall and F1 of each class (definitions:
 * https://scikit-learn.org/stable/modules/model_evaluation.html#precision-recall-and-f-measures).
 */
import { checkPaired } from './accuracy';

export interface ConfusionMatrix {
  /** The class names in alphabetical order: the order of rows and columns. */
  readonly classes: readonly string[];
  /** counts[actual][predicted] */
  readonly counts: readonly (readonly number[])[];
  /** One for each class, in that order. */
  readonly reports: readonly ClassReport[];
}

export interface ClassReport {
  readonly className: string;
  /** Of the texts given this label, the share that really have it; 0 when none was given it. */
  readonly precision: number;
  /** Of the texts that really have this label, the share that was given it; 0 when none has it. */
  readonly recall: number;
  /** Harmonic mean of precision and recall; 0 when both are. */
  readonly f1: number;
  /** How many texts really have this label. */
  readonly support: number;
}

/**
 * Counts how often each class was predicted for each class, and how well each was found.
 *
 * @throws RangeError when the lists are empty or differ in length
 * @example
 * const { counts, reports } = confusionMatrix(['a', 'b'], ['a', 'a'])
 * counts // => [[1, 0], [1, 0]]
 * reports[0].precision // => 0.5
 */
export function confusionMatrix(
  actual: readonly string[],
  predicted: readonly string[],
): ConfusionMatrix {
  checkPaired(actual, predicted);
  const classes = [...new Set([...actual, ...predicted])].sort();
  const position = new Map(classes.map((name, index) => [name, index]));
  const counts = classes.map(() => new Array<number>(classes.length).fill(0));
  const at = (label: string): number => position.get(label) as number; // each is a class
  actual.forEach((label, i) => counts[at(label)][at(predicted[i])]++);
  return { classes, counts, reports: classes.map((_, k) => reportOf(classes, counts, k)) };
}

function reportOf(classes: string[], counts: readonly number[][], k: number): ClassReport {
  const hits = counts[k][k];
  const support = counts[k].reduce((sum, count) => sum + count, 0);
  const given = counts.reduce((sum, row) => sum + row[k], 0);
  return {
    className: classes[k],
    precision: given === 0 ? 0 : hits / given,
    recall: support === 0 ? 0 : hits / support,
    f1: (2 * hits) / (given + support), // a class is in one of the two lists at least
    support,
  };
}
