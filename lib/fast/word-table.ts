/**
 * A hash table from words to numbers, laid out so that word-reader.ts can ask it about words in a
 * byte buffer without making strings of them. Open addressing with linear probing (Knuth, The Art of
 * Computer Programming, vol. 3, section 6.4) in typed arrays.
 *
 * A word's key is its bytes, padded with zeros to 16, as four 32-bit numbers: two words are the same
 * exactly if their keys are. Words of up to 8 bytes, which are most, have slots of their own, so that
 * half of the key tells them apart. The few words longer than a key are kept apart and compared byte
 * by byte. What a look-up waits for is memory: slots are as small as the numbers allow, and where
 * frequent words are added first, with low numbers, their keys share a few cache lines.
 */
export const KEY_BYTES = 16;
export const SHORT_BYTES = 8;

type Slots = Uint16Array | Int32Array;

export class WordTable {
  /** For words of up to 8 bytes, the number of the word in each slot; 0 in an empty one. */
  shortSlots: Slots;
  /** The same for words of 9 to 16 bytes; as many slots, a power of two. */
  middleSlots: Slots;
  /** A hash shifted right by this many bits is the slot to look at first. */
  shift: number;
  /** The keys, four numbers each, by word number; zeros for number 0 and for longer words. */
  keys: Int32Array;
  /** The longer words, by the hash of all their bytes. */
  private readonly longWords = new Map<number, { bytes: Uint8Array; number: number }[]>();

  /** @param expected how many words it will hold, so that it need not grow */
  constructor(expected: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(2 * expected + 2)));
    this.shift = 32 - bits;
    this.shortSlots = newSlots(bits);
    this.middleSlots = newSlots(bits);
    this.keys = new Int32Array(4 * 2 ** (bits - 1));
  }

  /**
   * Adds a word that is not in the table yet.
   *
   * @param word Latin-1 characters, none of them NUL
   * @param number from 1; about as many as there are words, since room is kept for all up to it
   */
  add(word: string, number: number): void {
    if (word.length > KEY_BYTES) {
      this.learnLong(Buffer.from(word, 'latin1'), 0, word.length, number);
    } else {
      const key = [0, 0, 0, 0];
      for (let at = 0; at < word.length; at++) {
        key[at >> 2] |= word.charCodeAt(at) << (8 * (at & 3));
      }
      this.learnKey(key[0], key[1], key[2], key[3], number);
    }
  }

  /** The number of the word of a key; if it is not here yet, it is added with the number given. */
  learnKey(a: number, b: number, c: number, d: number, number: number): number {
    while (2 * (number + 1) > this.shortSlots.length) this.grow();
    const { keys } = this;
    const slots = c === 0 ? this.shortSlots : this.middleSlots;
    let slot = hashKey(a, b, c, d) >>> this.shift;
    for (; slots[slot] !== 0; slot = (slot + 1) & (slots.length - 1)) {
      const key = 4 * slots[slot];
      if (keys[key] === a && keys[key + 1] === b && keys[key + 2] === c && keys[key + 3] === d) {
        return slots[slot];
      }
    }
    slots[slot] = number;
    keys[4 * number] = a;
    keys[4 * number + 1] = b;
    keys[4 * number + 2] = c;
    keys[4 * number + 3] = d;
    return number;
  }

  /** The same for a word longer than a key, bytes `start` to `end` - 1. */
  learnLong(bytes: Uint8Array, start: number, end: number, number: number): number {
    const known = this.findLong(bytes, start, end);
    if (known > 0) return known;
    const hash = hashBytes(bytes, start, end);
    const others = this.longWords.get(hash) ?? [];
    const copy = Uint8Array.from(bytes.subarray(start, end));
    this.longWords.set(hash, [...others, { bytes: copy, number }]);
    return number;
  }

  /** The number of a word longer than a key, bytes `start` to `end` - 1; 0 when it is not here. */
  findLong(bytes: Uint8Array, start: number, end: number): number {
    const candidates = this.longWords.get(hashBytes(bytes, start, end));
    if (candidates === undefined) return 0;
    for (const candidate of candidates) {
      if (sameBytes(candidate.bytes, bytes, start, end)) return candidate.number;
    }
    return 0;
  }

  private grow(): void {
    const { keys, shortSlots, middleSlots } = this;
    this.shift--;
    this.shortSlots = newSlots(32 - this.shift);
    this.middleSlots = newSlots(32 - this.shift);
    this.keys = new Int32Array(2 * keys.length);
    for (const slots of [shortSlots, middleSlots]) {
      for (const number of slots) {
        const at = 4 * number;
        if (number > 0) this.learnKey(keys[at], keys[at + 1], keys[at + 2], keys[at + 3], number);
      }
    }
  }
}

/** 2 ** bits empty slots; there are half as many numbers at the most. */
function newSlots(bits: number): Slots {
  return bits <= 17 ? new Uint16Array(2 ** bits) : new Int32Array(2 ** bits);
}

/** Hashes a key by multiplication (Knuth, section 6.4) with xxHash's primes; the upper bits are the best. */
export function hashKey(a: number, b: number, c: number, d: number): number {
  return (
    (Math.imul(a, 0x9e3779b1) +
      Math.imul(b, 0x85ebca77) +
      Math.imul(c, 0xc2b2ae3d) +
      Math.imul(d, 0x27d4eb2f)) |
    0
  );
}

/** FNV-1a (Fowler, Noll & Vo), a hash of any number of bytes. */
function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  return hash;
}

function sameBytes(word: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word[at] !== bytes[start + at]) return false;
  return true;
}
