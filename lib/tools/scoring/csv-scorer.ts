/**
 * Scores a CSV file as it streams through: each record goes out as it came, byte for byte, with two
 * fields more, the predicted label and its probability. It holds one chunk and one record at a time.
 */
import Papa from 'papaparse';
import type { Prediction } from '../../models/compiled-model';
import { numberedColumn, recognizeFormat, textColumn } from './csv-header';
import { DataError } from '../../data/data-error';
import { RecordScanner, type RecordFormat } from './record-scanner';
import { ScoringMemory } from './scoring-memory';
import { decodeUtf8 } from './text-bytes';

/** The names of the two new columns. */
export const NEW_COLUMNS = ['predicted_label', 'probability'] as const;

/** Scores rows as they stream through. */
export interface RowScorer {
  /** Rows scored so far. */
  readonly rows: number;
  /** Those of them whose text is empty: they have the label of a text without a known word. */
  readonly emptyTexts: number;
  /** The record or line that is read; may be set where rows before it were scored elsewhere. */
  row: number;
  /**
   * Takes the next bytes, and returns what of the result is done; its bytes are overwritten by the next call.
   *
   * @throws DataError naming file, row and column
   */
  score(chunk: Buffer, last?: boolean): Buffer;
  /** Scores a block of whole rows, behind which its output goes: where both are now, and the output's place. */
  scoreBlock(memory: ArrayBuffer, length: number): ScoringMemory;
}

/** What the beginning of a file says of its rows. */
export interface CsvHead {
  readonly format: RecordFormat;
  /** Where the text is, from 0. */
  readonly column: number;
  readonly columns: number;
  readonly names: readonly string[];
}

export interface CsvOptions {
  /** The file's name, for messages. */
  readonly file: string;
  /** The text's column: a name, or a number from 1. By default the column with a usual name. */
  readonly text?: string;
  /** Whether the first row names the columns; without it, `text` is a number. Default true. */
  readonly header?: boolean;
  /** What separates the columns; by default the one that the first line has most of. */
  readonly separator?: string;
  /** A longer record is refused, since a quote is likely missing; megabytes. Default 64. */
  readonly longestRecord?: number;
}

/** The longest line that names the separator, with a mark before it. */
const SEPARATOR_LINE = 12;
const BYTE_ORDER_MARK = Buffer.from('\ufeff');

export class CsvScorer implements RowScorer {
  rows = 0;
  emptyTexts = 0;
  /** Known when the beginning was read. */
  head: CsvHead | undefined;
  private readonly memory = new ScoringMemory();
  /** Where in it what follows the last whole record begins. */
  private rest = 0;
  private scanner: RecordScanner | null = null;
  private separator = '';
  private columns = 0;
  private names: readonly string[] = [];
  /** The record that is read, as a spreadsheet counts: the header is row 1. */
  row = 1;
  private readonly labels = new Map<string, Buffer>();

  constructor(
    private readonly classify: (text: string) => Prediction,
    private readonly options: CsvOptions,
    head?: CsvHead,
  ) {
    if (head !== undefined) this.use(head);
  }

  private use(head: CsvHead): void {
    this.head = head;
    const { format, column, columns, names } = head;
    this.separator = String.fromCharCode(format.separator);
    this.columns = columns;
    this.names = names;
    this.scanner = new RecordScanner(format, column, (field) => this.where(field));
  }

  /**
   * Reads the beginning alone: the header, and a line that names the separator.
   *
   * @returns where the rows begin, and what goes before them; undefined while the beginning is not whole
   */
  begin(bytes: Buffer, last: boolean): { end: number; output: Buffer } | undefined {
    this.memory.read(bytes, this.memory.input.length);
    const end = this.readHeader(last);
    this.rest = this.memory.input.length; // whatever it holds, the caller has it
    return this.head === undefined ? undefined : { end, output: this.memory.output() };
  }

  /**
   * Takes the next bytes of the file, and returns what of the result is done; its bytes are
   * overwritten by the next call.
   *
   * @param last whether these are the last bytes
   * @throws DataError naming file, row and column
   */
  score(chunk: Buffer, last = false): Buffer {
    this.memory.read(chunk, this.rest);
    const start = this.scanner === null ? this.readHeader(last) : 0;
    this.rest = this.scoreRecords(start, last);
    const { file, longestRecord = 64 } = this.options;
    if (this.memory.input.length - this.rest > 1e6 * longestRecord) {
      const where = `${file}: row ${this.row}`;
      throw new DataError(
        `${where}: longer than ${longestRecord} MB; the quote that closes a field is likely missing`,
      );
    }
    return this.memory.output();
  }

  scoreBlock(memory: ArrayBuffer, length: number): ScoringMemory {
    this.memory.use(memory, length);
    this.scoreRecords(0, true);
    return this.memory;
  }

  /** Scores what is whole from `start` on; returns where that ends. */
  private scoreRecords(start: number, last: boolean): number {
    const { scanner, memory } = this;
    if (scanner === null) return start;
    let at = start;
    while (at < memory.input.length && scanner.next(memory.input, at, last)) {
      this.scoreRecord(at, scanner);
      at = scanner.nextStart;
      this.row++;
    }
    return at;
  }

  /** Reads the header when it is whole. Returns where it ends; 0 when it is not read yet. */
  private readHeader(last: boolean): number {
    const { file, text, header = true, separator } = this.options;
    const bytes = this.memory.input;
    if (bytes.length < SEPARATOR_LINE && !last) return 0;
    const mark = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
    if (mark === bytes.length) {
      if (last) throw new DataError(`${file}: the file is empty`);
      return 0;
    }
    const begin = bytes.subarray(mark, mark + SEPARATOR_LINE).toString('latin1');
    const [line = '', said] = /^"?sep=([,;\t|])"?(?:\r\n|\r|\n)/i.exec(begin) ?? [];
    const start = mark + line.length;
    const format = recognizeFormat(bytes.subarray(start), last, said ?? separator);
    const scanner = format && new RecordScanner(format, -1, (field) => this.where(field));
    if (format === null || scanner === null || !scanner.next(bytes, start, last)) return 0;
    this.separator = String.fromCharCode(format.separator);
    this.memory.copy(0, start);
    const first = decodeUtf8(bytes, start, scanner.end, () => `${file}: row 1`);
    const names = header ? this.namesIn(first, scanner.fields) : [];
    const column = header
      ? textColumn(names, text, file)
      : numberedColumn(text, scanner.fields, file);
    this.use({ format, column, columns: scanner.fields, names });
    this.row = line === '' ? 1 : 2;
    if (!header) return start;
    this.memory.copy(start, scanner.end);
    this.memory.addText(this.separator + NEW_COLUMNS.join(this.separator));
    this.memory.copy(scanner.end, scanner.nextStart);
    this.row++;
    return scanner.nextStart;
  }

  private namesIn(header: string, fields: number): readonly string[] {
    const { file } = this.options;
    if (fields === 0) throw new DataError(`${file}: row 1: it is empty; expected a header`);
    const { data } = Papa.parse<string[]>(header, { delimiter: this.separator, newline: '\n' });
    const [names] = data;
    const taken = names.find((name) =>
      (NEW_COLUMNS as readonly string[]).includes(name.trim().toLowerCase()),
    );
    if (taken !== undefined) {
      throw new DataError(
        `${file}: row 1: there is a column '${taken}' already, which is to be added. Rename it`,
      );
    }
    return names;
  }

  private scoreRecord(start: number, scanner: RecordScanner): void {
    const { memory } = this;
    const { end, nextStart, fieldStart, fieldEnd, fields } = scanner;
    if (fields !== 0) {
      if (fields !== this.columns) throw this.wrongFields(fields);
      let text = decodeUtf8(memory.input, fieldStart, fieldEnd, () => this.where(scanner.wanted));
      if (scanner.hasQuotes) text = text.replaceAll('""', '"');
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
    const plain = !/["\r\n]/.test(label) && !label.includes(this.separator);
    const field = plain ? label : `"${label.replaceAll('"', '""')}"`;
    const made = Buffer.from(`${this.separator}${field}${this.separator}`);
    this.labels.set(label, made);
    return made;
  }

  private wrongFields(fields: number): DataError {
    const more = fields > this.columns;
    return new DataError(
      `${this.where(more ? this.columns - 1 : fields)}: the row has ${fields} fields, the first ` +
        `row has ${this.columns}. ` +
        (more ? 'A text that holds a separator stands in quotes' : 'Is a field missing?'),
    );
  }

  private where(field: number): string {
    const name = this.names.at(field);
    return `${this.options.file}: row ${this.row}, column ${name === undefined ? field + 1 : JSON.stringify(name)}`;
  }
}
