/**
 * A hash table from words to numbers, laid out so that the compiled scorer can ask it about words in
 * a byte buffer without making strings of them. Open addressing with linear probing (Knuth, The Art
 * of Computer Programming, vol. 3, section 6.4) in typed arrays.
 *
 * A word's key is its bytes, padded with zeros to 16, as four 32-bit numbers: two words are the same
 * exactly if their keys are. The few longer words are kept apart and compared byte by byte. Words get
 * their numbers, keys and slots in the order they are given: with the frequent ones first, these
 * share a few cache lines and are found at the first look.
 */
export const KEY_BYTES = 16;

export class WordTable {
  /** The number of the word in each slot; 0 in an empty one. A power of two of slots. */
  readonly slots: Int32Array;
  /** A hash shifted right by this many bits is the slot to look at first. */
  readonly shift: number;
  /** The keys, four numbers each, by word number; zeros for number 0 and for longer words. */
  readonly keys: Int32Array;
  /** The longer words, by the hash of all their bytes. */
  private readonly longWords = new Map<number, { bytes: Uint8Array; number: number }[]>();

  /** @param words distinct words of Latin-1 characters, none of them NUL; words[i] is number i + 1 */
  constructor(words: readonly string[]) {
    const bits = Math.ceil(Math.log2(2 * words.length + 2));
    this.shift = 32 - bits;
    this.slots = new Int32Array(2 ** bits);
    this.keys = new Int32Array(4 * (words.length + 1));
    words.forEach((word, at) => {
      const bytes = Uint8Array.from(word, (character) => character.charCodeAt(0));
      if (bytes.length <= KEY_BYTES) this.insert(bytes, at + 1);
      else this.insertLong(bytes, at + 1);
    });
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

  private insert(bytes: Uint8Array, number: number): void {
    const padded = new Uint8Array(KEY_BYTES);
    padded.set(bytes);
    const view = new DataView(padded.buffer);
    const [a, b, c, d] = [0, 4, 8, 12].map((offset) => view.getInt32(offset, true));
    this.keys.set([a, b, c, d], 4 * number);
    let slot = hashKey(a, b, c, d) >>> this.shift;
    while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
    this.slots[slot] = number;
  }

  private insertLong(bytes: Uint8Array, number: number): void {
    const hash = hashBytes(bytes, 0, bytes.length);
    this.longWords.set(hash, [...(this.longWords.get(hash) ?? []), { bytes, number }]);
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
