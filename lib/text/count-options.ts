/** The options of CountVectorizer, with scikit-learn's names and defaults. */
import type { Analyzer, AnalyzerOptions } from './tokenizer';
import { checkBoolean, checkWholeNumber } from './vectorizer-checks';

export interface CountVectorizerOptions extends AnalyzerOptions {
  readonly analyzer: Analyzer;
  readonly stopWords: readonly string[] | null;
  /** Whether a term counts once however often it occurs in a text. */
  readonly binary: boolean;
  /** Only terms that are in at least so many documents; a whole number. */
  readonly minDf: number;
  /** Only so many terms, the most frequent; of equally frequent ones the alphabetically first. */
  readonly maxFeatures: number | null;
}

const DEFAULTS: CountVectorizerOptions = {
  analyzer: 'word',
  lowercase: true,
  ngramRange: [1, 1],
  stopWords: null,
  binary: false,
  minDf: 1,
  maxFeatures: null,
};

/**
 * Fills in the defaults and checks the options.
 *
 * @throws RangeError naming the option that is unknown or out of its range
 */
export function checkedOptions(given: Partial<CountVectorizerOptions>): CountVectorizerOptions {
  const options = { ...DEFAULTS, ...given };
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(DEFAULTS, name)) {
      const known = Object.keys(DEFAULTS).join(', ');
      throw new RangeError(`unknown vectorizer option '${name}'; known are: ${known}`);
    }
  }
  if (!['word', 'char', 'char_wb'].includes(options.analyzer)) {
    throw new RangeError(`analyzer must be word, char or char_wb, not ${String(options.analyzer)}`);
  }
  checkBoolean(options.lowercase, 'lowercase');
  checkBoolean(options.binary, 'binary');
  const stopWords: unknown = options.stopWords;
  if (stopWords !== null && !(Array.isArray(stopWords) && stopWords.every(isString))) {
    throw new RangeError('stopWords must be a list of words, or null');
  }
  checkWholeNumber(options.minDf, 'minDf');
  if (options.maxFeatures !== null) checkWholeNumber(options.maxFeatures, 'maxFeatures');
  const range: unknown = options.ngramRange;
  if (!Array.isArray(range) || range.length !== 2) {
    throw new RangeError(`ngramRange must be a pair such as [1, 2], not ${String(range)}`);
  }
  const [shortest, longest] = range as [number, number];
  checkWholeNumber(shortest, 'ngramRange[0]');
  checkWholeNumber(longest, 'ngramRange[1]');
  if (shortest > longest) {
    throw new RangeError(`ngramRange must not fall: [${shortest}, ${longest}]`);
  }
  return options;
}

function isString(value: unknown): boolean {
  return typeof value === 'string';
}
