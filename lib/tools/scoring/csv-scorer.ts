/**
 * Scores rows of a CSV file: each record goes out as it came, byte for byte, with two fields more, the predicted label
 * and its probability.
 */
import type { Prediction } from '../../models/compiled-model';
import { DataError } from '../../data/data-error';
import type { CsvHead } from './csv-header';
import { RecordScanner } from './record-scanner';
import type { ScoringMemory } from './scoring-memory';
import { decodeUtf8 } from './text-bytes';

/** Scores rows that stand in a memory, behind which what is written goes. */
export interface RowScorer {
  /** Rows scored so far. */
  readonly rows: number;
  /** Those of them whose text is empty: they have the label of a text without a known word. */
  readonly emptyTexts: number;
  /** The record or line that is next; it may be set, where rows before it were scored elsewhere. */
  row: number;
  /**
   * Scores the rows that start at `start` or behind it and before `stop`.
   *
   * @param last whether nothing follows the memory's bytes
   * @returns where the last of them ends; -1 where that is behind the bytes
   * @throws DataError naming file, row and column
   */
  score(memory: ScoringMemory, start: number, stop: number, last: boolean): number;
  /** Where the first row begins that follows a line end among these bytes, which begin anywhere: likely, not surely. */
  firstRow(bytes: Buffer, last: boolean): number;
}

/** A first row is likely where so many records fit the file's columns. */
const ENOUGH = 10;

export class CsvScorer implements RowScorer {
  rows = 0;
  emptyTexts = 0;
  row: number;
  private readonly scanner: RecordScanner;
  private readonly separator: string;
  private readonly quote: string;
  private readonly labels = new Map<string, Buffer>();

  constructor(
    private readonly classify: (text: string) => Prediction,
    private readonly file: string,
    private readonly head: CsvHead,
  ) {
    this.row = head.row;
    this.separator = String.fromCharCode(head.format.separator);
    this.quote = head.format.quote < 0 ? '"' : String.fromCharCode(head.format.quote);
    this.scanner = new RecordScanner(head.format, head.column, (field) => this.where(field));
  }

  score(memory: ScoringMemory, start: number, stop: number, last: boolean): number {
    const { scanner } = this;
    let at = start;
    while (at < stop) {
      if (!scanner.next(memory.input, at, last)) return -1;
      this.scoreRecord(memory, at);
      at = scanner.nextStart;
      this.row++;
    }
    return at;
  }

  firstRow(bytes: Buffer, last: boolean): number {
    const { lineEnd } = this.head.format;
    for (let at = bytes.indexOf(lineEnd); at >= 0; at = bytes.indexOf(lineEnd, at + 1)) {
      if (this.looksLikeRows(bytes, at + 1, last)) return at + 1;
    }
    return bytes.length;
  }

  /** Behind a line end inside quotes, fields soon have stray quotes, or are too few or too many. */
  private looksLikeRows(bytes: Buffer, start: number, last: boolean): boolean {
    const { scanner } = this;
    try {
      for (let at = start, row = 0; at < bytes.length && row < ENOUGH; at = scanner.nextStart) {
        if (!scanner.next(bytes, at, last)) return true;
        if (scanner.fields !== 0 && scanner.fields !== this.head.columns) return false;
        row++;
      }
      return true;
    } catch {
      return false;
    }
  }

  private scoreRecord(memory: ScoringMemory, start: number): void {
    const { scanner } = this;
    const { end, nextStart, fieldStart, fieldEnd, fields } = scanner;
    if (fields !== 0) {
      if (fields !== this.head.columns) throw this.wrongFields(fields);
      let text = decodeUtf8(memory.input, fieldStart, fieldEnd, () => this.where(scanner.wanted));
      if (scanner.hasQuotes) text = text.replaceAll(this.quote + this.quote, this.quote);
      const { label, probability } = this.classify(text);
      memory.copy(start, end);
      memory.add(this.labelField(label));
      memory.addProbability(probability);
      this.rows++;
      if (text === '') this.emptyTexts++;
    }
    memory.copy(fields === 0 ? start : end, nextStart);
  }

  /** A label as a field, with the separators around it. */
  private labelField(label: string): Buffer {
    const known = this.labels.get(label);
    if (known !== undefined) return known;
    const { quote } = this;
    const plain = ![quote, '\r', '\n', this.separator].some((sign) => label.includes(sign));
    const field = plain ? label : quote + label.replaceAll(quote, quote + quote) + quote;
    const made = Buffer.from(`${this.separator}${field}${this.separator}`);
    this.labels.set(label, made);
    return made;
  }

  private wrongFields(fields: number): DataError {
    const { columns } = this.head;
    const more = fields > columns;
    return new DataError(
      `${this.where(more ? columns - 1 : fields)}: the row has ${fields} fields, the first ` +
        `row has ${columns}. ` +
        (more
          ? 'A text that holds a separator stands in quotes; --separator names another'
          : 'Is a field missing?'),
    );
  }

  private where(field: number): string {
    const name = this.head.names.at(field);
    return `${this.file}: row ${this.row}, column ${name === undefined ? field + 1 : JSON.stringify(name)}`;
  }
}
