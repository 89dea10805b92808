/** What every format is read into. */
import { checkMemory } from '../memory-limit';

/** Rows as they stand in a file, before anyone says which column means what. */
export interface RawTable {
  /** As the file is called in messages. */
  readonly file: string;
  /** What the file was recognised as, such as 'CSV with semicolons'. */
  readonly format: string;
  /** What separates the columns, where something does. */
  readonly separator?: string;
  readonly encoding?: string;
  readonly gzipped?: boolean;
  /** The names of the columns where the format itself gives them (JSON, fastText, a folder). */
  readonly columns?: readonly string[];
  readonly rows: RawRows;
  /** Rows that the format itself cannot make sense of, in their order. */
  readonly unreadable?: readonly UnreadableRow[];
  /** Columns that hold lists or objects in place of texts, and the row of the first. */
  readonly nested?: ReadonlyMap<string, number>;
  /** Whether some bytes stood for no character; their rows hold \ufffd or \0. */
  readonly damaged?: boolean;
  /** The file of each row, where each row is a file of its own. */
  readonly files?: readonly string[];
}

/** A row of which only this is known: `why` follows 'row 7'. */
export interface UnreadableRow {
  readonly row: number;
  readonly line?: number;
  readonly why: string;
  readonly remedy: string;
}

export interface RawRow {
  /** Counted from 1 as the format counts: a spreadsheet's row, a line, an element. */
  readonly row: number;
  /** The line where it begins, in files that have lines. */
  readonly line?: number;
  readonly fields: readonly string[];
}

const CHECKED_AT = 2 ** 21;

/**
 * Many rows in little memory: all fields stand in one list, and a row is made when it is asked for.
 */
export class RawRows implements Iterable<RawRow> {
  private readonly fields: string[] = [];
  /** Where each row's fields end. */
  private readonly ends: number[] = [];
  private readonly numbers: number[] = [];
  private readonly lines: number[] = [];
  /** How many fields each row has at least; empty ones are added when it is asked for. */
  leastFields = 0;
  /** Characters that came since memory was looked at. */
  private unchecked = 0;

  static from(rows: Iterable<RawRow>): RawRows {
    const list = new RawRows();
    for (const { row, fields, line } of rows) list.add(row, fields, line);
    return list;
  }

  get length(): number {
    return this.ends.length;
  }

  /** @throws DataError when memory is full */
  add(row: number, fields: readonly string[], line?: number): void {
    for (const field of fields) {
      this.fields.push(field);
      this.unchecked += field.length + 16;
    }
    if (this.unchecked > CHECKED_AT) {
      checkMemory(this.length);
      this.unchecked = 0;
    }
    this.ends.push(this.fields.length);
    this.numbers.push(row);
    if (line !== undefined) this.lines.push(line);
  }

  /** The row at a position from 0, which must be there. */
  at(position: number): RawRow {
    const start = position === 0 ? 0 : this.ends[position - 1];
    const fields = this.fields.slice(start, this.ends[position]);
    while (fields.length < this.leastFields) fields.push('');
    const line = this.lines.at(position);
    return { row: this.numbers[position], fields, ...(line !== undefined && { line }) };
  }

  /** The first rows, at most so many. */
  start(count: number): RawRow[] {
    return Array.from({ length: Math.min(count, this.length) }, (_, at) => this.at(at));
  }

  *[Symbol.iterator](): Generator<RawRow> {
    for (let at = 0; at < this.length; at++) yield this.at(at);
  }

  some(test: (row: RawRow) => boolean): boolean {
    for (const row of this) if (test(row)) return true;
    return false;
  }
}
