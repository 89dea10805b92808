/**
 * Cuts bytes that stream in into blocks of whole rows, each in memory of its own; a line end inside quotes ends none.
 * Where a row ends is found by looking for quotes alone, one call of the engine for each.
 */
import { LONGEST } from './block-scorer';

export class WholeRows {
  private bytes: Buffer;
  private length = 0;
  /** Whether what is there ends inside quotes. */
  private quoted = false;
  /** Behind the last line end that is not in quotes. */
  private end = 0;

  /**
   * @param lineEnd the last byte of a line end
   * @param quote the byte of quotes, which hold line ends together, as in CSV; -1 for none
   * @param size how many bytes a block has, about; 0 for a block as soon as there are rows
   */
  constructor(
    private readonly lineEnd: number,
    private readonly quote: number,
    private readonly size: number,
  ) {
    this.bytes = this.memory(0);
  }

  /** Takes the next bytes; returns a block where one is whole. */
  add(chunk: Buffer): Buffer | undefined {
    const { length } = this;
    if (length + chunk.length > this.bytes.length) this.moveTo(this.memory(length + chunk.length));
    this.bytes.set(chunk, length);
    this.length += chunk.length;
    this.findEnd(length);
    if (this.length > LONGEST && this.end === 0) return this.rest(); // no row: whoever scores it says so
    return this.length < this.size || this.end === 0 ? undefined : this.cut(this.end);
  }

  /** What is left, the last row of which may have no line end. */
  rest(): Buffer {
    return this.cut(this.length);
  }

  private cut(end: number): Buffer {
    const { bytes, length } = this;
    this.moveTo(this.memory(length - end), end);
    this.length = length - end;
    this.end = 0;
    return bytes.subarray(0, end);
  }

  private moveTo(memory: Buffer, start = 0): void {
    memory.set(this.bytes.subarray(start, this.length));
    this.bytes = memory;
  }

  private memory(least: number): Buffer {
    return Buffer.allocUnsafeSlow(2 * least + this.size); // twice: a long record comes in many pieces
  }

  /** Looks for line ends behind `start`, from the back. */
  private findEnd(start: number): void {
    const bytes = this.bytes.subarray(0, this.length);
    this.quoted = this.quoted !== this.isOdd(bytes, start);
    let { quoted } = this;
    for (let to = this.length; ;) {
      const found = to > start ? bytes.lastIndexOf(this.lineEnd, to - 1) : -1;
      if (found < start) return;
      if (this.isOdd(bytes.subarray(0, to), found)) quoted = !quoted;
      if (!quoted) {
        this.end = found + 1;
        return;
      }
      to = found;
    }
  }

  /** Whether there is an odd number of quotes from `start` on. */
  private isOdd(bytes: Buffer, start: number): boolean {
    const { quote } = this;
    let odd = false;
    if (quote < 0) return odd;
    for (let at = bytes.indexOf(quote, start); at >= 0; at = bytes.indexOf(quote, at + 1))
      odd = !odd;
    return odd;
  }
}
