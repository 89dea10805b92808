/** Terms that a vectorizer never saw while it was fitted: a model knows nothing about them. */
import { analyze, type AnalyzerOptions } from './tokenizer';

interface Fitted {
  readonly options: AnalyzerOptions;
  readonly vocabulary: ReadonlyMap<string, number>;
}

export interface UnknownTerms {
  /** How often each unknown term stands in the texts, the most frequent first, those as frequent by name. */
  readonly counts: ReadonlyMap<string, number>;
  /** How many terms of the texts are unknown, each time counted. */
  readonly unknown: number;
  /** Their share of all terms, from 0 to 1; 0 where there are no terms. */
  readonly share: number;
}

/**
 * Counts the terms of texts that a fitted vectorizer does not know.
 *
 * @example
 * const found = unknownTerms(new CountVectorizer().fit(['good tea']), ['good hotel'])
 * [...found.counts] // => [['hotel', 1]]
 * found.share // => 0.5
 */
export function unknownTerms(vectorizer: Fitted, texts: readonly string[]): UnknownTerms {
  const counts = new Map<string, number>();
  let all = 0;
  let unknown = 0;
  for (const text of texts) {
    for (const term of analyze(text, vectorizer.options)) {
      all++;
      if (vectorizer.vocabulary.has(term)) continue;
      unknown++;
      counts.set(term, (counts.get(term) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { counts: new Map(sorted), unknown, share: all === 0 ? 0 : unknown / all };
}
