/**
 * Scores a text with a linear model straight from its characters: no tokens, no matrix, nothing
 * allocated. The words come as numbers from word-reader.ts, which says how. Here they are added up.
 *
 * A word's record holds its idf squared and its weights times idf. The weights are summed, and so is
 * the squared length of the row: the n-th occurrence of a term adds (n^2 - (n-1)^2) idf^2 =
 * (2n - 1) idf^2. At the end the sums are divided by the length. Twice a term's count is kept as a
 * stamp that starts anew, higher, with each text, so nothing needs clearing. For n-grams, each word is
 * followed through a tree of longer and longer ones (term-index.ts).
 *
 * Texts that the reader leaves to the tokenizer take the plain way (models/plain-scorer.ts), to the
 * same result: those with words beyond Latin-1, and those longer than its buffers.
 */
import { BUFFER_LENGTH, findWords, readWords, WORD_NUMBERS } from './word-reader';
import type { WordTable } from './word-table';
import { indexTerms, stepOf, type WordModel } from './term-index';

const NUMBERS = WORD_NUMBERS; // a constant of this file is faster than an import

export class CompiledScorer {
  private readonly scores: Float64Array;
  private readonly bias: Float64Array;
  private readonly l2: boolean;
  /** Words in the longest n-gram. */
  private readonly longest: number;
  /** Two classes whose weights and biases are each other's negation need one sum only. */
  private readonly mirrored: boolean;
  private readonly lowercase: boolean;
  private readonly words: WordTable;
  private readonly ngrams: ReadonlyMap<number, number>;
  /** A record for each word and n-gram: idf squared, then a weight for each sum. The first is 0s. */
  private readonly records: Float64Array;
  /** Squared length of the row, then the sum of weights for each class (for one, if mirrored). */
  private readonly sums: Float64Array;
  private readonly stamps: Int32Array;
  private stamp = 0;

  /**
   * @param model one whose sizes fit together
   * @param plainScores the scores of a text the plain way
   */
  constructor(
    model: WordModel,
    private readonly plainScores: (text: string) => Float64Array,
  ) {
    const { idf, weights, bias } = model;
    const { words, ngrams, size, columns } = indexTerms(model);
    this.scores = new Float64Array(bias.length);
    this.bias = bias.slice();
    this.l2 = model.l2;
    this.longest = model.ngramRange[1];
    this.mirrored = areMirrored(weights, bias);
    this.lowercase = model.lowercase;
    this.words = words;
    this.ngrams = ngrams;
    this.sums = new Float64Array(this.mirrored ? 2 : 1 + bias.length);
    this.stamps = new Int32Array(size + 1);
    const width = this.sums.length;
    this.records = new Float64Array(width * (size + 1));
    for (const [number, column] of columns) {
      const factor = idf === null ? 1 : idf[column];
      this.records[width * number] = factor * factor;
      for (let k = 1; k < width; k++) {
        this.records[width * number + k] = factor * weights[k - 1][column];
      }
    }
  }

  /** Scores a text: one number for each class. The array is the same one at each call: copy what is to be kept. */
  scoreOne(text: string): Float64Array {
    const { scores, sums, bias } = this;
    if (!readWords(text, this.lowercase)) {
      scores.set(this.plainScores(text));
      return scores;
    }
    this.stamp += BUFFER_LENGTH; // more than twice any count: a word takes two characters or more
    if (this.stamp > 2 ** 31 - 2 * BUFFER_LENGTH) {
      this.stamps.fill(0);
      this.stamp = BUFFER_LENGTH;
    }
    const count = findWords(this.words);
    if (this.mirrored && this.longest === 1) {
      scores[0] = this.scoreWords(count);
      scores[1] = -scores[0];
      return scores;
    }
    if (this.longest === 1) this.addWords(count);
    else this.addNgrams(count);
    const length = this.l2 && sums[0] > 0 ? Math.sqrt(sums[0]) : 1;
    for (let k = 1; k < sums.length; k++) scores[k - 1] = sums[k] / length + bias[k - 1];
    if (this.mirrored) scores[1] = -scores[0];
    return scores;
  }

  /** The first of two mirrored classes, from single words: the commonest case, in one loop. */
  private scoreWords(count: number): number {
    const { stamps, records } = this;
    const stamp = this.stamp | 0;
    let squares = 0;
    let sum = 0;
    for (let at = 0; at < count; at++) {
      const number = NUMBERS[at];
      const difference = stamps[number] - stamp;
      const twiceBefore = difference & ~(difference >> 31); // 0 where the stamp is an older text's
      stamps[number] = stamp + twiceBefore + 2;
      squares += (twiceBefore + 1) * records[2 * number];
      sum += records[2 * number + 1];
    }
    const length = this.l2 && squares > 0 ? Math.sqrt(squares) : 1;
    return sum / length + this.bias[0];
  }

  /** Adds up single words: for each class, then for the length where it matters. */
  private addWords(count: number): void {
    const { stamps, records, sums, stamp } = this;
    const width = sums.length;
    for (let k = 1; k < width; k++) {
      let sum = 0;
      for (let at = 0; at < count; at++) sum += records[width * NUMBERS[at] + k];
      sums[k] = sum;
    }
    if (!this.l2) return;
    let squares = 0;
    for (let at = 0; at < count; at++) {
      const number = NUMBERS[at];
      const twiceBefore = Math.max(stamps[number] - stamp, 0);
      stamps[number] = stamp + twiceBefore + 2;
      squares += (twiceBefore + 1) * records[width * number];
    }
    sums[0] = squares;
  }

  /** Adds up n-grams: each word, then the longer ones from it as far as there are any. */
  private addNgrams(count: number): void {
    this.sums.fill(0);
    for (let first = 0; first < count; first++) {
      const end = Math.min(first + this.longest, count);
      let node = NUMBERS[first];
      for (let next = first + 1; node !== 0; next++) {
        this.add(node);
        if (next === end) break;
        node = this.ngrams.get(stepOf(node, NUMBERS[next])) ?? 0;
      }
    }
  }

  private add(node: number): void {
    const { stamps, records, sums, stamp } = this;
    const record = sums.length * node;
    const twiceBefore = Math.max(stamps[node] - stamp, 0);
    stamps[node] = stamp + twiceBefore + 2;
    sums[0] += (twiceBefore + 1) * records[record];
    for (let k = 1; k < sums.length; k++) sums[k] += records[record + k];
  }
}

function areMirrored(weights: readonly Float64Array[], bias: Float64Array): boolean {
  if (bias.length !== 2 || bias[0] !== -bias[1]) return false;
  return weights[0].every((weight, at) => weight === -weights[1][at]);
}
