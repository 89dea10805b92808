/** A file to be scored, as UTF-8 in pieces, and what it is: found from its beginning, as all reading of files does. */
import { constants, createReadStream, openSync, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { getDecoder } from 'iconv-lite';
import { DataError } from '../../data/data-error';
import { findDelimiter } from '../../data/tables/delimiter';
import { fromMemory, STANDARD_INPUT } from '../../data/tables/file-blocks';
import { refuseOtherKinds } from '../../data/tables/file-kinds';
import { isJsonLines } from '../../data/tables/json-rows';
import { isParquet } from '../../data/tables/parquet-rows';
import { decodeText } from '../../data/tables/text-encoding';

const CHUNK = 1 << 18;
const SAMPLE = 1 << 20;
const JSON_LINES_FILE = /\.(jsonl|ndjson)(\.gz)?$/i;

export interface InputOptions {
  /** By default it is found. */
  readonly encoding?: string;
  /** The text's column, where it was named: it tells a header. */
  readonly text?: string;
  /** Whether the first row names the columns. */
  readonly header?: boolean;
  /** What separates the columns of a CSV file; by default it is found. */
  readonly separator?: string;
  /** What stands around fields. */
  readonly quote?: string;
  /** Ends the reading, also while it waits. */
  readonly signal?: AbortSignal;
}

export interface ScoringInput {
  /** As it is called in messages. */
  readonly name: string;
  readonly kind: 'csv' | 'jsonl';
  /** What separates the columns of a CSV file; undefined where the beginning does not tell. */
  readonly separator?: string;
  readonly encoding: string;
  /** The text in UTF-8. */
  readonly chunks: AsyncGenerator<Buffer>;
  /** The file's size; 0 where it is not known. */
  readonly size: number;
  /** Whether the text is what the file holds, byte for byte, so that any part of it can be read. */
  readonly isPlain: boolean;
  /** The share of the file's bytes that are read, from 0 to 1; 0 where its size is not known. */
  readonly share: () => number;
  readonly close: () => void;
}

/**
 * Opens a file, or standard input, for reading its text in UTF-8.
 *
 * @throws DataError for a file that is not there or of another kind, and for an encoding that is not clear
 */
export async function openInput(path: string, options: InputOptions = {}): Promise<ScoringInput> {
  const isStandard = path === STANDARD_INPUT;
  const name = isStandard ? 'standard input' : path;
  const found = isStandard ? undefined : await statOf(path);
  const size = found?.isFile() === true ? found.size : 0;
  let read = 0;
  const source = isStandard ? process.stdin : found?.isFIFO() === true ? openPipe(path) : createReadStream(path, { highWaterMark: CHUNK }); // prettier-ignore
  const stop = (): unknown => source.destroy(options.signal?.reason as Error);
  options.signal?.addEventListener('abort', stop);
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      read += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
  };
  let [start, chunks] = await peek(counted(), 2);
  const isPacked = start[0] === 0x1f && start[1] === 0x8b;
  if (isPacked) chunks = gunzip(chunks, name);
  [start, chunks] = await peek(chunks, SAMPLE);
  if (isParquet(start)) {
    throw new DataError(`${name}: this is a Parquet file. Save it as CSV or JSON Lines.`);
  }
  refuseOtherKinds(start, name);
  const end = start.length < SAMPLE ? start.length : start.lastIndexOf(0x0a) + 1 || start.length;
  const { encoding, text } = decodeStart(start.subarray(0, end), name, options.encoding);
  const kind = JSON_LINES_FILE.test(name) || isJsonLines(text) ? 'jsonl' : 'csv';
  if (kind === 'csv' && /^\s*(\{\s*["}]|\[\s*[[{\]])/.test(text)) {
    throw new DataError(
      `${name}: this is one JSON value. Give it as JSON Lines, an object a line.`,
    );
  }
  const useless =
    options.header === false ? '--no-header' : options.separator !== undefined ? '--separator' : options.quote !== undefined ? '--quote' : undefined; // prettier-ignore
  if (kind === 'jsonl' && useless !== undefined) {
    throw new DataError(
      `${name}: ${useless} changes nothing for JSON Lines, which have none. Leave it out.`,
    );
  }
  const wanted = options.text === undefined ? [] : [options.text];
  return {
    name,
    kind,
    separator:
      kind === 'csv' ? (options.separator ?? findDelimiter(text, wanted, name)) : undefined,
    encoding,
    chunks: encoding === 'utf-8' ? chunks : inUtf8(chunks, encoding),
    size,
    isPlain: size > 0 && !isPacked && encoding === 'utf-8',
    share: () => (size === 0 ? 0 : read / size),
    close: () => {
      options.signal?.removeEventListener('abort', stop);
      if (!isStandard) source.destroy();
    },
  };
}

function decodeStart(
  start: Buffer,
  name: string,
  encoding: string | undefined,
): { encoding: string; text: string } {
  try {
    const decoded = decodeText(fromMemory(name, withoutFewZeros(start)), { encoding });
    const [text = ''] = decoded.chunks();
    return { encoding: decoded.encoding, text: text.slice(0, 1 << 16).replace(/\r\n?/g, '\n') };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new DataError(error.message.replace(/, or leave such rows out: --skip-bad-rows/, ''));
  }
}

/** A few zero bytes are part of the rows, which go out as they are; many are a sign of another encoding or kind. */
function withoutFewZeros(bytes: Buffer): Buffer {
  const zeros = bytes.reduce((count, byte) => count + Number(byte === 0), 0);
  if (zeros === 0 || zeros >= bytes.length / 20) return bytes;
  return Buffer.from(bytes.map((byte) => (byte === 0 ? 0x20 : byte)));
}

/** What comes first, as many bytes as asked where there are so many, and all chunks from the start. */
async function peek(
  chunks: AsyncGenerator<Buffer>,
  bytes: number,
): Promise<[Buffer, AsyncGenerator<Buffer>]> {
  const first: Buffer[] = [];
  for (let length = 0; length < bytes;) {
    const next = await chunks.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  const again = async function* (): AsyncGenerator<Buffer> {
    yield* first;
    yield* chunks;
  };
  return [Buffer.concat(first), again()];
}

async function* inUtf8(chunks: AsyncGenerator<Buffer>, encoding: string): AsyncGenerator<Buffer> {
  const decoder = getDecoder(encoding); // takes the mark off
  for await (const chunk of chunks) yield Buffer.from(decoder.write(chunk));
  yield Buffer.from(decoder.end() ?? '');
}

/** A pipe with a name; opened so that nothing waits for whoever writes into it, and reading can be ended. */
function openPipe(path: string): Socket {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd, readable: true, writable: false });
}

async function statOf(path: string): Promise<Stats> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new DataError(`${path}: it is a folder, not a file`);
    return found;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new DataError(`${path}: there is no such file`);
    if (code !== 'ELOOP') throw error;
    throw new DataError(`${path}: its symbolic link leads back to itself. Take it out.`);
  }
}

async function* gunzip(packed: AsyncGenerator<Buffer>, name: string): AsyncGenerator<Buffer> {
  const unzipped = createGunzip({ chunkSize: CHUNK });
  const source = Readable.from(packed);
  source.on('error', (error) => unzipped.destroy(error));
  try {
    for await (const chunk of source.pipe(unzipped)) yield chunk as Buffer;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
    throw new DataError(`${name}: not a whole gzip file: ${(error as Error).message}`);
  } finally {
    source.destroy();
  }
}
