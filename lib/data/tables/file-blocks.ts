/** The bytes of a file, block by block, so that a file of any size can be read; gzip is unpacked. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { DataError } from '../data-error';

const BLOCK = 2 ** 20;
/** What Node reads into memory in one piece. */
const LARGEST_PACKED = 2 ** 31;
/** The name that stands for standard input, as in many programs. */
export const STANDARD_INPUT = '-';

/** A file whose bytes can be read from the start as often as needed. */
export interface ByteSource {
  /** As it is called in messages. */
  readonly name: string;
  readonly gzipped: boolean;
  /** Each block is valid until the next is asked for: one buffer is used for all. */
  blocks(): Iterable<Buffer>;
}

/**
 * Opens a file, or standard input, for reading its bytes in blocks, unpacked where it is gzip.
 *
 * @throws DataError when the file cannot be read, or is gzip that is cut short, damaged or too large
 */
export function openBytes(path: string): ByteSource {
  const name = path === STANDARD_INPUT ? 'standard input' : path;
  if (path === STANDARD_INPUT) {
    const blocks = Array.from(standardInputBlocks(), (block) => Buffer.from(block));
    return fromMemory(
      name,
      reading(name, () => Buffer.concat(blocks)),
    );
  }
  const { isFile, size } = reading(name, () => {
    const found = statSync(path);
    return { isFile: found.isFile(), size: found.size };
  });
  const wholeFile = (): ByteSource =>
    fromMemory(
      name,
      reading(name, () => readFileSync(path)),
    );
  if (!isFile) return wholeFile(); // a pipe can be read once
  const start = reading(name, () => [...fileBlocks(path, 2, 1)][0] ?? Buffer.alloc(0));
  if (!isGzip(start))
    return { name, gzipped: false, blocks: () => fileBlocks(path, BLOCK, Infinity) };
  if (size >= LARGEST_PACKED) throw tooLarge(name, 'is larger than 2 GB');
  return wholeFile();
}

/** The same for bytes that are there already. */
export function fromMemory(name: string, bytes: Buffer): ByteSource {
  if (!isGzip(bytes)) return { name, gzipped: false, blocks: () => slices(bytes) };
  let unpacked: Buffer;
  try {
    unpacked = gunzipSync(bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooLarge(name, 'is larger than 4 GB when unpacked');
    }
    throw new DataError(
      `${name}: the gzip file is damaged or cut short. Pack it or copy it again.`,
      {
        cause: error,
      },
    );
  }
  return { name, gzipped: true, blocks: () => slices(unpacked) };
}

/** All bytes in one. @throws DataError when they are more than memory takes in one piece */
export function allBytes(source: ByteSource): Buffer {
  const blocks = Array.from(source.blocks(), (block) => Buffer.from(block));
  return reading(source.name, () => Buffer.concat(blocks));
}

/** What comes on standard input, until it ends. */
export function* standardInputBlocks(): Generator<Buffer> {
  const block = Buffer.allocUnsafe(BLOCK);
  for (;;) {
    let read: number;
    try {
      read = readSync(0, block, 0, BLOCK, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return; // so Windows tells the end
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10); // nothing there yet
      continue;
    }
    if (read === 0) return;
    yield block.subarray(0, read);
  }
}

function tooLarge(name: string, what: string): DataError {
  return new DataError(`${name}: it ${what}. Unpack it (gunzip), and give the unpacked file.`);
}

function isGzip(bytes: Buffer): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += BLOCK) yield bytes.subarray(at, at + BLOCK);
}

function* fileBlocks(path: string, size: number, most: number): Generator<Buffer> {
  const file = openSync(path, 'r');
  try {
    const block = Buffer.allocUnsafe(size);
    for (let count = 0; count < most; count++) {
      const read = readSync(file, block, 0, size, null);
      if (read === 0) return;
      yield block.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic link leads back to itself',
};

function reading<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && /^\/(dev|proc)\//.test(name)) {
      throw new DataError(
        `${name}: a pipe of the shell does not reach through npm. Give the data on standard input: ... | npm start -- --data -`,
      );
    }
    const why = WHY[code ?? ''] ?? `cannot be read (${code ?? String(error)})`;
    throw new DataError(`${name}: ${why}. Give the path of a file of labelled texts.`, {
      cause: error,
    });
  }
}
