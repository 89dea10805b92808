/**
 * Choosing the terms that become columns: those in enough documents, of these the most frequent,
 * in alphabetical order. The order of choice is scikit-learn's (`min_df` first, then `max_features`).
 */
import type { NumberedTerms } from './bag-of-words';
import { byCodePoint, sortByCodePoint } from './code-point-order';

export interface SelectionOptions {
  readonly minDf: number;
  readonly maxFeatures: number | null;
}

/**
 * Chooses terms and puts them in the order of the columns: by code point. Where equally frequent terms
 * compete for the last places of `maxFeatures`, the alphabetically first ones get them (scikit-learn
 * leaves that open).
 */
export function selectTerms(
  numbered: NumberedTerms,
  { minDf, maxFeatures }: SelectionOptions,
): string[] {
  const { terms } = numbered;
  let chosen = [...terms.keys()];
  if (minDf > 1) {
    const frequency = documentFrequency(numbered);
    chosen = chosen.filter((term) => frequency[term] >= minDf);
  }
  if (maxFeatures !== null && maxFeatures < chosen.length) {
    const frequency = termFrequency(numbered);
    const alphabetically = (a: number, b: number): number => byCodePoint(terms[a], terms[b]);
    chosen.sort((a, b) => frequency[b] - frequency[a] || alphabetically(a, b));
    chosen.length = maxFeatures;
  }
  return sortByCodePoint(chosen.map((term) => terms[term]));
}

/** In how many texts each term is. */
function documentFrequency({ terms, occurrences, ends }: NumberedTerms): Int32Array {
  const frequency = new Int32Array(terms.length);
  const lastText = new Int32Array(terms.length).fill(-1);
  for (let text = 0, at = 0; text < ends.length; text++) {
    for (; at < ends[text]; at++) {
      const term = occurrences[at];
      if (lastText[term] !== text) frequency[term]++;
      lastText[term] = text;
    }
  }
  return frequency;
}

/** How often each term occurs in all texts. */
function termFrequency({ terms, occurrences }: NumberedTerms): Int32Array {
  const frequency = new Int32Array(terms.length);
  for (const term of occurrences) frequency[term]++;
  return frequency;
}
