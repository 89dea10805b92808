/** Cuts bytes into blocks of whole rows: a line end inside quotes ends none. */
const QUOTE = 0x22;

export class WholeRows {
  private kept: Buffer[] = [];
  private keptLength = 0;
  /** Whether what is kept ends inside quotes. */
  private quoted = false;

  /**
   * @param lineEnd the last byte of a line end
   * @param quotes whether quotes hold line ends together, as in CSV
   * @param least how many bytes a block has at least
   */
  constructor(
    private readonly lineEnd: number,
    private readonly quotes: boolean,
    private readonly least: number,
  ) {}

  /** Takes the next bytes; returns a block where one is whole. Its memory is its own. */
  add(chunk: Buffer): Uint8Array | undefined {
    const end = this.lastEnd(chunk);
    if (end === 0 || this.keptLength + end < this.least) {
      this.keep(chunk);
      return undefined;
    }
    this.keep(chunk.subarray(0, end));
    const block = this.rest();
    this.keep(chunk.subarray(end));
    return block;
  }

  /** What is left, the last row of which may have no line end. */
  rest(): Uint8Array {
    const block = new Uint8Array(this.keptLength);
    let at = 0;
    for (const piece of this.kept) {
      block.set(piece, at);
      at += piece.length;
    }
    this.kept = [];
    this.keptLength = 0;
    return block;
  }

  private keep(bytes: Buffer): void {
    this.kept.push(bytes);
    this.keptLength += bytes.length;
  }

  /** Behind the last line end that is not in quotes; 0 where there is none. */
  private lastEnd(chunk: Buffer): number {
    if (!this.quotes) return chunk.lastIndexOf(this.lineEnd) + 1;
    const outside: [from: number, to: number][] = [];
    let from = 0;
    for (let at = chunk.indexOf(QUOTE); ; at = chunk.indexOf(QUOTE, from)) {
      const to = at < 0 ? chunk.length : at;
      if (!this.quoted) outside.push([from, to]);
      if (at < 0) break;
      this.quoted = !this.quoted;
      from = at + 1;
    }
    for (const [start, to] of outside.reverse()) {
      const found = to > start ? chunk.lastIndexOf(this.lineEnd, to - 1) : -1;
      if (found >= start) return found + 1;
    }
    return 0;
  }
}
