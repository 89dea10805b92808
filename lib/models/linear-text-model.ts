/**
 * A trained pipeline reduced to what its scores are made of. Every pipeline of this kit is linear in
 * the counts of terms, so a list of terms, their weights and a bias for each class say everything:
 *
 *     score of a class = bias + sum over terms of (count x idf / length of the row) x weight
 */
import type { AnalyzerOptions } from '../text/tokenizer';

export interface LinearTextModel extends AnalyzerOptions {
  /** The vocabulary; position i is column i. */
  readonly terms: readonly string[];
  /** Inverse document frequencies; null for plain counts. */
  readonly idf: Float64Array | null;
  /** Whether a term counts once however often it occurs. Default no. */
  readonly binary?: boolean;
  /** Whether 1 + ln(count) stands for a count. Default no. */
  readonly sublinear?: boolean;
  /** Whether rows are scaled to length 1. */
  readonly l2: boolean;
  /** The names of the classes, two or more. */
  readonly classes: readonly string[];
  /** One array for each class, one weight for each term. */
  readonly weights: readonly Float64Array[];
  /** One number for each class. */
  readonly bias: Float64Array;
}

/**
 * Tells whether the fast scorer takes a model: its terms are words and their n-grams, each counts as often
 * as it occurs, and stop words, if any, change nothing but that they are unknown.
 */
export function isFast(model: LinearTextModel): boolean {
  const { analyzer = 'word', binary = false, sublinear = false, stopWords = null } = model;
  const ignored = new Set(stopWords);
  const plainStops = model.ngramRange[1] === 1 && !model.terms.some((term) => ignored.has(term));
  return analyzer === 'word' && !binary && !sublinear && (stopWords === null || plainStops);
}

/**
 * Checks that the sizes of a model's parts fit together.
 *
 * @throws RangeError naming the part whose size does not fit the others
 */
export function checkLinearTextModel(model: LinearTextModel): void {
  const { terms, idf, classes, weights, bias } = model;
  if (classes.length < 2) throw new RangeError(`compile: ${classes.length} classes; at least two`);
  if (weights.length !== classes.length || bias.length !== classes.length) {
    throw new RangeError(
      `compile: ${classes.length} classes but ${weights.length} rows of weights and ` +
        `${bias.length} biases; there must be one of each for each class`,
    );
  }
  for (const values of idf === null ? weights : [idf, ...weights]) {
    if (values.length !== terms.length) {
      throw new RangeError(`compile: ${terms.length} terms but ${values.length} values for them`);
    }
  }
}
