/**
 * Scores a block of a file: the same in the first thread and in those beside it. Whole rows are given as bytes; a plain
 * file is given in ranges, which each thread reads for itself. Where the first row of a range begins can only be
 * guessed (inside quotes a line end ends no row), so that the answer says where it was; whoever puts the answers
 * together knows where the range before it ended, and has a range whose guess was wrong scored once more.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { DataError } from '../../data/data-error';
import type { Prediction } from '../../models/compiled-model';
import type { CsvHead } from './csv-header';
import { CsvScorer, type RowScorer } from './csv-scorer';
import { JsonLinesScorer } from './json-lines-scorer';
import { ScoringMemory } from './scoring-memory';

/** A longer record is refused, since a quote is likely missing. */
export const LONGEST = 64e6;
/** So many bytes behind a range are read with it, for its last row. */
const BEHIND = 1 << 16;

/** What the blocks of a file hold. */
export interface BlockRows {
  readonly file: string;
  readonly text?: string;
  /** How a CSV file is written; without it, the blocks are JSON Lines. */
  readonly head?: CsvHead;
}

/** Rows, whole but for the last ones of a file and those that are too long. */
export interface Rows {
  readonly bytes: Uint8Array;
}

/** The rows of a file that start in a range of its bytes. */
export interface Range {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  /** The file's size. */
  readonly size: number;
  /** Whether a row begins at `from`. */
  readonly isRow: boolean;
}

export type Block = Rows | Range;

/** What became of a block's rows. */
export interface BlockAnswer {
  readonly output: Uint8Array;
  /** Where in the file the range's rows began and ended. */
  readonly begin: number;
  readonly end: number;
  /** Rows scored, those with an empty text, and all records, empty lines among them. */
  readonly rows: number;
  readonly emptyTexts: number;
  readonly records: number;
}

export class BlockScorer {
  private readonly scorer: RowScorer;
  private readonly memory = new ScoringMemory();
  private handle: number | undefined;

  /** @param longest the bytes of a record that is not given up */
  constructor(
    model: { classify(text: string): Prediction },
    private readonly rows: BlockRows,
    private readonly longest = LONGEST,
  ) {
    const classify = (one: string): Prediction => model.classify(one);
    const { file, text, head } = rows;
    this.scorer =
      head === undefined
        ? new JsonLinesScorer(classify, file, text)
        : new CsvScorer(classify, file, head);
  }

  /**
   * Scores a block.
   *
   * @param before how many records of the file went before it
   * @throws DataError naming file, row and column; what was written before that row is in `written`
   */
  score(block: Block, before = 0): BlockAnswer {
    const { scorer } = this;
    const first = (this.rows.head?.row ?? 1) + before;
    scorer.row = first;
    const { rows, emptyTexts } = scorer;
    const [begin, end] = 'bytes' in block ? this.scoreRows(block) : this.scoreRange(block);
    return {
      output: this.written(),
      begin,
      end,
      rows: scorer.rows - rows,
      emptyTexts: scorer.emptyTexts - emptyTexts,
      records: scorer.row - first,
    };
  }

  /** A copy of what was written last. */
  written(): Uint8Array {
    return new Uint8Array(this.memory.output());
  }

  close(): void {
    if (this.handle !== undefined) closeSync(this.handle);
    this.handle = undefined;
  }

  private scoreRows({ bytes }: Rows): [begin: number, end: number] {
    const { length } = bytes;
    this.memory.fill(length, (into) => into.set(bytes));
    const end = this.scorer.score(this.memory, 0, length, length < this.longest);
    if (end < 0) throw this.tooLong();
    return [0, end];
  }

  private scoreRange(range: Range): [begin: number, end: number] {
    const { from, to, size, isRow } = range;
    const start = isRow ? from : from - 1; // a line end there ends the row before the range
    const { row } = this.scorer;
    for (let behind = BEHIND; ; behind *= 8) {
      const length = Math.min(to + behind, size) - start;
      this.memory.fill(length, (into) => this.read(range, start, into));
      const last = start + length === size;
      const first = isRow ? 0 : this.scorer.firstRow(this.memory.input, last);
      const end = this.scorer.score(this.memory, first, to - start, last);
      if (end >= 0) return [start + first, start + end];
      if (length > this.longest) throw this.tooLong();
      this.scorer.row = row;
    }
  }

  private read({ path, size }: Range, start: number, into: Buffer): void {
    this.handle ??= openSync(path, 'r');
    for (let done = 0; done < into.length;) {
      const read = readSync(this.handle, into, done, into.length - done, start + done);
      if (read === 0) {
        throw new DataError(
          `${this.rows.file}: it had ${size} bytes and has fewer now: it was changed while it was read`,
        );
      }
      done += read;
    }
  }

  private tooLong(): DataError {
    return new DataError(
      `${this.rows.file}: row ${this.scorer.row}: longer than ${this.longest / 1e6} MB; ` +
        'the quote that closes a field is likely missing',
    );
  }
}
