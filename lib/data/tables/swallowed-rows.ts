/**
 * Tells a record that a parser made of many rows, because a stray quote opened a text that another one
 * closed much later: the lines inside it look like the rows before it.
 */
import Papa from 'papaparse';
import type { RawRows } from './raw-table';

/** Rows that are looked at for what a column holds. */
const KNOWN = 5000;
/** A longer field is no label. */
const LONGEST_LABEL = 100;
/** Fewer rows say nothing about a column. */
const FEWEST = 20;
/** Without a column of labels, so many lines that look like rows are no chance. */
const MANY_LINES = 10;

/** What rows of a file look like: how many fields they have, and which values some columns take. */
export class RowShape {
  private width = 0;
  /** How many rows it was made from. */
  private learnt = 0;
  private labels: (ReadonlySet<string> | undefined)[] = [];
  constructor(
    private readonly rows: RawRows,
    private readonly config: Papa.ParseConfig,
  ) {}

  /** Looks at the rows read so far and at those of the next piece, before they are read; again when there are twice as many. */
  learn(piece: readonly (readonly string[])[]): void {
    const { length } = this.rows;
    if (this.learnt >= Math.min(KNOWN, 2 * length) && this.learnt > FEWEST) return;
    const known = this.rows.start(KNOWN).map(({ fields }) => fields);
    const single = piece
      .slice(0, KNOWN - known.length)
      .filter((fields) => !fields.some((field) => field.includes('\n')));
    const sample = [...known, ...single];
    this.learnt = sample.length;
    const widths = new Map<number, number>();
    for (const fields of sample) widths.set(fields.length, (widths.get(fields.length) ?? 0) + 1);
    const [[width] = [0]] = [...widths].sort((a, b) => b[1] - a[1]);
    this.width = width;
    this.labels = Array.from({ length: width }, (_, at) => {
      if (sample.length < FEWEST || sample.some((fields) => fields[at]?.length > LONGEST_LABEL)) return undefined;
      const values = new Set(sample.map((fields) => fields[at]));
      return values.size <= sample.length / 5 ? values : undefined;
    });
  } // prettier-ignore

  /** The share of lines that read as one row each, from 0 to 1; 0 of none. */
  shareOfRows(lines: readonly string[]): number {
    if (lines.length === 0) return 0;
    return lines.filter((line) => this.isRow(line)).length / lines.length;
  }

  /** Whether a record that reads well holds lines, inside one of its texts, that all look like rows. */
  hasSwallowed(fields: readonly string[]): boolean {
    return fields.some((field) => {
      const first = field.indexOf('\n');
      const last = field.lastIndexOf('\n');
      if (first === last) return false;
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
}
