/**
 * Choosing the terms that become columns: those in enough documents, of these the most frequent,
 * in alphabetical order. The order of choice is scikit-learn's (`min_df` first, then `max_features`).
 */
import { byCodePoint } from './code-point-order';

/** What was counted over the training texts; position i speaks of term i in all three. */
export interface TermStatistics {
  readonly terms: readonly string[];
  /** In how many documents the term is. */
  readonly documentFrequency: ArrayLike<number>;
  /** How often it occurs in all. */
  readonly termFrequency: ArrayLike<number>;
}

export interface SelectionOptions {
  readonly minDf: number;
  readonly maxFeatures: number | null;
}

/**
 * The positions of the chosen terms, in the order of the columns: by code point.
 * Where equally frequent terms compete for the last places of `maxFeatures`, the alphabetically
 * first ones get them (scikit-learn leaves that open).
 */
export function selectTerms(statistics: TermStatistics, options: SelectionOptions): number[] {
  const { terms, documentFrequency, termFrequency } = statistics;
  const alphabetically = (a: number, b: number): number => byCodePoint(terms[a], terms[b]);
  const enough = [...terms.keys()].filter((term) => documentFrequency[term] >= options.minDf);
  if (options.maxFeatures === null || options.maxFeatures >= enough.length) {
    return enough.sort(alphabetically);
  }
  return enough
    .sort((a, b) => termFrequency[b] - termFrequency[a] || alphabetically(a, b))
    .slice(0, options.maxFeatures)
    .sort(alphabetically);
}
