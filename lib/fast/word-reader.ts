/**
 * From a text to the numbers of its words, without making a string of any word. It finds the very
 * words that tokenizer.ts finds, in two phases, each one simple loop over typed arrays:
 *
 * 1. readWords: each character goes through a table that gives its lower-case form, or 0 between
 *    words, into BYTES, four at a time. Where a word starts or ends, the position goes into EDGES. No
 *    branch depends on what is written: the position is always noted, but only counted at an edge.
 * 2. findWords: each word is looked up by its exact bytes (word-table.ts), and its number, 0 for an
 *    unknown one, goes into WORD_NUMBERS.
 *
 * It leaves two kinds of text to the tokenizer: those with word characters beyond Latin-1 (curly
 * quotes, dashes and emoji only separate words), and those longer than the buffers. The buffers
 * belong to this file, since V8 makes faster code for arrays that it knows as constants. For the same
 * reason the two hot loops (in readBlocks and findWords) call nothing but `hash`, and `| 0` tells V8
 * ahead of a loop that a number is an integer.
 */
import { endianness } from 'node:os';
import { isWordCharacter, latin1WordCharacters } from './latin1-characters';
import type { WordList } from './word-list';
import { hashKey, KEY_BYTES, SHORT_BYTES, type WordTable } from './word-table';

/** The longest text it reads, in UTF-16 code units. */
export const BUFFER_LENGTH = 65536;

/** Phase 1 takes so many units at a time, in two pairs. */
const BLOCK = 4;
/** The bits of a pair of units that are 0 in Latin-1. */
const BEYOND_LATIN1 = 0xff00ff00 | 0;
/** On other machines (few run Node.js) every text is left to the tokenizer. */
const LITTLE_ENDIAN = endianness() === 'LE';

const UNITS: Uint16Array = new Uint16Array(BUFFER_LENGTH + BLOCK);
const UNIT_PAIRS: Int32Array = new Int32Array(UNITS.buffer);
const UNIT_BYTES: Buffer = Buffer.from(UNITS.buffer);
const BYTES: Uint8Array = new Uint8Array(BUFFER_LENGTH + KEY_BYTES);
const BYTE_BLOCKS: Int32Array = new Int32Array(BYTES.buffer);
const VIEW: DataView = new DataView(BYTES.buffer);
const EDGES: Int32Array = new Int32Array(BUFFER_LENGTH + BLOCK + 1);
/** The numbers of the words of the text read last; overwritten by the next. */
export const WORD_NUMBERS: Int32Array = new Int32Array(BUFFER_LENGTH / 2 + 1);
const NUMBERS = WORD_NUMBERS; // constants of this file are faster than exports and imports

/** Latin-1 in lower case, then as it is; 0 for separators, 256 is added inside words. */
const ALPHABETS = Uint16Array.of(...latin1WordCharacters(true), ...latin1WordCharacters(false)).map(
  (byte) => (byte === 0 ? 0 : 256 + byte),
);
/** For a word of n bytes, MASKS[4 n] to MASKS[4 n + 3] keep its bytes and clear what follows. */
const MASKS = Int32Array.from({ length: 4 * (KEY_BYTES + 1) }, (_, at) => {
  const bytes = (at >> 2) - 4 * (at & 3);
  return bytes >= 4 ? -1 : (1 << (8 * Math.max(bytes, 0))) - 1;
});
const hash = hashKey;
const SHORT_LIMIT = SHORT_BYTES;
const KEY_LIMIT = KEY_BYTES;
let edgeCount = 0;
/** 1 where a word goes on from what phase 1 has read, 0 between words. */
let insideWord = 0;

/** Reads a text into BYTES and EDGES (phase 1). Returns whether it could: false for a text that is left to the tokenizer. */
export function readWords(text: string, lowercase: boolean): boolean {
  const { length } = text;
  if (length > BUFFER_LENGTH || !LITTLE_ENDIAN) return false;
  UNIT_BYTES.write(text, 'utf16le');
  // Separators to the end of the last block, at least one, so that the last word ends.
  UNITS[length] = UNITS[length + 1] = UNITS[length + 2] = UNITS[length + 3] = 0;
  edgeCount = 0;
  insideWord = 0;
  const alphabet = lowercase ? 0 : 256;
  for (let at = 0; ; at += BLOCK) {
    at = readBlocks(at, length, alphabet);
    if (at > length) return true;
    if (!readBlock(text, at, alphabet)) return false;
  }
}

/** Reads from `start` to the first block with a unit beyond Latin-1, or to the end; returns where. */
function readBlocks(start: number, length: number, alphabet: number): number {
  let edges = edgeCount;
  let inside = insideWord;
  let at = start;
  for (; at <= length; at += BLOCK) {
    const pair = UNIT_PAIRS[at >> 1];
    const nextPair = UNIT_PAIRS[(at >> 1) + 1];
    if (((pair | nextPair) & BEYOND_LATIN1) !== 0) break;
    const a = ALPHABETS[alphabet + (pair & 255)];
    const b = ALPHABETS[alphabet + (pair >>> 16)];
    const c = ALPHABETS[alphabet + (nextPair & 255)];
    const d = ALPHABETS[alphabet + (nextPair >>> 16)];
    BYTE_BLOCKS[at >> 2] = (a & 255) | ((b & 255) << 8) | ((c & 255) << 16) | (d << 24);
    EDGES[edges] = at;
    edges += inside ^ (a >> 8);
    EDGES[edges] = at + 1;
    edges += (a ^ b) >> 8;
    EDGES[edges] = at + 2;
    edges += (b ^ c) >> 8;
    EDGES[edges] = at + 3;
    edges += (c ^ d) >> 8;
    inside = d >> 8;
  }
  edgeCount = edges;
  insideWord = inside;
  return at;
}

/** Reads one block unit by unit; false where a unit beyond Latin-1 is in a word. */
function readBlock(text: string, start: number, alphabet: number): boolean {
  for (let at = start; at < start + BLOCK; at++) {
    const unit = UNITS[at];
    if (unit > 255 && isWordCharacter(text, at)) return false;
    const letter = unit > 255 ? 0 : ALPHABETS[alphabet + unit];
    BYTES[at] = letter;
    EDGES[edgeCount] = at;
    edgeCount += insideWord ^ (letter >> 8);
    insideWord = letter >> 8;
  }
  return true;
}

/**
 * Looks up the words of the text read last (phase 2). Words of one character are passed over, as the tokenizer does.
 *
 * @returns how many words there are; their numbers are in WORD_NUMBERS
 */
export function findWords(table: WordTable): number {
  const { keys, shortSlots, middleSlots } = table;
  const shift = table.shift | 0;
  const lastSlot = shortSlots.length - 1;
  const edges = edgeCount | 0;
  let count = 0;
  let hasLong = false;
  for (let edge = 0; edge < edges; edge += 2) {
    const start = EDGES[edge];
    const length = (EDGES[edge + 1] - start) | 0;
    const mask = length << 2;
    let number = 0;
    if (length <= SHORT_LIMIT) {
      const a = VIEW.getInt32(start, true) & MASKS[mask];
      const b = VIEW.getInt32(start + 4, true) & MASKS[mask + 1];
      for (let slot = hash(a, b, 0, 0) >>> shift; ;) {
        number = shortSlots[slot];
        slot = (slot + 1) & lastSlot; // in any case: a step never taken yet would undo the fast code
        const key = number << 2;
        if (((keys[key] ^ a) | (keys[key + 1] ^ b)) === 0 || number === 0) break;
      }
    } else if (length <= KEY_LIMIT) {
      const a = VIEW.getInt32(start, true);
      const b = VIEW.getInt32(start + 4, true);
      const c = VIEW.getInt32(start + 8, true) & MASKS[mask + 2];
      const d = VIEW.getInt32(start + 12, true) & MASKS[mask + 3];
      for (let slot = hash(a, b, c, d) >>> shift; ;) {
        number = middleSlots[slot];
        slot = (slot + 1) & lastSlot;
        const key = number << 2;
        const differences =
          (keys[key] ^ a) | (keys[key + 1] ^ b) | (keys[key + 2] ^ c) | (keys[key + 3] ^ d);
        if (differences === 0 || number === 0) break;
      }
    } else hasLong = true;
    NUMBERS[count] = number;
    count += length > 1 ? 1 : 0;
  }
  if (hasLong) findLongWords(table);
  return count;
}

/** Goes over the words once more, for those longer than a key. */
function findLongWords(table: WordTable): void {
  for (let edge = 0, word = 0; edge < edgeCount; edge += 2) {
    const start = EDGES[edge];
    const end = EDGES[edge + 1];
    if (end - start > KEY_LIMIT) NUMBERS[word] = table.findLong(BYTES, start, end);
    if (end - start > 1) word++;
  }
}

/** Looks words up as findWords does, and adds those that the table does not know, with their place in `words`. */
export function learnWords(table: WordTable, words: WordList): number {
  const count = findWords(table);
  let first = 0;
  while (first < count && NUMBERS[first] !== 0) first++;
  if (first === count) return count;
  for (let edge = 0, word = 0; edge < edgeCount; edge += 2) {
    const start = EDGES[edge];
    const end = EDGES[edge + 1];
    if (end - start === 1) continue;
    if (NUMBERS[word] === 0) NUMBERS[word] = learnWord(table, words, start, end);
    word++;
  }
  return count;
}

function learnWord(table: WordTable, words: WordList, start: number, end: number): number {
  const next = words.length;
  const mask = 4 * (end - start);
  const number =
    end - start > KEY_LIMIT
      ? table.learnLong(BYTES, start, end, next)
      : table.learnKey(
          VIEW.getInt32(start, true) & MASKS[mask],
          VIEW.getInt32(start + 4, true) & MASKS[mask + 1],
          VIEW.getInt32(start + 8, true) & MASKS[mask + 2],
          VIEW.getInt32(start + 12, true) & MASKS[mask + 3],
          next,
        );
  if (number === next) words.push(BYTES, start, end);
  return number;
}
