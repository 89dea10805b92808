/**
 * Tells a record that a parser made of many rows, because a stray quote opened a text that another one
 * closed much later: the lines inside it look like the rows before it.
 */
import Papa from 'papaparse';
import type { RawRows } from './raw-table';

/** Rows that are looked at for what a column holds. */
const KNOWN = 5000;
/** Fewer rows say nothing about a column. */
const FEWEST = 20;
/** Without a column of labels, so many lines that look like rows are no chance. */
const MANY_LINES = 10;

/** What rows of a file look like: how many fields they have, and which values some columns take. */
export class RowShape {
  private width = 0;
  private labels: (ReadonlySet<string> | undefined)[] = [];
  /** How many rows it was made from. */
  private from = -1;

  constructor(
    private readonly rows: RawRows,
    private readonly config: Papa.ParseConfig,
  ) {}

  /** The share of lines that read as one row each, from 0 to 1; 0 of none. */
  shareOfRows(lines: readonly string[]): number {
    if (lines.length === 0) return 0;
    this.learn();
    return lines.filter((line) => this.isRow(line)).length / lines.length;
  }

  /** Whether a record that reads well holds lines, inside one of its texts, that all look like rows. */
  hasSwallowed(fields: readonly string[]): boolean {
    return fields.some((field) => {
      const first = field.indexOf('\n');
      const last = field.lastIndexOf('\n');
      if (first === last) return false;
      this.learn();
      const inner = field.slice(first + 1, last).split('\n');
      const enough = this.labels.some((values) => values !== undefined) ? 1 : MANY_LINES;
      return inner.length >= enough && inner.every((line) => this.isRow(line));
    });
  }

  private isRow(line: string): boolean {
    const { quoteChar = '"' } = this.config;
    if (line.split(quoteChar).length % 2 === 0) return false; // an odd quote
    const { data, errors } = new Papa.Parser(this.config).parse(line, 0, false) as Papa.ParseResult<string[]>; // prettier-ignore
    const [fields = []] = data;
    return (
      errors.length === 0 &&
      fields.length === this.width &&
      fields.length > 1 &&
      this.labels.every((values, at) => values === undefined || values.has(fields[at]))
    );
  }

  private learn(): void {
    const { length } = this.rows;
    if (this.from === Math.min(length, KNOWN)) return;
    const rows = this.rows.start(KNOWN);
    this.from = rows.length;
    this.width = rows.at(-1)?.fields.length ?? 0;
    this.labels = Array.from({ length: this.width }, (_, at) => {
      const values = new Set(rows.map(({ fields }) => fields[at]));
      return length >= FEWEST && values.size <= length / 5 ? values : undefined;
    });
  }
}
