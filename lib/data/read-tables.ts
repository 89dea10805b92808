/** Any file of labelled texts as a table: what it is is found from its first characters. */
import { basename, extname } from 'node:path';
import { DataError } from './data-error';
import { findDataPaths, type DataPaths } from './data-paths';
import { readDelimited, unixLines } from './delimited-rows';
import { findDelimiter } from './delimiter';
import { isFastText, readFastText } from './fasttext-rows';
import { fromMemory, openBytes, type ByteSource } from './file-blocks';
import { readJson } from './json-rows';
import { isParquet, readParquet } from './parquet-rows';
import { RawRows, type RawTable } from './raw-table';
import { decodeText, type DecodedText } from './text-encoding';

const TABLE_FILE = /\.(csv|tsv|tab|json|jsonl|ndjson|parquet)(\.gz)?$/i;

/** @param wanted names of columns that were asked for: they tell a header and its separator */
export function readTables(
  data: string | readonly string[],
  wanted: readonly string[],
  encoding?: string,
): RawTable[] {
  const paths = findDataPaths(data);
  if (paths.folder) return [readFolder(paths, encoding)];
  const sources = paths.files.map(({ path }) => openBytes(path));
  const linesOfClass =
    sources.length > 1 &&
    sources.every((source) => isPlainLines(source, wanted, encoding));
  if (!linesOfClass) return sources.map((source) => readTable(source, wanted, encoding));
  const labels = classNames(sources.map(({ name }) => name));
  return sources.map((source, at) => readLines(source, labels[at], encoding));
}

/** The same for bytes that are there already; `name` stands for the file. */
export function readTable(source: ByteSource, wanted: readonly string[], encoding?: string): RawTable {
  const [start = Buffer.alloc(0)] = source.blocks();
  if (isParquet(start)) return readParquet(source);
  if (start.subarray(0, 4).toString('latin1') === 'PK\x03\x04') {
    throw new DataError(
      `${source.name}: this is a zip or Excel file. Unpack it, or save the sheet as CSV.`,
    );
  }
  const text = decodeText(source, encoding);
  const table = readText(text, source.name, wanted);
  return { ...table, format: `${table.format}, ${text.encoding}${source.gzipped ? ', gzip' : ''}` };
}

function readText(text: DecodedText, file: string, wanted: readonly string[]): RawTable {
  const start = beginning(text);
  if (start.trim() === '') {
    throw new DataError(`${file}: the file is empty. Give a file of labelled texts.`);
  }
  if (/^\s*(\{\s*["}]|\[\s*[{\]])/.test(start)) return readJson(whole(text, file), file);
  if (isFastText(start)) return readFastText(whole(text, file), file);
  const delimiter = findDelimiter(start, wanted);
  if (delimiter === undefined) return { ...lines(whole(text, file), file), format: 'lines' };
  return readDelimited(text.chunks, file, delimiter);
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
      `${file}: too large for this format (more than 512 MB). Give it as CSV, or in several files.`,
      { cause: error },
    );
  }
}

function lines(text: string, file: string): RawTable {
  const rows = unixLines(text)
    .split('\n')
    .flatMap((line, at) => (line.trim() === '' ? [] : [{ row: at + 1, fields: [line.trim()] }]));
  return { file, format: 'one text a line', rows: RawRows.from(rows) };
}

/** Whether a file is texts only, a line each: no usual header, no columns. */
function isPlainLines(source: ByteSource, wanted: readonly string[], encoding?: string): boolean {
  if (TABLE_FILE.test(source.name) || source.name === 'standard input') return false;
  const start = beginning(decodeText(source, encoding));
  if (isFastText(start) || /^\s*[[{]/.test(start)) return false;
  const delimiter = findDelimiter(start, wanted);
  if (delimiter === undefined) return true;
  const [header] = start.split('\n', 1);
  return delimiter !== '\t' && findDelimiter(`${header}\n`, wanted) === undefined;
}

function readLines(source: ByteSource, label: string, encoding?: string): RawTable {
  const text = decodeText(source, encoding);
  const { rows } = lines(whole(text, source.name), source.name);
  return {
    file: source.name,
    format: `one file a class (this is '${label}'), ${text.encoding}${source.gzipped ? ', gzip' : ''}`,
    columns: ['text', 'label'],
    rows: RawRows.from([...rows].map(({ row, fields }) => ({ row, fields: [fields[0], label] }))),
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

function readFolder({ files }: DataPaths, encoding?: string): RawTable {
  const encodings = new Set<string>();
  const rows = files.map(({ path, label = '' }, at) => {
    const source = openBytes(path);
    const text = decodeText(source, encoding);
    encodings.add(text.encoding);
    return { row: at + 1, fields: [path, whole(text, path).trim(), label] };
  });
  const format = `a folder with one sub-folder a class, ${[...encodings].join(' and ')}`;
  const [{ path }] = files;
  return { file: path.split(/[\\/]/).slice(0, -2).join('/') || '.', format, columns: ['id', 'text', 'label'], rows: RawRows.from(rows) };
}

/** For texts that are in a string. */
export function readTableFrom(content: string, name: string, wanted: readonly string[]): RawTable {
  return readTable(fromMemory(name, Buffer.from(content, 'utf8')), wanted, 'utf-8');
}
