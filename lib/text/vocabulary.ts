/**
 * Choosing the terms that become columns: those in enough documents, of these the most frequent,
 * in alphabetical order. The order of choice is scikit-learn's (`min_df` first, then `max_features`).
 */
import { byCodePoint, sortByCodePoint } from './code-point-order';

/** What was counted over the training texts, by the terms' numbers; asked for only where it matters. */
export interface TermStatistics {
  /** In how many documents each term is. */
  documentFrequency(): ArrayLike<number>;
  /** How often each term occurs in all. */
  termFrequency(): ArrayLike<number>;
}

export interface SelectionOptions {
  readonly minDf: number;
  readonly maxFeatures: number | null;
}

/**
 * The chosen terms in the order of the columns: by code point. Where equally frequent terms compete
 * for the last places of `maxFeatures`, the alphabetically first ones get them (scikit-learn leaves
 * that open).
 *
 * @param terms by their numbers; number 0 is no term
 */
export function selectTerms(
  terms: readonly string[],
  statistics: TermStatistics,
  { minDf, maxFeatures }: SelectionOptions,
): string[] {
  let chosen = Array.from(terms.keys()).slice(1);
  if (minDf > 1) {
    const frequency = statistics.documentFrequency();
    chosen = chosen.filter((term) => frequency[term] >= minDf);
  }
  if (maxFeatures !== null && maxFeatures < chosen.length) {
    const frequency = statistics.termFrequency();
    const alphabetically = (a: number, b: number): number => byCodePoint(terms[a], terms[b]);
    chosen.sort((a, b) => frequency[b] - frequency[a] || alphabetically(a, b));
    chosen.length = maxFeatures;
  }
  return sortByCodePoint(chosen.map((term) => terms[term]));
}
