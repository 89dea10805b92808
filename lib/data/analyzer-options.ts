/** How the notebooks' models cut texts: into words, or into characters for scripts without spaces. */

/** Options of a vectorizer; empty for words. */
export interface Cut {
  readonly analyzer?: 'char_wb';
  readonly ngramRange?: readonly [number, number];
}

/**
 * Makes a vectorizer's options of an experiment's `analyzer` setting: 'char' is runs of one to three
 * characters within words (scikit-learn's char_wb), which works in any script, such as Chinese.
 *
 * @example
 * new CountVectorizer(analyzerOptions('char')).fit(['好茶']).featureNames.includes('好') // => true
 */
export function analyzerOptions(analyzer: 'word' | 'char' = 'word'): Cut {
  return analyzer === 'char' ? { analyzer: 'char_wb', ngramRange: [1, 3] } : {};
}
