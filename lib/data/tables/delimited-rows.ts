/**
 * The rows of CSV (RFC 4180) and its kin. Papa Parse does the parsing, a piece of the file at a time;
 * a line break inside a quoted text is kept as \n.
 */
import Papa from 'papaparse';
import { DataError } from '../data-error';
import { delimiterName, type Delimiter } from './delimiter';
import { RawRows, type RawRow, type RawTable, type UnreadableRow } from './raw-table';
import { unixPieces } from './text-lines';

/** A record longer than this is no record: a quote was opened and never closed. */
const LONGEST_RECORD = 2 ** 26;

/** How quotes are meant: as RFC 4180 has them, escaped by a backslash, or plain characters. */
type Quotes = 'doubled' | 'backslash' | 'plain';

/**
 * Reads all rows, empty lines left out but counted.
 *
 * @param skip how many rows at the start are none
 * @param chunks gives the text from its start, as often as asked
 * @returns rows with quotes that cannot be understood in any of the usual ways are `unreadable`
 * @throws DataError when a quote is never closed
 */
export function readDelimited(
  chunks: () => Iterable<string>,
  file: string,
  delimiter: Delimiter,
  skip = 0,
): RawTable {
  const format = delimiterName(delimiter);
  const { rows, unreadable, fault } = tryQuotes(chunks(), delimiter, 'doubled', skip);
  const swallowed = delimiter === '\t' && rows.some(holdsLine);
  if (fault === undefined && unreadable.length === 0 && !swallowed) return { file, format, rows };
  for (const quotes of ['backslash', 'plain'] as const) {
    const other = tryQuotes(chunks(), delimiter, quotes, skip);
    if (isEven(other) && !other.rows.some(holdsLine)) {
      const how = quotes === 'plain' ? 'quotes are plain characters' : 'quotes written \\"';
      return { file, format: `${format}, ${how}`, rows: other.rows };
    }
  }
  if (fault === undefined) return { file, format, rows, unreadable };
  throw new DataError(
    `${file}: row ${fault}: a text opens with a quote that is never closed. ${QUOTES}.`,
  );

  /** A text of a tab file that holds tabs and line breaks has swallowed other rows. */
  function holdsLine({ fields }: RawRow): boolean {
    return fields.some((field) => field.includes('\n') && field.includes(delimiter));
  }
}

interface Attempt {
  readonly rows: RawRows;
  readonly unreadable: readonly UnreadableRow[];
  /** The row whose quote is never closed, which ends all reading. */
  readonly fault?: number;
}

const QUOTES = 'Write a quote inside a quoted text twice (""), and close the text with one quote';

function tryQuotes(
  chunks: Iterable<string>,
  delimiter: Delimiter,
  quotes: Quotes,
  skip: number,
): Attempt {
  // A quote character that no text holds: quotes are then like any other character.
  const quoteChar = quotes === 'plain' ? '\uFFFF' : '"';
  const escapeChar = quotes === 'backslash' ? '\\' : quoteChar;
  const rows = new RawRows();
  const unreadable: UnreadableRow[] = [];
  let row = 0;
  let rest = '';
  for (const { text, last } of unixPieces(chunks)) {
    const piece = rest + text;
    const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar, escapeChar });
    const { data, errors, meta } = parser.parse(piece, 0, !last) as Papa.ParseResult<string[]>;
    // Told of the last piece only, which begins where the last record does.
    if (errors.some(({ code }) => code === 'MissingQuotes'))
      return { rows, unreadable, fault: row + 1 };
    const bad = new Set(
      errors.filter(({ code }) => code === 'InvalidQuotes').map((error) => error.row),
    );
    for (const [at, fields] of data.entries()) {
      row++;
      if (row <= skip) continue;
      if (bad.has(at))
        unreadable.push({ row, why: ': a quote stands inside a quoted text', remedy: QUOTES });
      else if (fields.length > 1 || fields[0] !== '') rows.add(row, fields);
    }
    rest = last ? '' : piece.slice(meta.cursor);
    if (rest.length > LONGEST_RECORD) return { rows, unreadable, fault: row + 1 };
  }
  return { rows, unreadable };
}

function isEven({ rows, unreadable, fault }: Attempt): boolean {
  const lengths = new Set(Array.from(rows, ({ fields }) => fields.length));
  return lengths.size === 1 && unreadable.length === 0 && fault === undefined;
}
