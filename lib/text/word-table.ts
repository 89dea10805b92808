/**
 * A hash table from words to numbers, laid out so that word-reader.ts can ask it about words in a
 * byte buffer without making strings of them. Open addressing with linear probing (Knuth, The Art of
 * Computer Programming, vol. 3, section 6.4) in typed arrays.
 *
 * A word's key is its bytes, padded with zeros to 16, as four 32-bit numbers: two words are the same
 * exactly if their keys are. The few longer words are kept apart and compared byte by byte. Where
 * frequent words are added first, with low numbers, their keys share a few cache lines and they are
 * found at the first look.
 */
export const KEY_BYTES = 16;

export class WordTable {
  /** The number of the word in each slot; 0 in an empty one. A power of two of slots. */
  slots: Int32Array;
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
    this.slots = new Int32Array(2 ** bits);
    this.keys = new Int32Array(4 * 2 ** (bits - 1));
  }

  /**
   * Adds a word that is not in the table yet.
   *
   * @param word Latin-1 characters, none of them NUL
   * @param number from 1; about as many as there are words, since room is kept for all up to it
   */
  add(word: string, number: number): void {
    while (2 * (number + 1) > this.slots.length) this.grow();
    if (word.length > KEY_BYTES) {
      const bytes = Buffer.from(word, 'latin1');
      const hash = hashBytes(bytes, 0, bytes.length);
      const others = this.longWords.get(hash) ?? [];
      this.longWords.set(hash, [...others, { bytes, number }]);
    } else {
      for (let at = 0; at < word.length; at++) {
        this.keys[4 * number + (at >> 2)] |= word.charCodeAt(at) << (8 * (at & 3));
      }
      this.place(number);
    }
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
    const { keys, slots } = this;
    this.shift--;
    this.slots = new Int32Array(2 * slots.length);
    this.keys = new Int32Array(2 * keys.length);
    this.keys.set(keys);
    for (const number of slots) if (number !== 0) this.place(number);
  }

  private place(number: number): void {
    const { keys, slots } = this;
    const key = 4 * number;
    let slot = hashKey(keys[key], keys[key + 1], keys[key + 2], keys[key + 3]) >>> this.shift;
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = number;
  }
}

/** Mixes the four numbers of a key (the factors are xxHash's primes); its upper bits are the best. */
export function hashKey(a: number, b: number, c: number, d: number): number {
  const mixed =
    Math.imul(a, 0x9e3779b1) ^
    Math.imul(b, 0x85ebca77) ^
    Math.imul(c, 0xc2b2ae3d) ^
    Math.imul(d, 0x27d4eb2f);
  return Math.imul(mixed ^ (mixed >>> 15), 0x9e3779b1);
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
