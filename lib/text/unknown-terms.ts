/** Terms that a vectorizer never saw while it was fitted: a model knows nothing about them. */
import { analyze, type AnalyzerOptions } from './tokenizer';

interface Fitted {
  readonly options: AnalyzerOptions;
  readonly vocabulary: ReadonlyMap<string, number>;
}

/**
 * Counts how often each unknown term stands in the texts, the most frequent first, those as frequent by name.
 *
 * @example
 * const vectorizer = new CountVectorizer().fit(['good tea'])
 * [...unknownTerms(vectorizer, ['good hotel'])] // => [['hotel', 1]]
 */
export function unknownTerms(vectorizer: Fitted, texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const term of analyze(text, vectorizer.options)) {
      if (!vectorizer.vocabulary.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  return new Map([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

/**
 * Computes the share of the texts' terms that is unknown, from 0 to 1; 0 where there are no terms.
 *
 * @example
 * unknownShare(new CountVectorizer().fit(['good tea']), ['good hotel']) // => 0.5
 */
export function unknownShare(vectorizer: Fitted, texts: readonly string[]): number {
  let all = 0;
  let unknown = 0;
  for (const text of texts) {
    for (const term of analyze(text, vectorizer.options)) {
      all++;
      if (!vectorizer.vocabulary.has(term)) unknown++;
    }
  }
  return all === 0 ? 0 : unknown / all;
}
