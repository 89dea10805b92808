/**
 * Scores a text with a linear model straight from its characters: no tokens, no matrix, nothing
 * allocated. Three phases, each one simple loop over typed arrays:
 *
 * 1. readWords: each character goes through a table that gives its lower-case form, or 0 between
 *    words, into BYTES. Where a word starts or ends, the position goes into EDGES. No branch depends
 *    on the text: the position is always written, but only counted where there is an edge.
 * 2. findWords: each word is looked up by its exact 16-byte key (word-table.ts), and its number, 0
 *    for an unknown one, goes into NUMBERS.
 * 3. addWords: a word's record holds its idf squared and its weights times idf. The weights are
 *    summed, and so is the squared length of the row: the n-th occurrence of a term adds
 *    (n^2 - (n-1)^2) idf^2 = (2n - 1) idf^2. A count is kept as a stamp that starts anew, higher, with
 *    each text, so nothing needs clearing. For n-grams, addNgrams follows a tree (ngram-table.ts).
 *
 * Two kinds of text take the plain way (compiled-plain.ts), to the same result: those with word
 * characters beyond Latin-1 (curly quotes, dashes and emoji only separate words), and those longer
 * than the buffers. The buffers belong to this file, not to a scorer, since V8 makes faster code for
 * arrays that it knows as constants. The loops call nothing but `hash`, for the same reason.
 */
import { plainScorer } from './compiled-plain';
import { isWordCharacter, latin1WordCharacters } from './latin1-characters';
import type { LinearTextModel } from './linear-text-model';
import type { NgramTable } from './ngram-table';
import { indexTerms } from './term-index';
import { hashKey, KEY_BYTES, type WordTable } from './word-table';

/** The longest text for the fast path, in UTF-16 code units. */
export const BUFFER_LENGTH = 65536;

const UNITS: Uint16Array = new Uint16Array(BUFFER_LENGTH);
const UNIT_BYTES: Buffer = Buffer.from(UNITS.buffer);
const BYTES: Uint8Array = new Uint8Array(BUFFER_LENGTH + KEY_BYTES);
const VIEW: DataView = new DataView(BYTES.buffer);
const EDGES: Int32Array = new Int32Array(BUFFER_LENGTH + 2);
const NUMBERS: Int32Array = new Int32Array(BUFFER_LENGTH / 2 + 1);
/** Latin-1 in lower case, then as it is. */
const ALPHABETS = Uint8Array.of(...latin1WordCharacters(true), ...latin1WordCharacters(false));
/** For a word of n bytes, MASKS[4 n] to MASKS[4 n + 3] keep its bytes and clear what follows. */
const MASKS = Int32Array.from({ length: 4 * (KEY_BYTES + 1) }, (_, at) => {
  const bytes = (at >> 2) - 4 * (at & 3);
  return bytes >= 4 ? -1 : (1 << (8 * Math.max(bytes, 0))) - 1;
});
const hash = hashKey;

export class CompiledScorer {
  private readonly plainScores: (text: string) => Float64Array;
  private readonly scores: Float64Array;
  private readonly bias: Float64Array;
  private readonly l2: boolean;
  /** Words in the longest n-gram. */
  private readonly longest: number;
  /** Two classes whose weights and biases are each other's negation need one sum only. */
  private readonly mirrored: boolean;
  /** Where in ALPHABETS this model's characters start. */
  private readonly alphabet: number;
  private readonly words: WordTable;
  private readonly ngrams: NgramTable;
  /** A record for each word and n-gram: idf squared, then a weight for each sum. The first is 0s. */
  private readonly records: Float64Array;
  /** Squared length of the row, then the sum of weights for each class (for one, if mirrored). */
  private readonly sums: Float64Array;
  private readonly stamps: Int32Array;
  private stamp = 0;
  private edgeCount = 0;

  /** @param model one whose sizes fit together (checkLinearTextModel) */
  constructor(model: LinearTextModel) {
    const { idf, weights, bias } = model;
    const { words, ngrams, size, columns } = indexTerms(model);
    this.plainScores = plainScorer(model);
    this.scores = new Float64Array(bias.length);
    this.bias = bias.slice();
    this.l2 = model.l2;
    this.longest = model.ngramRange[1];
    this.mirrored = areMirrored(weights, bias);
    this.alphabet = model.lowercase ? 0 : 256;
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

  /** The class scores. The array is the same one at each call: copy what is to be kept. */
  scoreOne(text: string): Float64Array {
    const { scores, sums, bias } = this;
    if (text.length > BUFFER_LENGTH || !this.readWords(text)) {
      scores.set(this.plainScores(text));
      return scores;
    }
    for (let k = 0; k < sums.length; k++) sums[k] = 0;
    this.stamp += BUFFER_LENGTH; // more than any count
    if (this.stamp > 2 ** 31 - 2 * BUFFER_LENGTH) {
      this.stamps.fill(0);
      this.stamp = BUFFER_LENGTH;
    }
    const count = this.findWords();
    if (this.longest === 1) this.addWords(count);
    else this.addNgrams(count);
    const length = this.l2 && sums[0] > 0 ? Math.sqrt(sums[0]) : 1;
    for (let k = 1; k < sums.length; k++) scores[k - 1] = sums[k] / length + bias[k - 1];
    if (this.mirrored) scores[1] = -scores[0];
    return scores;
  }

  /** Phase 1. Returns whether it could: false for a text with words beyond Latin-1. */
  private readWords(text: string): boolean {
    UNIT_BYTES.write(text, 'utf16le');
    this.edgeCount = 0;
    for (let at = 0; ; at++) {
      at = this.readLatin1(at, text.length);
      if (at === text.length) return true;
      if (isWordCharacter(text, at)) return false;
    }
  }

  /** Reads from `at` to the first character beyond Latin-1, or to the end, and returns where. */
  private readLatin1(at: number, end: number): number {
    const { alphabet } = this;
    let edgeCount = this.edgeCount;
    let inside = 0; // 1 inside a word, 0 between words
    for (; at < end; at++) {
      const unit = UNITS[at];
      if (unit > 255) break;
      const byte = ALPHABETS[alphabet + unit];
      const isInside = (byte + 255) >> 8;
      BYTES[at] = byte;
      EDGES[edgeCount] = at;
      edgeCount += inside ^ isInside;
      inside = isInside;
    }
    EDGES[edgeCount] = at;
    this.edgeCount = edgeCount + inside;
    return at;
  }

  /** Phase 2. Returns how many words there are, not counting those of one character. */
  private findWords(): number {
    const { edgeCount } = this;
    const { slots, shift, keys } = this.words;
    const lastSlot = slots.length - 1;
    let count = 0;
    let hasLong = false;
    for (let edge = 0; edge < edgeCount; edge += 2) {
      const start = EDGES[edge];
      const length = EDGES[edge + 1] - start;
      let number = 0;
      if (length <= KEY_BYTES) {
        const mask = 4 * length;
        const a = VIEW.getInt32(start, true) & MASKS[mask];
        const b = VIEW.getInt32(start + 4, true) & MASKS[mask + 1];
        let c = 0;
        let d = 0;
        if (length > 8) {
          c = VIEW.getInt32(start + 8, true) & MASKS[mask + 2];
          d = VIEW.getInt32(start + 12, true) & MASKS[mask + 3];
        }
        for (let slot = hash(a, b, c, d) >>> shift; ; slot = (slot + 1) & lastSlot) {
          number = slots[slot];
          const key = 4 * number;
          const differences =
            (keys[key] ^ a) | (keys[key + 1] ^ b) | (keys[key + 2] ^ c) | (keys[key + 3] ^ d);
          if (differences === 0 || number === 0) break;
        }
      } else hasLong = true;
      NUMBERS[count] = number;
      count += length > 1 ? 1 : 0;
    }
    if (hasLong) this.findLongWords();
    return count;
  }

  /** Goes over the words once more for those that are longer than a key. */
  private findLongWords(): void {
    let count = 0;
    for (let edge = 0; edge < this.edgeCount; edge += 2) {
      const length = EDGES[edge + 1] - EDGES[edge];
      if (length > KEY_BYTES) {
        NUMBERS[count] = this.words.findLong(BYTES, EDGES[edge], EDGES[edge + 1]);
      }
      if (length > 1) count++;
    }
  }

  /** Phase 3 for single words. */
  private addWords(count: number): void {
    const { stamps, records, sums, stamp } = this;
    const width = sums.length;
    let squares = 0;
    let first = 0;
    for (let at = 0; at < count; at++) {
      const number = NUMBERS[at];
      const record = Math.imul(width, number);
      const difference = stamps[number] - stamp;
      const before = difference & ~(difference >> 31); // 0 where the stamp is an older text's
      stamps[number] = stamp + before + 1;
      squares += (2 * before + 1) * records[record];
      first += records[record + 1];
      for (let k = 2; k < width; k++) sums[k] += records[record + k];
    }
    sums[0] = squares;
    sums[1] = first;
  }

  /** Phase 3 for n-grams: each word, then the longer ones from it as far as there are any. */
  private addNgrams(count: number): void {
    for (let first = 0; first < count; first++) {
      const end = Math.min(first + this.longest, count);
      let node = NUMBERS[first];
      for (let next = first + 1; node !== 0; next++) {
        this.add(node);
        if (next === end) break;
        node = this.ngrams.find(node, NUMBERS[next]);
      }
    }
  }

  private add(node: number): void {
    const { stamps, records, sums, stamp } = this;
    const record = sums.length * node;
    const before = Math.max(stamps[node] - stamp, 0);
    stamps[node] = stamp + before + 1;
    sums[0] += (2 * before + 1) * records[record];
    for (let k = 1; k < sums.length; k++) sums[k] += records[record + k];
  }
}

function areMirrored(weights: readonly Float64Array[], bias: Float64Array): boolean {
  if (bias.length !== 2 || bias[0] !== -bias[1]) return false;
  return weights[0].every((weight, at) => weight === -weights[1][at]);
}
