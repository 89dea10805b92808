/**
 * Numbers the words of the training texts as they come, from 0, mostly without making strings of them
 * (word-reader.ts). Words which that leaves to the tokenizer go by a Map.
 */
import { WordList } from './word-list';
import { learnWords, readWords, WORD_NUMBERS } from './word-reader';
import { WordTable } from './word-table';

/** From a text to its words: the plain version, for texts that are not read here. */
type Tokenize = (text: string) => readonly string[];

/**
 * Numbers the words of texts in the order in which they first occur.
 *
 * @param lowercase whether to lower-case the texts first
 * @returns the different words; of all texts, one after the other, the place of each word in `terms`;
 *   and where each text ends
 */
export function numberWords(
  texts: readonly string[],
  lowercase: boolean,
  tokenize: Tokenize,
): { terms: string[]; occurrences: Int32Array; ends: number[] } {
  const numbers = new WordNumbers(lowercase, tokenize);
  for (const text of texts) numbers.addText(text);
  return { terms: numbers.terms(), occurrences: numbers.occurrences, ends: numbers.ends };
}

/** The tables number from 1, since 0 says that a word is not known; what is written down is 1 less. */
class WordNumbers {
  readonly ends: number[] = [];
  private numbered: Int32Array = new Int32Array(4096);
  private count = 0;
  /** Room for a usual vocabulary from the start, since growing is slow in a fresh process. */
  private readonly table = new WordTable(16_000);
  /** The words of `table` by their numbers; empty ones for number 0 and for other words. */
  private readonly words = new WordList();
  /** The numbers of words that are not in `table`. */
  private readonly others = new Map<string, number>();

  constructor(
    private readonly lowercase: boolean,
    private readonly tokenize: Tokenize,
  ) {
    this.words.push(NO_WORD, 0, 0);
  }

  addText(text: string): void {
    if (readWords(text, this.lowercase)) {
      const found = learnWords(this.table, this.words);
      this.reserve(found);
      const { numbered, count } = this;
      for (let at = 0; at < found; at++) numbered[count + at] = WORD_NUMBERS[at] - 1;
      this.count += found;
    } else {
      const words = this.tokenize(text);
      this.reserve(words.length);
      for (const word of words) this.numbered[this.count++] = this.numberOf(word) - 1;
    }
    this.ends.push(this.count);
  }

  terms(): string[] {
    const terms = this.words.toStrings();
    for (const [word, number] of this.others) terms[number] = word;
    terms.shift();
    return terms;
  }

  get occurrences(): Int32Array {
    return this.numbered.subarray(0, this.count);
  }

  private numberOf(word: string): number {
    if (readWords(word, false)) {
      learnWords(this.table, this.words);
      return WORD_NUMBERS[0];
    }
    let number = this.others.get(word);
    if (number === undefined) {
      number = this.words.length;
      this.words.push(NO_WORD, 0, 0);
      this.others.set(word, number);
    }
    return number;
  }

  private reserve(more: number): void {
    if (this.count + more <= this.numbered.length) return;
    const larger = new Int32Array(2 * (this.count + more));
    larger.set(this.numbered);
    this.numbered = larger;
  }
}

const NO_WORD = new Uint8Array(0);
