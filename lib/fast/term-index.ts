/**
 * Numbers the words and n-grams of a vocabulary for the compiled scorer: words first, 1 to W, the
 * most frequent lowest; then the longer n-grams and what they begin with. Terms with characters
 * beyond Latin-1 are left out, since texts with such words take another path.
 */
import { WordTable } from './word-table';

/** A model whose scores are sums of weights of words and their n-grams. */
export interface WordModel {
  readonly terms: readonly string[];
  /** One for each term; null where all are 1. */
  readonly idf: Float64Array | null;
  /** Whether a text's values are scaled to length 1. */
  readonly l2: boolean;
  readonly lowercase: boolean;
  readonly ngramRange: readonly [shortest: number, longest: number];
  /** For each class one weight a term. */
  readonly weights: readonly Float64Array[];
  /** One number for each class. */
  readonly bias: Float64Array;
}

export interface TermIndex {
  readonly words: WordTable;
  /** From a word or n-gram and a further word (`stepOf`) to the longer n-gram: a tree of words. */
  readonly ngrams: ReadonlyMap<number, number>;
  /** Words and n-grams; their numbers are 1 to this. */
  readonly size: number;
  /** The number of each term that has one, with its column in the model. */
  readonly columns: ReadonlyMap<number, number>;
}

/** Gives a number to each term that a text read here can hold. */
export function indexTerms(model: WordModel): TermIndex {
  const [shortest, longest] = model.ngramRange;
  const sequences = frequentFirst(model)
    .map((column) => ({ column, words: model.terms[column].split(' ') }))
    .filter(({ words }) => words.length >= shortest && words.length <= longest)
    .filter(({ words }) => words.every((word) => LATIN1_WORD.test(word)));
  const numbers = new Map<string, number>();
  for (const word of sequences.flatMap(({ words }) => words)) {
    if (!numbers.has(word)) numbers.set(word, numbers.size + 1);
  }
  const table = new WordTable(numbers.size);
  for (const [word, number] of numbers) table.add(word, number);
  const ngrams = new Map<number, number>();
  const columns = new Map<number, number>();
  for (const { column, words } of sequences) {
    let sequence = words[0];
    for (const word of words.slice(1)) {
      const longer = `${sequence} ${word}`;
      if (!numbers.has(longer)) {
        numbers.set(longer, numbers.size + 1);
        ngrams.set(stepOf(numberOf(numbers, sequence), numberOf(numbers, word)), numbers.size);
      }
      sequence = longer;
    }
    columns.set(numberOf(numbers, sequence), column);
  }
  return { words: table, ngrams, size: numbers.size, columns };
}

/** One number for a word or n-gram and the word that follows. */
export function stepOf(node: number, word: number): number {
  return node * 2 ** 26 + word; // a safe integer: no model has so many terms
}

/** A word of the tokenizer has two characters or more, and none of them is NUL. */
// eslint-disable-next-line no-control-regex -- Latin-1 is a range that starts at a control character
const LATIN1_WORD = /^[\u0001-\u00ff]{2,}$/;

/**
 * The columns, frequent terms first as far as the model shows: a low idf says so, and so does the
 * sum of a naive Bayes model's weights, which are logarithms of frequencies.
 */
function frequentFirst({ terms, idf, weights }: WordModel): number[] {
  const rarity =
    idf ?? Float64Array.from(terms, (_, at) => -weights.reduce((sum, row) => sum + row[at], 0));
  return [...terms.keys()].sort((a, b) => rarity[a] - rarity[b]);
}

function numberOf(numbers: ReadonlyMap<string, number>, sequence: string): number {
  return numbers.get(sequence) ?? 0;
}
