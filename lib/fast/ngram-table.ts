/**
 * The n-grams of a vocabulary as a tree of words (a trie; Knuth, The Art of Computer Programming,
 * vol. 3, section 6.3): a node is a word or a sequence of words, and a node and a further word lead to
 * the node of the longer sequence. Kept as a hash table from (node, word) to node, open addressing
 * with linear probing in one typed array; a slot is the three numbers. No node has the number 0.
 */
const SLOT = 3;

export class NgramTable {
  private readonly slots: Int32Array;
  /** A hash shifted right by this many bits is the number of a slot. */
  private readonly shift: number;

  /** @param steps node, word and the node they lead to; no pair of node and word twice */
  constructor(steps: readonly (readonly [number, number, number])[]) {
    const bits = Math.ceil(Math.log2(2 * steps.length + 2));
    this.shift = 32 - bits;
    this.slots = new Int32Array(SLOT * 2 ** bits);
    for (const [node, word, longer] of steps) {
      this.slots.set([node, word, longer], this.slotOf(node, word));
    }
  }

  /** The node that `word` leads to from `node`; 0 when no n-gram goes on like this. */
  find(node: number, word: number): number {
    return this.slots[this.slotOf(node, word) + 2];
  }

  /** Where the pair is, or the empty slot where it would be. */
  private slotOf(node: number, word: number): number {
    const { slots } = this;
    const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca77);
    let at = SLOT * (Math.imul(mixed ^ (mixed >>> 15), 0x9e3779b1) >>> this.shift);
    while (slots[at] !== 0 && (slots[at] !== node || slots[at + 1] !== word)) {
      at += SLOT;
      if (at === slots.length) at = 0;
    }
    return at;
  }
}
