/**
 * From text to tokens, as scikit-learn's CountVectorizer does by default: lower-case the text, then
 * take every run of two or more word characters (its token pattern is `\b\w\w+\b`).
 * https://scikit-learn.org/stable/modules/feature_extraction.html#text-feature-extraction
 *
 * JavaScript's `\w` knows only a-z, 0-9 and _ ("café" would become "caf"). Python's `\w` is every
 * letter, every number and _, of any script, and that is what the pattern below says.
 */
import { characterNgrams, wordCharacterNgrams } from './character-ngrams';

/** scikit-learn's own words for it, which model files hold. */
export const TOKEN_PATTERN = '(?u)\\b\\w\\w+\\b';

const TOKENS = /[\p{L}\p{N}_]{2,}/gu;

/** What terms are made of: words, characters, or characters inside word boundaries. */
export type Analyzer = 'word' | 'char' | 'char_wb';

/** How a text becomes terms. */
export interface AnalyzerOptions {
  /** Default 'word'. The others are character n-grams (character-ngrams.ts). */
  readonly analyzer?: Analyzer;
  /** Whether to lower-case the text first. */
  readonly lowercase: boolean;
  /**
   * The shortest and the longest n-gram: [1, 1] is words, [1, 2] words and pairs of words; or how many
   * characters.
   */
  readonly ngramRange: readonly [number, number];
  /** Words that are no terms and are left out before n-grams are made. Default none. */
  readonly stopWords?: readonly string[] | null;
}

/**
 * Cuts a text into its tokens, in their order; none for a text without words of two characters.
 *
 * @example
 * tokenize("It's a GOOD café.") // => ['it', 'good', 'café']
 */
export function tokenize(
  text: string,
  { lowercase }: { readonly lowercase: boolean } = { lowercase: true },
): string[] {
  return (lowercase ? text.toLowerCase() : text).match(TOKENS) ?? [];
}

/**
 * Lists word n-grams: neighbouring tokens joined by a space, the shortest n first, as scikit-learn
 * does. ngrams(['very', 'good', 'tea'], [1, 2]) is very, good, tea, very good, good tea.
 */
export function ngrams(
  tokens: readonly string[],
  [shortest, longest]: readonly [number, number],
): readonly string[] {
  if (longest === 1) return tokens;
  const terms: string[] = [];
  for (let n = shortest; n <= Math.min(longest, tokens.length); n++) {
    for (let first = 0; first + n <= tokens.length; first++) {
      terms.push(n === 1 ? tokens[first] : tokens.slice(first, first + n).join(' '));
    }
  }
  return terms;
}

/** Lists the terms of a text: its tokens and their n-grams, or its characters', as the options ask. */
export function analyze(text: string, options: AnalyzerOptions): readonly string[] {
  const { analyzer = 'word', lowercase, ngramRange, stopWords = null } = options;
  if (analyzer === 'word') {
    const tokens = tokenize(text, options);
    return ngrams(stopWords === null ? tokens : withoutWords(tokens, stopWords), ngramRange);
  }
  const cased = lowercase ? text.toLowerCase() : text;
  return analyzer === 'char'
    ? characterNgrams(cased, ngramRange)
    : wordCharacterNgrams(cased, ngramRange);
}

/** The lists of words to leave out that were asked for, as sets. */
const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

function withoutWords(tokens: readonly string[], words: readonly string[]): string[] {
  const left = sets.get(words) ?? new Set(words);
  sets.set(words, left);
  return tokens.filter((token) => !left.has(token));
}
