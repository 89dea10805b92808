/**
 * A growing list of Latin-1 words that are still bytes. They become strings all at once: one call
 * into the engine instead of one for each word. (V8 lets strings of 13 characters and more share the
 * memory of the string they were cut from, so one of them keeps the letters of all.)
 */
const SEPARATOR = 0x20; // no word has a space

export class WordList {
  private bytes = Buffer.alloc(65_536);
  private used = 0;
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Adds the word of bytes `start` to `end` - 1. */
  push(bytes: Uint8Array, start: number, end: number): void {
    const needed = this.used + end - start + 1;
    if (needed > this.bytes.length) {
      this.bytes = Buffer.concat([this.bytes, Buffer.alloc(needed)]);
    }
    for (let at = start; at < end; at++) this.bytes[this.used++] = bytes[at];
    this.bytes[this.used++] = SEPARATOR;
    this.count++;
  }

  toStrings(): string[] {
    return this.bytes.toString('latin1', 0, this.used).split(' ').slice(0, -1);
  }
}
