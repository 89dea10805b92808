/**
 * Scores a CSV file as it streams through: each record goes out as it came, byte for byte, with two
 * fields more, the predicted label and its probability. It holds one chunk and one record at a time.
 */
import { parse } from 'csv-parse/sync';
import type { Prediction } from '../../models/compiled-model';
import { numberedColumn, recognizeFormat, textColumn } from './csv-header';
import { InputError } from './input-error';
import { OutputBuffer } from './output-buffer';
import { RecordScanner } from './record-scanner';
import { decodeUtf8, probabilityText } from './text-bytes';

/** The names of the two new columns. */
export const NEW_COLUMNS = ['predicted_label', 'probability'] as const;

export interface CsvOptions {
  /** The file's name, for messages. */
  readonly file: string;
  /** The text's column: a name, or a number from 1. By default the column with a usual name. */
  readonly text?: string;
  /** Whether the first row names the columns; without it, `text` is a number. Default true. */
  readonly header?: boolean;
  /** A longer record is refused, since a quote is likely missing; megabytes. Default 64. */
  readonly longestRecord?: number;
}

const NOTHING = Buffer.alloc(0);
const BYTE_ORDER_MARK = Buffer.from('\ufeff');

export class CsvScorer {
  /** Rows scored so far. */
  rows = 0;
  /** Those of them whose text is empty: they have the label of a text without a known word. */
  emptyTexts = 0;
  /** What follows the last whole record. */
  private rest: Buffer = NOTHING;
  private scanner: RecordScanner | null = null;
  private separator = '';
  private columns = 0;
  private names: readonly string[] = [];
  /** The record that is read, as a spreadsheet counts: the header is row 1. */
  private row = 1;
  private readonly labels = new Map<string, Buffer>();
  private readonly output = new OutputBuffer();

  constructor(
    private readonly classify: (text: string) => Prediction,
    private readonly options: CsvOptions,
  ) {}

  /**
   * Takes the next bytes of the file, and returns what of the result is done; its bytes are
   * overwritten by the next call.
   *
   * @param last whether these are the last bytes
   * @throws InputError naming file, row and column
   */
  score(chunk: Buffer, last = false): Buffer {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    this.output.clear();
    let start = this.scanner === null ? this.readHeader(bytes, last) : 0;
    const { scanner } = this;
    while (scanner !== null && start < bytes.length && scanner.next(bytes, start, last)) {
      this.scoreRecord(bytes, start, scanner);
      start = scanner.nextStart;
      this.row++;
    }
    this.rest = bytes.subarray(start);
    const { file, longestRecord = 64 } = this.options;
    if (this.rest.length > 1e6 * longestRecord) {
      const where = `${file}: row ${this.row}`;
      throw new InputError(
        `${where}: longer than ${longestRecord} MB; the quote that closes a field is likely missing`,
      );
    }
    return this.output.bytes();
  }

  /** Reads the header when it is whole. Returns where it ends; 0 when it is not read yet. */
  private readHeader(bytes: Buffer, last: boolean): number {
    const { file, text, header = true } = this.options;
    if (bytes.length < BYTE_ORDER_MARK.length && !last) return 0;
    const start = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
    if (start === bytes.length) {
      if (last) throw new InputError(`${file}: the file is empty`);
      return 0;
    }
    const format = recognizeFormat(bytes.subarray(start), last);
    const scanner = format && new RecordScanner(format, -1, (field) => this.where(field));
    if (format === null || scanner === null || !scanner.next(bytes, start, last)) return 0;
    this.separator = String.fromCharCode(format.separator);
    this.columns = scanner.fields;
    this.output.add(bytes, 0, start);
    const first = decodeUtf8(bytes, start, scanner.end, () => `${file}: row 1`);
    if (header) this.names = this.namesIn(first, scanner.fields);
    const column = header
      ? textColumn(this.names, text, file)
      : numberedColumn(text, this.columns, file);
    this.scanner = new RecordScanner(format, column, (field) => this.where(field));
    if (!header) return start;
    this.output.add(bytes, start, scanner.end);
    this.output.addText(this.separator + NEW_COLUMNS.join(this.separator));
    this.output.add(bytes, scanner.end, scanner.nextStart);
    this.row = 2;
    return scanner.nextStart;
  }

  private namesIn(header: string, fields: number): readonly string[] {
    const { file } = this.options;
    if (fields === 0) throw new InputError(`${file}: row 1: it is empty; expected a header`);
    const [names] = parse(header, { delimiter: this.separator, record_delimiter: [] });
    const taken = NEW_COLUMNS.find((name) => names.includes(name));
    if (taken !== undefined) {
      throw new InputError(
        `${file}: row 1: there is a column '${taken}' already, which is to be added. Rename it`,
      );
    }
    return names;
  }

  private scoreRecord(bytes: Buffer, start: number, scanner: RecordScanner): void {
    const { end, nextStart, fieldStart, fieldEnd, fields } = scanner;
    if (fields !== 0) {
      if (fields !== this.columns) throw this.wrongFields(fields);
      let text = decodeUtf8(bytes, fieldStart, fieldEnd, () => this.where(scanner.wanted));
      if (scanner.hasQuotes) text = text.replaceAll('""', '"');
      const { label, probability } = this.classify(text);
      this.output.add(bytes, start, end);
      this.output.add(this.labelField(label), 0);
      this.output.addText(probabilityText(probability));
      this.rows++;
      if (text === '') this.emptyTexts++;
    }
    this.output.add(bytes, fields === 0 ? start : end, nextStart);
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

  private wrongFields(fields: number): InputError {
    const more = fields > this.columns;
    return new InputError(
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
