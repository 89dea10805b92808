/**
 * Bag of words: learns a vocabulary from the training texts, then turns each text into a row of
 * counts, one column for each term. Names, defaults and results are scikit-learn's:
 * https://scikit-learn.org/stable/modules/generated/sklearn.feature_extraction.text.CountVectorizer.html
 */
import { numberWords } from '../fast/index';
import { countColumns, numberTerms, type NumberedTerms } from './bag-of-words';
import { checkedOptions, type CountVectorizerOptions } from './count-options';
import type { CsrMatrix } from './csr-matrix';
import { analyze } from './tokenizer';
import { checkTexts } from './vectorizer-checks';
import { selectTerms } from './vocabulary';

export type { CountVectorizerOptions };

/**
 * Counts the terms of texts, a row a text and a column a term.
 *
 * @example
 * const vectorizer = new CountVectorizer().fit(['good tea', 'bad tea'])
 * vectorizer.featureNames // => ['bad', 'good', 'tea']
 * [...vectorizer.transform(['tea, more tea']).data] // => [2]
 */
export class CountVectorizer {
  readonly options: CountVectorizerOptions;
  private terms: readonly string[] = [];
  private columnOf: ReadonlyMap<string, number> = new Map();

  /** @throws RangeError naming the option that is unknown or out of its range */
  constructor(options: Partial<CountVectorizerOptions> = {}) {
    this.options = checkedOptions(options);
  }

  /** The terms, one for each column, in order of code point. Empty before `fit`. */
  get featureNames(): readonly string[] {
    return this.terms;
  }

  /** The column of each term. */
  get vocabulary(): ReadonlyMap<string, number> {
    return this.columnOf;
  }

  /**
   * Learns the vocabulary.
   *
   * @throws TypeError on a text that is not a string; Error when no term is left to learn
   */
  fit(texts: readonly string[]): this {
    this.fitTransform(texts);
    return this;
  }

  /** `fit` and `transform` of the same texts, reading them once. */
  fitTransform(texts: readonly string[]): CsrMatrix {
    checkTexts(texts, 'fit');
    const numbered = this.numberTerms(texts);
    const chosen = selectTerms(numbered, this.options);
    if (chosen.length === 0) throw new Error(this.emptyVocabulary(texts.length));
    this.setTerms(chosen);
    const { terms, occurrences, ends } = numbered;
    const columns = Int32Array.from(terms, (term) => this.columnOf.get(term) ?? -1);
    return this.countRows(translate(occurrences, columns), ends);
  }

  /**
   * Counts the known terms of each text.
   *
   * @returns texts x vocabulary; a text without a known term is an empty row
   * @throws Error before `fit`; TypeError on a text that is not a string
   */
  transform(texts: readonly string[]): CsrMatrix {
    if (this.terms.length === 0) {
      throw new Error('this vectorizer is not fitted yet; call fit or fitTransform first');
    }
    checkTexts(texts, 'transform');
    // Text by text, since the terms of a million texts at once would fill the memory.
    return this.countEach(texts, (text) => this.analyze(text));
  }

  /** The terms of one text, known or not: `transform`'s first stage. */
  analyze(text: string): readonly string[] {
    return analyze(text, this.options);
  }

  /** Counts the known terms of texts already cut into terms: `transform`'s second stage. */
  countTerms(termsOfTexts: readonly (readonly string[])[]): CsrMatrix {
    return this.countEach(termsOfTexts, (terms) => terms);
  }

  /**
   * Makes a fitted vectorizer of the terms of its columns.
   *
   * @throws RangeError naming the option that is unknown or out of its range
   */
  static fitted(
    options: Partial<CountVectorizerOptions>,
    terms: readonly string[],
  ): CountVectorizer {
    const vectorizer = new CountVectorizer(options);
    vectorizer.setTerms(terms);
    return vectorizer;
  }

  private numberTerms(texts: readonly string[]): NumberedTerms {
    const { analyzer, ngramRange, lowercase, stopWords } = this.options;
    const analyze = (text: string): readonly string[] => this.analyze(text);
    return analyzer === 'word' && ngramRange[1] === 1 && stopWords === null
      ? numberWords(texts, lowercase, analyze)
      : numberTerms(texts, analyze);
  }

  private countEach<T>(items: readonly T[], termsOf: (item: T) => readonly string[]): CsrMatrix {
    let occurrences = new Int32Array(64);
    let end = 0;
    const ends = items.map((item) => {
      const terms = termsOf(item);
      if (end + terms.length > occurrences.length) {
        const larger = new Int32Array(2 * (end + terms.length));
        larger.set(occurrences);
        occurrences = larger;
      }
      for (const term of terms) occurrences[end++] = this.columnOf.get(term) ?? -1;
      return end;
    });
    return this.countRows(occurrences, ends);
  }

  private countRows(columns: Int32Array, ends: readonly number[]): CsrMatrix {
    const counts = countColumns(columns, ends, this.terms.length);
    if (this.options.binary) counts.data.fill(1);
    return counts;
  }

  private setTerms(terms: readonly string[]): void {
    this.terms = terms;
    const columnOf = new Map<string, number>();
    for (let column = 0; column < terms.length; column++) columnOf.set(terms[column], column);
    this.columnOf = columnOf;
  }

  private emptyVocabulary(documents: number): string {
    const { minDf } = this.options;
    const cause =
      minDf > 1 ? `no term is in ${minDf} of the documents (minDf)` : 'no term was found';
    return `fit: the vocabulary is empty: ${cause}; there were ${documents} documents`;
  }
}

/** The column of each term number. */
function translate(numbers: Int32Array, columns: Int32Array): Int32Array {
  const translated = new Int32Array(numbers.length);
  for (let at = 0; at < numbers.length; at++) translated[at] = columns[numbers[at]];
  return translated;
}
