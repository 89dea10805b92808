/** How many slots a table begins with: a power of two, as later. */
const FIRST_SLOTS = 1 << 10;

/**
 * Keys of 64 bits (two whole numbers of 32) to numbers from 0, in the order in which they came: a hash
 * table with open addressing (Knuth, The Art of Computer Programming 3, 6.4) in one typed array. A Map
 * takes about four times the memory, and strings as keys more.
 */
export class KeyTable {
  /** How many different keys there are. */
  size = 0;
  /** Four whole numbers a slot: low, high, number + 1 (0: the slot is free), unused. */
  private slots = new Int32Array(4 * FIRST_SLOTS);
  private mask = FIRST_SLOTS - 1;
  /** Eight bits a slot, one set for each key (Bloom 1970): most keys that are not there are found out here. */
  private filter = new Uint8Array(FIRST_SLOTS);

  /** The key's number; a new key gets the next one. */
  add(low: number, high: number): number {
    const slot = this.slotOf(low, high);
    if (this.slots[slot + 2] !== 0) return this.slots[slot + 2] - 1;
    this.slots[slot] = low;
    this.slots[slot + 1] = high;
    this.slots[slot + 2] = ++this.size;
    this.filter[(high >>> 3) & this.mask] |= 1 << (high & 7);
    if (2 * this.size > this.mask) this.grow();
    return this.size - 1;
  }

  /** The key's number; -1 when it is not there. */
  find(low: number, high: number): number {
    if ((this.filter[(high >>> 3) & this.mask] & (1 << (high & 7))) === 0) return -1;
    return this.slots[this.slotOf(low, high) + 2] - 1;
  }

  private slotOf(low: number, high: number): number {
    const { slots, mask } = this;
    let at = Math.imul(low ^ (high >>> 15), 0x9e3779b1);
    at = (at ^ (at >>> 15)) & mask;
    while (slots[4 * at + 2] !== 0 && (slots[4 * at] !== low || slots[4 * at + 1] !== high)) {
      at = (at + 1) & mask;
    }
    return 4 * at;
  }

  private grow(): void {
    const old = this.slots;
    this.mask = 2 * this.mask + 1;
    this.slots = new Int32Array(4 * (this.mask + 1));
    this.filter = new Uint8Array(this.mask + 1);
    for (let at = 0; at < old.length; at += 4) {
      if (old[at + 2] === 0) continue;
      const slot = this.slotOf(old[at], old[at + 1]);
      for (let i = 0; i < 3; i++) this.slots[slot + i] = old[at + i];
      this.filter[(old[at + 1] >>> 3) & this.mask] |= 1 << (old[at + 1] & 7);
    }
  }
}
