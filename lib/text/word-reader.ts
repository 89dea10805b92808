/**
 * From a text to the numbers of its words, without making a string of any word. It finds the very
 * words that tokenizer.ts finds, in two phases, each one simple loop over typed arrays:
 *
 * 1. readWords: each character goes through a table that gives its lower-case form, or 0 between
 *    words, into BYTES. Where a word starts or ends, the position goes into EDGES. No branch depends
 *    on the text: the position is always written, but only counted where there is an edge.
 * 2. findWords: each word is looked up by its exact 16-byte key (word-table.ts), and its number, 0
 *    for an unknown one, goes into WORD_NUMBERS.
 *
 * It leaves two kinds of text to the tokenizer: those with word characters beyond Latin-1 (curly
 * quotes, dashes and emoji only separate words), and those longer than the buffers. The buffers
 * belong to this file, since V8 makes faster code for arrays that it knows as constants. The loops
 * call nothing but `hash`, for the same reason.
 */
import { isWordCharacter, latin1WordCharacters } from './latin1-characters';
import { hashKey, KEY_BYTES, type WordTable } from './word-table';

/** The longest text it reads, in UTF-16 code units. */
export const BUFFER_LENGTH = 65536;

const UNITS: Uint16Array = new Uint16Array(BUFFER_LENGTH);
const UNIT_BYTES: Buffer = Buffer.from(UNITS.buffer);
const BYTES: Uint8Array = new Uint8Array(BUFFER_LENGTH + KEY_BYTES);
const BYTES_AS_TEXT: Buffer = Buffer.from(BYTES.buffer);
const VIEW: DataView = new DataView(BYTES.buffer);
const EDGES: Int32Array = new Int32Array(BUFFER_LENGTH + 2);
/** The numbers of the words of the text read last; overwritten by the next. */
export const WORD_NUMBERS: Int32Array = new Int32Array(BUFFER_LENGTH / 2 + 1);
const NUMBERS = WORD_NUMBERS; // a constant of this file is faster than an export

/** Latin-1 in lower case, then as it is. */
const ALPHABETS = Uint8Array.of(...latin1WordCharacters(true), ...latin1WordCharacters(false));
/** For a word of n bytes, MASKS[4 n] to MASKS[4 n + 3] keep its bytes and clear what follows. */
const MASKS = Int32Array.from({ length: 4 * (KEY_BYTES + 1) }, (_, at) => {
  const bytes = (at >> 2) - 4 * (at & 3);
  return bytes >= 4 ? -1 : (1 << (8 * Math.max(bytes, 0))) - 1;
});
const hash = hashKey;
let edgeCount = 0;

/** Phase 1. Returns whether it could: false for a text that is left to the tokenizer. */
export function readWords(text: string, lowercase: boolean): boolean {
  const { length } = text;
  if (length > BUFFER_LENGTH) return false;
  UNIT_BYTES.write(text, 'utf16le');
  edgeCount = 0;
  const alphabet = lowercase ? 0 : 256;
  for (let at = 0; ; at++) {
    at = readLatin1(at, length, alphabet);
    if (at === length) return true;
    if (isWordCharacter(text, at)) return false;
  }
}

/** Reads from `at` to the first character beyond Latin-1, or to the end, and returns where. */
function readLatin1(at: number, end: number, alphabet: number): number {
  let edges = edgeCount;
  let inside = 0; // 1 inside a word, 0 between words
  for (; at < end; at++) {
    const unit = UNITS[at];
    if (unit > 255) break;
    const byte = ALPHABETS[alphabet + unit];
    const isInside = (byte + 255) >> 8;
    BYTES[at] = byte;
    EDGES[edges] = at;
    edges += inside ^ isInside;
    inside = isInside;
  }
  EDGES[edges] = at;
  edgeCount = edges + inside;
  return at;
}

/**
 * Phase 2, for the text read last. Words of one character are passed over, as the tokenizer does.
 *
 * @returns how many words there are; their numbers are in WORD_NUMBERS
 */
export function findWords(table: WordTable): number {
  const { slots, shift, keys } = table;
  const lastSlot = slots.length - 1;
  const edges = edgeCount;
  let count = 0;
  let hasLong = false;
  for (let edge = 0; edge < edges; edge += 2) {
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
  if (hasLong)
    revisitWords((word, start, end) => {
      if (end - start > KEY_BYTES) NUMBERS[word] = table.findLong(BYTES, start, end);
    });
  return count;
}

/**
 * The same, asking for the number of each word that the table does not know.
 *
 * @param numberOf given the word, in lower case where the text was read so
 */
export function learnWords(table: WordTable, numberOf: (word: string) => number): number {
  const count = findWords(table);
  if (NUMBERS.subarray(0, count).includes(0)) {
    revisitWords((word, start, end) => {
      if (NUMBERS[word] === 0)
        NUMBERS[word] = numberOf(BYTES_AS_TEXT.toString('latin1', start, end));
    });
  }
  return count;
}

/** Goes over the words of the text read last once more, for the rare ones. */
function revisitWords(visit: (word: number, start: number, end: number) => void): void {
  let word = 0;
  for (let edge = 0; edge < edgeCount; edge += 2) {
    if (EDGES[edge + 1] - EDGES[edge] > 1) visit(word++, EDGES[edge], EDGES[edge + 1]);
  }
}
