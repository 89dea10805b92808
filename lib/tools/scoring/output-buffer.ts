/** For fewer bytes a loop is faster than a call of the engine's copy. */
const LONG = 400;

/** Bytes put together piece by piece, in memory that is kept from one use to the next. */
export class OutputBuffer {
  private buffer = Buffer.allocUnsafe(1 << 16);
  private used = 0;

  clear(): void {
    this.used = 0;
  }

  /** What was added since `clear`; overwritten after the next one. */
  bytes(): Buffer {
    return this.buffer.subarray(0, this.used);
  }

  add(source: Buffer, start: number, end: number = source.length): void {
    this.reserve(end - start);
    const { buffer } = this;
    if (end - start > LONG) this.used += source.copy(buffer, this.used, start, end);
    else for (let at = start; at < end; at++) buffer[this.used++] = source[at];
  }

  addText(text: string): void {
    this.reserve(3 * text.length); // a UTF-16 code unit is at most three bytes
    this.used += this.buffer.write(text, this.used);
  }

  private reserve(more: number): void {
    if (this.used + more <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(2 * (this.used + more));
    this.buffer.copy(larger, 0, 0, this.used);
    this.buffer = larger;
  }
}
