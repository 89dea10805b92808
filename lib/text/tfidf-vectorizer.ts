/**
 * TF-IDF: counts, weighted by how rare a term is among the training documents, each row then scaled
 * to length 1. Formula, names and defaults are scikit-learn's:
 * https://scikit-learn.org/stable/modules/feature_extraction.html#tfidf-term-weighting
 *
 *     idf(term) = ln((1 + documents) / (1 + document frequency)) + 1      (smoothIdf)
 */
import { CountVectorizer, type CountVectorizerOptions } from './count-vectorizer';
import type { CsrMatrix } from './csr-matrix';
import { checkBoolean } from './vectorizer-checks';

export interface TfidfVectorizerOptions extends CountVectorizerOptions {
  /** Counts one more document that has every term, so that no idf is infinite or 0. */
  readonly smoothIdf: boolean;
  /** 'l2' scales each row to length 1; null leaves it. */
  readonly norm: 'l2' | null;
  /** Whether 1 + ln(count) stands for a count. */
  readonly sublinearTf: boolean;
}

/**
 * Counts terms and weighs them by how few texts hold them.
 *
 * @example
 * const vectorizer = new TfidfVectorizer().fit(['good tea', 'bad tea'])
 * [...vectorizer.transform(['good']).data] // => [1]
 */
export class TfidfVectorizer {
  readonly options: TfidfVectorizerOptions;
  private counter: CountVectorizer;
  private weights: Float64Array = new Float64Array(0);

  /** @throws RangeError naming the option that is unknown or out of its range */
  constructor(options: Partial<TfidfVectorizerOptions> = {}) {
    const { smoothIdf = true, norm = 'l2', sublinearTf = false, ...countOptions } = options;
    checkBoolean(smoothIdf, 'smoothIdf');
    checkBoolean(sublinearTf, 'sublinearTf');
    if (norm !== 'l2' && norm !== null) {
      throw new RangeError(`norm must be 'l2' or null, not ${String(norm)}`);
    }
    this.counter = new CountVectorizer(countOptions);
    this.options = { ...this.counter.options, smoothIdf, norm, sublinearTf };
  }

  /** The terms, one for each column, in order of code point. Empty before `fit`. */
  get featureNames(): readonly string[] {
    return this.counter.featureNames;
  }

  /** The column of each term. */
  get vocabulary(): ReadonlyMap<string, number> {
    return this.counter.vocabulary;
  }

  /** The inverse document frequency of each column. Empty before `fit`. */
  get idf(): Float64Array {
    return this.weights;
  }

  /**
   * Learns the vocabulary and the inverse document frequencies.
   *
   * @throws TypeError on a text that is not a string; Error when no term is left to learn
   */
  fit(texts: readonly string[]): this {
    this.fitTransform(texts);
    return this;
  }

  /** `fit` and `transform` of the same texts, reading them once. */
  fitTransform(texts: readonly string[]): CsrMatrix {
    const counts = this.counter.fitTransform(texts);
    const extra = this.options.smoothIdf ? 1 : 0;
    this.weights = documentFrequency(counts).map(
      (frequency) => Math.log((counts.rows + extra) / (frequency + extra)) + 1,
    );
    return this.weigh(counts);
  }

  /**
   * The TF-IDF values of each text.
   *
   * @returns texts x vocabulary; a text without a known term is an empty row
   * @throws Error before `fit`; TypeError on a text that is not a string
   */
  transform(texts: readonly string[]): CsrMatrix {
    return this.weigh(this.counter.transform(texts));
  }

  /**
   * Makes a fitted vectorizer of the terms of its columns and their inverse document frequencies.
   *
   * @throws RangeError naming the option that is unknown or out of its range
   */
  static fitted(
    options: Partial<TfidfVectorizerOptions>,
    terms: readonly string[],
    idf: Float64Array,
  ): TfidfVectorizer {
    const vectorizer = new TfidfVectorizer(options);
    vectorizer.counter = CountVectorizer.fitted(vectorizer.counter.options, terms);
    vectorizer.weights = idf;
    return vectorizer;
  }

  /** The terms of one text, known or not: `transform`'s first stage. */
  analyze(text: string): readonly string[] {
    return this.counter.analyze(text);
  }

  /** Counts the known terms of texts already cut into terms: `transform`'s second stage. */
  countTerms(termsOfTexts: readonly (readonly string[])[]): CsrMatrix {
    return this.counter.countTerms(termsOfTexts);
  }

  /** Multiplies counts by idf and normalises, in place: `transform`'s third stage. Returns its argument. */
  weigh(counts: CsrMatrix): CsrMatrix {
    const { rows, indptr, indices, data } = counts;
    const { weights } = this;
    const { norm, sublinearTf } = this.options;
    for (let row = 0; row < rows; row++) {
      const start = indptr[row];
      const end = indptr[row + 1];
      let squares = 0;
      for (let at = start; at < end; at++) {
        if (sublinearTf) data[at] = 1 + Math.log(data[at]);
        data[at] *= weights[indices[at]];
        squares += data[at] * data[at];
      }
      if (norm === null || squares === 0) continue;
      const length = Math.sqrt(squares);
      for (let at = start; at < end; at++) data[at] /= length;
    }
    return counts;
  }
}

/** In how many texts the term of each column is. */
function documentFrequency({ columns, indices }: CsrMatrix): Float64Array {
  const frequency = new Float64Array(columns);
  for (let at = 0; at < indices.length; at++) frequency[indices[at]]++;
  return frequency;
}
