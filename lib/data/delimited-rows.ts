/**
 * The rows of CSV (RFC 4180) and its kin. Papa Parse does the parsing, a piece of the file at a time;
 * a line break inside a quoted text is kept as \n.
 */
import Papa from 'papaparse';
import { DataError } from './data-error';
import { delimiterName, type Delimiter } from './delimiter';
import { RawRows, type RawRow, type RawTable } from './raw-table';

/** A record longer than this is no record: a quote was opened and never closed. */
const LONGEST_RECORD = 2 ** 26;

/** How quotes are meant: as RFC 4180 has them, escaped by a backslash, or plain characters. */
type Quotes = 'doubled' | 'backslash' | 'plain';

/**
 * Reads all rows, empty lines left out but counted.
 *
 * @param chunks gives the text from its start, as often as asked
 * @throws DataError when quotes cannot be understood in any of the usual ways
 */
export function readDelimited(
  chunks: () => Iterable<string>,
  file: string,
  delimiter: Delimiter,
): RawTable {
  const format = delimiterName(delimiter);
  const { rows, fault } = tryQuotes(chunks(), delimiter, 'doubled');
  const swallowed = delimiter === '\t' && rows.some(holdsLine);
  if (fault === undefined && !swallowed) return { file, format, rows };
  for (const quotes of ['backslash', 'plain'] as const) {
    const other = tryQuotes(chunks(), delimiter, quotes);
    if (other.fault === undefined && isEven(other.rows) && !other.rows.some(holdsLine)) {
      const how = quotes === 'plain' ? 'quotes are plain characters' : 'quotes written \\"';
      return { file, format: `${format}, ${how}`, rows: other.rows };
    }
  }
  if (fault === undefined) return { file, format, rows };
  throw new DataError(
    `${file}: row ${fault.row}: ${fault.what}. Write a quote inside a quoted text twice (""), and close the text with one quote.`,
  );

  /** A text of a tab file that holds tabs and line breaks has swallowed other rows. */
  function holdsLine({ fields }: RawRow): boolean {
    return fields.some((field) => field.includes('\n') && field.includes(delimiter));
  }
}

interface Attempt {
  readonly rows: RawRows;
  readonly fault?: { readonly row: number; readonly what: string };
}

function tryQuotes(chunks: Iterable<string>, delimiter: Delimiter, quotes: Quotes): Attempt {
  // A quote character that no text holds: quotes are then like any other character.
  const quoteChar = quotes === 'plain' ? '\uFFFF' : '"';
  const escapeChar = quotes === 'backslash' ? '\\' : quoteChar;
  const rows = new RawRows();
  let row = 0;
  let rest = '';
  for (const { text, last } of wholeLines(chunks)) {
    const piece = rest + text;
    const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar, escapeChar });
    const { data, errors, meta } = parser.parse(piece, 0, !last) as Papa.ParseResult<string[]>;
    const [error] = errors.filter(({ code }) => code !== 'MissingQuotes' || last);
    if (error !== undefined) return { rows, fault: { row: row + (error.row ?? 0) + 1, what: explain(error) } };
    for (const fields of data) {
      row++;
      if (fields.length > 1 || fields[0] !== '') rows.add(row, fields);
    }
    rest = last ? '' : piece.slice(meta.cursor);
    if (rest.length > LONGEST_RECORD) return { rows, fault: { row: row + 1, what: UNCLOSED } };
  }
  return { rows };
}

const UNCLOSED = 'a text opens with a quote that is never closed';

function explain({ code }: Papa.ParseError): string {
  return code === 'MissingQuotes' ? UNCLOSED : 'a quote stands inside a quoted text';
}

/** Text with \n for every line break; a \r at the end of a chunk waits for what follows. */
function* wholeLines(chunks: Iterable<string>): Generator<{ text: string; last: boolean }> {
  let held = '';
  for (const chunk of chunks) {
    let text = held + chunk;
    held = text.endsWith('\r') ? '\r' : '';
    if (held !== '') text = text.slice(0, -1);
    yield { text: unixLines(text), last: false };
  }
  yield { text: '', last: true }; // a \r at the very end ends the last row, as the end does
}

/** Every \r\n and lone \r as \n. */
export function unixLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

function isEven(rows: RawRows): boolean {
  const { length } = rows.at(0).fields;
  return !rows.some(({ fields }) => fields.length !== length);
}
