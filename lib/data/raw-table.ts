/** Rows as they stand in a file, before anyone says which column means what. */
export interface RawTable {
  /** As the file is called in messages. */
  readonly file: string;
  /** What the file was recognised as, such as 'CSV with semicolons'. */
  readonly format: string;
  /** The names of the columns where the format itself gives them (JSON, fastText, a folder). */
  readonly columns?: readonly string[];
  readonly rows: readonly RawRow[];
}

export interface RawRow {
  /** Counted from 1 as the format counts: a spreadsheet's row, a line, an element. */
  readonly row: number;
  readonly fields: readonly string[];
}
