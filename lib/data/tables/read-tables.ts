/** Any file of labelled texts as a table: what it is is found from its first characters. */
import { basename, extname } from 'node:path';
import { DataError } from '../data-error';
import { findDataPaths, type DataPaths } from './data-paths';
import { readDelimited } from './delimited-rows';
import { findDelimiter, unusualDelimiter } from './delimiter';
import { isFastText, readFastText } from './fasttext-rows';
import { refuseOtherKinds } from './file-kinds';
import { fromMemory, openBytes, type ByteSource } from './file-blocks';
import { isJsonLines, readJson, readJsonLines } from './json-rows';
import { isParquet, readParquet } from './parquet-rows';
import { RawRows, type RawTable } from './raw-table';
import { decodeText, type DecodedText } from './text-encoding';
import { linesOf, unixLines } from './text-lines';
import { visible } from '../visible';

/** The first line that tells Excel what separates the columns. */
const SEPARATOR_LINE = /^"?sep=([,;\t|])"?\n/i;
const JSON_LINES_FILE = /\.(jsonl|ndjson)(\.gz)?$/i;
const JSON_FILE = /\.json(\.gz)?$/i;
const TABLE_FILE = /\.(csv|tsv|tab|json|jsonl|ndjson|parquet)(\.gz)?$/i;

export interface TableOptions {
  /** Names of columns that were asked for: they tell a header and its separator. */
  readonly wanted?: readonly string[];
  readonly encoding?: string;
  /** What separates the columns, and what stands around texts ('' for nothing); by default they are found. */
  readonly separator?: string;
  readonly quote?: string;
  /** Go on where single bytes stand for no character; the table is then `damaged`. */
  readonly lenient?: boolean;
}

/** Reads all that is meant by a path, a pattern or a list, a table for each file. */
export function readTables(data: string | readonly string[], options: TableOptions): RawTable[] {
  const paths = findDataPaths(data);
  if (paths.folder) return [readFolder(paths, options)];
  const sources = paths.files.map(({ path }) => openBytes(path));
  const linesOfClass =
    sources.length > 1 && sources.every((source) => isPlainLines(source, options));
  if (!linesOfClass) return sources.map((source) => readTable(source, options));
  const labels = classNames(sources.map(({ name }) => name));
  return sources.map((source, at) => readLines(source, labels[at], options));
}

/** The same for bytes that are there already; `name` stands for the file. */
export function readTable(source: ByteSource, options: TableOptions = {}): RawTable {
  const [start = Buffer.alloc(0)] = source.blocks();
  if (isParquet(start)) return readParquet(source);
  refuseOtherKinds(start, source.name);
  const text = decodeText(source, options);
  const table = readText(text, source.name, options);
  const { encoding, damaged } = text;
  return { ...table, encoding, gzipped: source.gzipped, damaged };
}

function readText(text: DecodedText, file: string, options: TableOptions): RawTable {
  const { separator, quote, wanted = [] } = options;
  const start = beginning(text);
  if (start.trim() === '') {
    throw new DataError(`${file}: the file is empty. Give a file of labelled texts.`);
  }
  const isJson = /^\s*(\{\s*["}]|\[\s*[[{\]])/.test(start) || (JSON_FILE.test(file) && /^\s*[[{]/.test(start)); // prettier-ignore
  if (JSON_LINES_FILE.test(file) ? !/^\s*\[/.test(start) : isJson && isJsonLines(start)) {
    return readJsonLines(text.chunks(), file);
  }
  if (isJson) return readJson(whole(text, file), file);
  if (isFastText(start)) return readFastText(text.chunks(), file);
  if (JSON_FILE.test(file) && /^\s*(\/\/|\/\*|#)/.test(start)) {
    throw new DataError(`${file}: line 1: a comment, and JSON has none. Take it out.`);
  }
  const said = SEPARATOR_LINE.exec(start);
  const delimiter = separator ?? said?.[1] ?? findDelimiter(start, wanted, file);
  const unusual = delimiter === undefined ? unusualDelimiter(start) : undefined;
  if (unusual !== undefined) {
    throw new DataError(
      `${file}: its columns seem to be separated by '${visible(unusual)}'. If so, say --separator '${visible(unusual)}'.`,
    );
  }
  if (delimiter === undefined) return { ...lines(text, file), format: 'lines' };
  return readDelimited(text.chunks, file, { delimiter, quote, skip: Number(said !== null) });
}

/** Some 64,000 characters from the start, ending with a whole line where there is one. */
function beginning(text: DecodedText): string {
  const [first = ''] = text.chunks();
  const start = unixLines(first.slice(0, 2 ** 16));
  const end = start.lastIndexOf('\n');
  return first.length > start.length && end > 0 ? start.slice(0, end + 1) : start;
}

function whole(text: DecodedText, file: string): string {
  try {
    return [...text.chunks()].join('');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DataError(
      `${file}: too large to be read as one JSON value (more than 512 MB). Give it as JSON Lines or CSV.`,
      { cause: error },
    );
  }
}

function lines(text: DecodedText, file: string): RawTable {
  const rows = new RawRows();
  let row = 0;
  for (const line of linesOf(text.chunks(), file)) {
    row++;
    if (line.trim() !== '') rows.add(row, [line.trim()], row);
  }
  return { file, format: 'one text a line', rows };
}

/** Whether a file is texts only, a line each: no usual header, no columns. */
function isPlainLines(source: ByteSource, options: TableOptions): boolean {
  const { wanted = [], separator } = options;
  if (separator !== undefined) return false;
  if (TABLE_FILE.test(source.name) || source.name === 'standard input') return false;
  const start = beginning(decodeText(source, options));
  if (isFastText(start) || /^\s*[[{]/.test(start)) return false;
  const delimiter = findDelimiter(start, wanted);
  if (delimiter === undefined) return true;
  const [header] = start.split('\n', 1);
  return delimiter !== '\t' && findDelimiter(`${header}\n`, wanted) === undefined;
}

function readLines(source: ByteSource, label: string, options: TableOptions): RawTable {
  const text = decodeText(source, options);
  const { rows } = lines(text, source.name);
  return {
    file: source.name,
    format: `one file a class (this is '${label}')`,
    encoding: text.encoding,
    gzipped: source.gzipped,
    columns: ['text', 'label'],
    damaged: text.damaged,
    rows: RawRows.from([...rows].map((one) => ({ ...one, fields: [one.fields[0], label] }))),
  };
}

/** rt-polarity.pos is 'pos', good.txt is 'good': what the names do not have in common. */
function classNames(files: readonly string[]): string[] {
  const names = files.map((file) => basename(file).replace(/\.gz$/i, ''));
  const stems = names.map((name) => basename(name, extname(name)));
  if (new Set(stems).size === files.length) return stems;
  const endings = names.map((name) => extname(name).slice(1));
  return new Set(endings).size === files.length && !endings.includes('') ? endings : [...files];
}

function readFolder({ files, aside = [] }: DataPaths, options: TableOptions): RawTable {
  const encodings = new Set<string>();
  let damaged = false;
  const rows = files.map(({ path, label = '' }, at) => {
    const text = decodeText(openBytes(path), options);
    encodings.add(text.encoding);
    damaged ||= text.damaged;
    return { row: at + 1, fields: [path, whole(text, path).trim(), label] };
  });
  const [{ path }] = files;
  const file = path.split(/[\\/]/).slice(0, -2).join('/') || '.';
  const columns = ['id', 'text', 'label'];
  return {
    file,
    format: `a folder with one sub-folder a class${
      aside.length === 0
        ? ''
        : ` (not read: ${aside
            .slice(0, 5)
            .map((name) => visible(name))
            .join(', ')}${aside.length > 5 ? ` and ${aside.length - 5} more` : ''})`
    }`,
    encoding: [...encodings].join(' and '),
    columns,
    rows: RawRows.from(rows),
    damaged,
    files: files.map((one) => one.path),
  };
}

/** For texts that are in a string. */
export function readTableFrom(content: string, name: string, wanted: readonly string[]): RawTable {
  return readTable(fromMemory(name, Buffer.from(content, 'utf8')), { wanted, encoding: 'utf-8' });
}
