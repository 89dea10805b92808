/**
 * Numbers the terms of the training texts as they come, from 1, and notes which occur in which text.
 * Single words are mostly numbered without making strings of them (word-reader.ts); n-grams, and
 * texts which that leaves to the tokenizer, go by a Map.
 */
import { analyze, type AnalyzerOptions } from './tokenizer';
import type { TermStatistics } from './vocabulary';
import { learnWords, readWords, WORD_NUMBERS } from './word-reader';
import { WordTable } from './word-table';

export class TermNumbers {
  /** The terms by their numbers; number 0 is no term. */
  readonly terms: string[] = [''];
  private numbered: Int32Array = new Int32Array(4096);
  /** Where each text's occurrences end. */
  readonly ends: number[] = [];
  private count = 0;
  private readonly numbers = new Map<string, number>();
  private readonly words = new WordTable(1000);

  constructor(private readonly options: AnalyzerOptions) {}

  addText(text: string): void {
    const { lowercase, ngramRange } = this.options;
    if (ngramRange[1] === 1 && readWords(text, lowercase)) {
      const found = learnWords(this.words, this.numberOf);
      this.reserve(found);
      this.numbered.set(WORD_NUMBERS.subarray(0, found), this.count);
      this.count += found;
    } else {
      const terms = analyze(text, this.options);
      this.reserve(terms.length);
      for (const term of terms) this.numbered[this.count++] = this.numberOf(term);
    }
    this.ends.push(this.count);
  }

  /** The number of each term of each text, text after text. */
  get occurrences(): Int32Array {
    return this.numbered.subarray(0, this.count);
  }

  /** In how many texts each term is, and how often in all. */
  statistics(): TermStatistics {
    const { terms, occurrences, ends } = this;
    const termFrequency = new Int32Array(terms.length);
    const documentFrequency = new Int32Array(terms.length);
    const lastText = new Int32Array(terms.length).fill(-1);
    for (let text = 0, at = 0; text < ends.length; text++) {
      for (; at < ends[text]; at++) {
        const term = occurrences[at];
        termFrequency[term]++;
        if (lastText[term] !== text) documentFrequency[term]++;
        lastText[term] = text;
      }
    }
    return { terms, documentFrequency, termFrequency };
  }

  private readonly numberOf = (term: string): number => {
    let number = this.numbers.get(term);
    if (number === undefined) {
      number = this.terms.push(term) - 1;
      this.numbers.set(term, number);
      if (isLatin1(term)) this.words.add(term, number);
    }
    return number;
  };

  private reserve(more: number): void {
    if (this.count + more <= this.numbered.length) return;
    const larger = new Int32Array(2 * (this.count + more));
    larger.set(this.numbered);
    this.numbered = larger;
  }
}

function isLatin1(term: string): boolean {
  for (let at = 0; at < term.length; at++) if (term.charCodeAt(at) > 255) return false;
  return true;
}
