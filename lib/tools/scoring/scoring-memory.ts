/**
 * The bytes that are read and, behind them in the same memory, the bytes that are written: `copyWithin` moves a row
 * in a fourth of the time that any copy between two buffers takes.
 */

/** Memory for so many times the input: what is written is seldom twice as long. */
const ROOM = 3;
const ZERO = 0x30;
const POINT = 0x2e;

export class ScoringMemory {
  /** What was read. */
  input: Buffer = Buffer.alloc(0);
  /** The whole memory, which begins with the input. */
  private bytes: Buffer = this.input;
  /** Where the output ends, which begins behind the input. */
  private end = 0;

  /** Reads `length` bytes of input, and forgets what was there. */
  fill(length: number, read: (into: Buffer) => void): void {
    if (ROOM * length > this.bytes.length) this.bytes = Buffer.allocUnsafeSlow(ROOM * length);
    this.input = this.bytes.subarray(0, length);
    this.end = length;
    read(this.input);
  }

  /** What was written; overwritten when more is read. */
  output(): Buffer {
    return this.bytes.subarray(this.input.length, this.end);
  }

  /** Writes a piece of the input. */
  copy(start: number, end: number): void {
    this.reserve(end - start);
    this.bytes.copyWithin(this.end, start, end);
    this.end += end - start;
  }

  /** Writes a few bytes; a loop is the fastest way. */
  add(piece: Uint8Array): void {
    this.reserve(piece.length);
    const { bytes, end } = this;
    for (let at = 0; at < piece.length; at++) bytes[end + at] = piece[at];
    this.end += piece.length;
  }

  addText(text: string): void {
    this.reserve(3 * text.length); // a UTF-16 code unit is at most three bytes
    this.end += this.bytes.write(text, this.end);
  }

  /** Writes a probability as `probabilityText` does, without making a text. */
  addProbability(probability: number): void {
    const millions = 1e6 * probability;
    const rounded = Math.floor(millions + 0.5);
    const isTie = Math.abs(Math.abs(millions - rounded) - 0.5) < 1e-6; // which way, only `toFixed` knows
    if (isTie || !(rounded >= 0 && rounded < 1e6))
      return this.addText(probabilityText(probability));
    this.reserve(8);
    const { bytes, end } = this;
    bytes[end] = ZERO;
    bytes[end + 1] = POINT;
    for (let at = end + 7, rest = rounded | 0; at > end + 1; at--) {
      const tenth = (rest / 10) | 0;
      bytes[at] = ZERO + rest - 10 * tenth;
      rest = tenth;
    }
    this.end += 8;
  }

  private reserve(more: number): void {
    if (this.end + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.end + more));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
    this.input = larger.subarray(0, this.input.length);
  }
}

/** A probability with six digits after the point; nothing for a model that has none. */
export function probabilityText(probability: number): string {
  return Number.isNaN(probability) ? '' : probability.toFixed(6);
}
