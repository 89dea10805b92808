/**
 * Finds the records of a CSV file (RFC 4180, any one-byte separator) and one field of each, as positions
 * in its bytes, so that whatever else a record holds is passed on as it is, byte for byte. A parser that
 * makes strings of all fields cannot do that: quotes and line ends are lost in them. csv-parse's `raw`
 * option keeps them, at about five times the time (`npm run bench -- --only predict`).
 *
 * Bytes of UTF-8 beyond ASCII are 128 and above, so that none is taken for a quote, separator or line end.
 */
import { DataError } from '../../data/data-error';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export interface RecordFormat {
  /** The byte between fields, such as that of a comma. */
  readonly separator: number;
  /** The byte around fields, a quote's; -1 where quotes are characters as others. */
  readonly quote: number;
  /** The last byte of a line end: a line feed, or a carriage return where files have only these. */
  readonly lineEnd: number;
}

/** Where a record found by `next` is: positions in the bytes that were scanned. */
export class RecordScanner {
  /** How many fields the record has; 0 for an empty line. */
  fields = 0;
  /** Where its last field ends, and where the next record starts. */
  end = 0;
  nextStart = 0;
  /** The wanted field, without its quotes; -1 where the record has no such field. */
  fieldStart = -1;
  fieldEnd = -1;
  /** Whether the wanted field has quotes in it, each written twice. */
  hasQuotes = false;

  /**
   * @param wanted number of the field to find, from 0
   * @param describe what stands before a message about a field, such as 'a.csv: row 3, column 2'
   */
  constructor(
    private readonly format: RecordFormat,
    readonly wanted: number,
    private readonly describe: (field: number) => string,
  ) {}

  /**
   * Finds the record that starts at `start`, which is before the end of the bytes.
   *
   * @param last whether nothing follows these bytes
   * @returns false when the record does not end in these bytes
   * @throws DataError on quotes that are not CSV's
   */
  next(bytes: Uint8Array, start: number, last: boolean): boolean {
    const { separator, lineEnd, quote } = this.format;
    const { length } = bytes;
    this.fieldStart = this.fieldEnd = -1;
    let at = start;
    for (let field = 0; ; field++) {
      const quoted = bytes[at] === quote;
      const from = quoted ? at + 1 : at;
      let doubled = false;
      if (quoted) {
        for (at++; ; at += 2) {
          while (at < length && bytes[at] !== quote) at++;
          if (at + 1 >= length && !last) return false;
          if (at >= length) throw this.openQuote(field);
          if (bytes[at + 1] !== quote) break;
          doubled = true;
        }
      } else {
        for (; at < length; at++) {
          const byte = bytes[at];
          if (byte === separator || byte === lineEnd) break;
          if (byte === quote) throw this.strayQuote(field);
        }
        if (at === length && !last) return false;
      }
      let fieldEnd = at;
      if (quoted) at++;
      let end = at;
      if (lineEnd === LINE_FEED) {
        if (quoted && bytes[at] === CARRIAGE_RETURN) {
          if (at + 1 >= length && !last) return false;
          at++;
        } else if (!quoted && bytes[at] !== separator && at > from) {
          if (bytes[at - 1] === CARRIAGE_RETURN) fieldEnd = --end;
        }
      }
      const isLast = at >= length || bytes[at] === lineEnd;
      if (!isLast && (bytes[at] !== separator || (quoted && at !== end))) {
        throw this.strayQuote(field);
      }
      if (field === this.wanted) {
        this.fieldStart = from;
        this.fieldEnd = fieldEnd;
        this.hasQuotes = doubled;
      }
      if (isLast) {
        this.end = end;
        this.nextStart = Math.min(at + 1, length);
        this.fields = end === start ? 0 : field + 1;
        return true;
      }
      at++;
    }
  }

  private openQuote(field: number): DataError {
    return new DataError(
      `${this.describe(field)}: a quote is opened and never closed. Write each quote in a field twice, or say --quote none where quotes are characters as others`,
    );
  }

  private strayQuote(field: number): DataError {
    return new DataError(
      `${this.describe(field)}: a quote inside a field. A field that holds quotes stands in quotes, ` +
        'and each quote in it is written twice. Where quotes are characters as others, say --quote none',
    );
  }
}
