/**
 * The rows of CSV (RFC 4180) and its kin. Papa Parse does the parsing, a piece of the file at a time;
 * a line break inside a quoted text is kept as \n. A stray quote makes a parser take many rows for one:
 * such a record is taken apart again, or refused (swallowed-rows.ts).
 */
import Papa from 'papaparse';
import { DataError } from '../data-error';
import { delimiterName } from './delimiter';
import { RawRows, type RawTable, type UnreadableRow } from './raw-table';
import { RowShape } from './swallowed-rows';
import { unixPieces } from './text-lines';

/** A record longer than this is no record: a quote was opened and never closed. */
const LONGEST_RECORD = 2 ** 26;
/** After so many stray quotes, quotes do not mean in this file what they mean in CSV. */
const MOST_STRAY = 100;

export interface DelimitedOptions {
  readonly delimiter: string;
  /** The quote character, '' for none; by default " in the way that fits. */
  readonly quote?: string;
  /** How many rows at the start are none. */
  readonly skip?: number;
}

/** How quotes are written: twice (RFC 4180), after a backslash, or as plain characters. */
interface Quotes {
  readonly quote: string;
  readonly escape: string;
  readonly name?: string;
}

const DOUBLED: Quotes = { quote: '"', escape: '"' };
// No text holds this character: quotes are then like any other.
const PLAIN: Quotes = { quote: '\uFFFF', escape: '\uFFFF', name: 'quotes are plain characters' };
const OTHERS: readonly Quotes[] = [{ quote: '"', escape: '\\', name: 'quotes written \\"' }, PLAIN];

/**
 * Reads all rows, empty lines left out but counted.
 *
 * @param chunks gives the text from its start, as often as asked
 * @returns rows with quotes that cannot be understood in any of the usual ways are `unreadable`
 * @throws DataError when it is not clear where rows end
 */
export function readDelimited(
  chunks: () => Iterable<string>,
  file: string,
  { delimiter, quote, skip = 0 }: DelimitedOptions,
): RawTable {
  const table = (attempt: Attempt, name = ''): RawTable => {
    if (attempt.fault !== undefined) throw new DataError(`${file}: ${attempt.fault}`);
    const format = `${delimiterName(delimiter)}${name === '' ? '' : `, ${name}`}`;
    return { file, format, separator: delimiter, ...attempt };
  };
  if (quote !== undefined) {
    const told = quote === '' ? PLAIN : { quote, escape: quote, name: `quotes are ${quote}` };
    return table(tryQuotes(chunks(), delimiter, told, skip), told.name);
  }
  const usual = tryQuotes(chunks(), delimiter, DOUBLED, skip);
  const { rows, unreadable, fault } = usual;
  const holdsLine = (all: RawRows): boolean =>
    all.some(({ fields }) =>
      fields.some((field) => field.includes('\n') && field.includes(delimiter)),
    );
  const swallowed = delimiter === '\t' && holdsLine(rows);
  if (fault === undefined && unreadable.length === 0 && !swallowed) return table(usual);
  for (const quotes of OTHERS) {
    const other = tryQuotes(chunks(), delimiter, quotes, skip);
    if (!isEven(other) || holdsLine(other.rows)) continue;
    if (quotes === PLAIN && mostlyEnclosed(other.rows)) continue;
    return table(other, quotes.name);
  }
  return table(usual);
}

interface Attempt {
  readonly rows: RawRows;
  readonly unreadable: readonly UnreadableRow[];
  /** What ends all reading. */
  readonly fault?: string;
}

const REMEDY = 'Write a quote inside a quoted text twice (""), and close the text with one quote';

function tryQuotes(
  chunks: Iterable<string>,
  delimiter: string,
  { quote: quoteChar, escape: escapeChar }: Quotes,
  skip: number,
): Attempt {
  const config = { delimiter, newline: '\n' as const, quoteChar, escapeChar };
  const rows = new RawRows();
  const unreadable: UnreadableRow[] = [];
  const shape = new RowShape(rows, config);
  let [row, line, stray, rest] = [0, 0, 0, ''];
  const refuse = (why: string): void => {
    row++;
    if (row > skip) unreadable.push({ row, line: line + 1, why, remedy: REMEDY });
  };
  const accept = (fields: readonly string[]): void => {
    row++;
    if (row > skip && (fields.length > 1 || fields[0] !== '')) rows.add(row, fields, line + 1);
    line++;
    for (const field of fields) if (field.includes('\n')) line += count(field);
  };
  const fault = (last: number, more: string): Attempt => ({
    rows,
    unreadable,
    fault: `row ${row + 1}: a text opens with a quote that is never closed${more}: lines ${line + 1} to ${last}. ${REMEDY}.`,
  });
  for (const { text, last } of unixPieces(chunks)) {
    let piece = rest + text;
    for (;;) {
      const parser = new Papa.Parser(config);
      const { data, errors, meta } = parser.parse(piece, 0, !last) as Papa.ParseResult<string[]>;
      shape.learn(data);
      const broken = errors.some((error) => (error.row ?? 0) < data.length);
      if (!broken && !data.some((fields) => shape.hasSwallowed(fields))) {
        data.forEach(accept);
        rest = last ? '' : piece.slice(meta.cursor);
        break;
      }
      // Record by record, as far as the first that holds others.
      let resume = -1;
      for (const { fields, lines, start, invalid, open } of recordsOf(piece, config, !last)) {
        const like = invalid
          ? shape.shareOfRows(lines.slice(1))
          : Number(shape.hasSwallowed(fields));
        if (!invalid && like === 0) accept(fields);
        else if (lines.length === 1 || like === 0) {
          refuse(open ? NEVER : ': a quote stands inside a quoted text');
          line += lines.length;
        } else if (like < 0.9) {
          return fault(line + lines.length, ' where it should be, and some of what follows looks like other rows'); // prettier-ignore
        } else {
          if (++stray > MOST_STRAY)
            return fault(line + lines.length, ', as in many rows before it');
          refuse(open ? NEVER : `: a quote opens a text and closes it only in line ${line + lines.length}, after what look like other rows`); // prettier-ignore
          line++;
          resume = start + lines[0].length + 1;
          break;
        }
      }
      if (resume < 0) {
        rest = last ? '' : piece.slice(meta.cursor);
        break;
      }
      piece = piece.slice(resume);
    }
    if (rest.length > LONGEST_RECORD) return fault(line + count(rest), ' within 64 MB');
  }
  return { rows, unreadable };
}

const NEVER = ': a text opens with a quote that is never closed';

interface FoundRecord {
  readonly fields: readonly string[];
  /** The record as it stands in the file, and where it begins. */
  readonly lines: readonly string[];
  readonly start: number;
  readonly invalid: boolean;
  /** Whether its quote is never closed. */
  readonly open: boolean;
}

function recordsOf(piece: string, config: Papa.ParseConfig, more: boolean): FoundRecord[] {
  const found: FoundRecord[] = [];
  let start = 0;
  const step = ({ data, errors, meta }: Papa.ParseStepResult<string[]>): void => {
    // The parser itself hands over a list of one row, and for an open quote not where it ends.
    const [fields] = data as unknown as string[][];
    const open = errors.some(({ code }) => code === 'MissingQuotes');
    const end = open ? piece.length : meta.cursor;
    const lines = piece.slice(start, end).replace(/\n$/, '').split('\n');
    found.push({ fields, lines, start, invalid: errors.length > 0, open });
    start = end;
  };
  new Papa.Parser({ ...config, step } as Papa.ParseConfig).parse(piece, 0, more);
  return found;
}

function count(text: string): number {
  return text.split('\n').length - 1;
}

function isEven({ rows, unreadable, fault }: Attempt): boolean {
  const lengths = new Set(Array.from(rows, ({ fields }) => fields.length));
  return lengths.size === 1 && unreadable.length === 0 && fault === undefined;
}

/** Whether quotes stand around fields more often than elsewhere: then they are no plain characters. */
function mostlyEnclosed(rows: RawRows): boolean {
  let [around, elsewhere] = [0, 0];
  for (const { fields } of rows) {
    for (const field of fields) {
      if (!field.includes('"')) continue;
      if (/^"[^"]*"$/.test(field)) around++;
      else elsewhere++;
    }
  }
  return around > elsewhere;
}
