/**
 * Numbers the terms of the training texts as they come, from 1, and notes which occur in which text.
 * Single words are mostly numbered without making strings of them (word-reader.ts); n-grams, and
 * words which that leaves to the tokenizer, go by a Map.
 */
import { analyze, type AnalyzerOptions } from '../text/tokenizer';
import { WordList } from './word-list';
import { learnWords, readWords, WORD_NUMBERS } from './word-reader';
import { WordTable } from './word-table';

export class TermNumbers {
  /** Where each text's occurrences end. */
  readonly ends: number[] = [];
  private numbered: Int32Array = new Int32Array(4096);
  private count = 0;
  private readonly wordsOnly: boolean;
  private readonly table: WordTable;
  /** The words of `table` by their numbers; empty ones for number 0 and for other terms. */
  private readonly words = new WordList();
  /** The numbers of terms that are not in `table`. */
  private readonly others = new Map<string, number>();

  constructor(private readonly options: AnalyzerOptions) {
    const { analyzer = 'word', ngramRange } = options;
    this.wordsOnly = analyzer === 'word' && ngramRange[1] === 1;
    // Room for a usual vocabulary from the start, since growing is slow in a fresh process.
    this.table = new WordTable(this.wordsOnly ? 16_000 : 1);
    this.words.push(NO_WORD, 0, 0);
  }

  addText(text: string): void {
    if (this.wordsOnly && readWords(text, this.options.lowercase)) {
      const found = learnWords(this.table, this.words);
      this.reserve(found);
      const { numbered, count } = this;
      for (let at = 0; at < found; at++) numbered[count + at] = WORD_NUMBERS[at];
      this.count += found;
    } else {
      const terms = analyze(text, this.options);
      this.reserve(terms.length);
      for (const term of terms) this.numbered[this.count++] = this.numberOf(term);
    }
    this.ends.push(this.count);
  }

  /** The terms by their numbers; number 0 is no term. */
  terms(): string[] {
    const terms = this.words.toStrings();
    for (const [term, number] of this.others) terms[number] = term;
    return terms;
  }

  /** The number of each term of each text, text after text. */
  get occurrences(): Int32Array {
    return this.numbered.subarray(0, this.count);
  }

  /** In how many texts each term is, by its number. */
  documentFrequency(): Int32Array {
    const { occurrences, ends } = this;
    const frequency = new Int32Array(this.words.length);
    const lastText = new Int32Array(frequency.length).fill(-1);
    for (let text = 0, at = 0; text < ends.length; text++) {
      for (; at < ends[text]; at++) {
        const term = occurrences[at];
        if (lastText[term] !== text) frequency[term]++;
        lastText[term] = text;
      }
    }
    return frequency;
  }

  /** How often each term occurs in all, by its number. */
  termFrequency(): Int32Array {
    const frequency = new Int32Array(this.words.length);
    for (const term of this.occurrences) frequency[term]++;
    return frequency;
  }

  private numberOf(term: string): number {
    if (this.wordsOnly && readWords(term, false)) {
      learnWords(this.table, this.words);
      return WORD_NUMBERS[0];
    }
    let number = this.others.get(term);
    if (number === undefined) {
      number = this.words.length;
      this.words.push(NO_WORD, 0, 0);
      this.others.set(term, number);
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
