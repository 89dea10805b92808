/** Where the result goes: a file, whole or not at all, or standard output; packed where the file's name says so. */
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import { STANDARD_INPUT } from '../../data/tables/file-blocks';
import { WholeFile } from './whole-file';

const CHUNK = 1 << 18;

export interface ResultWriter {
  /** The bytes must stay as they are until they are written. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Puts the file into place. */
  readonly finish: () => Promise<void>;
  /** Takes away what was written; the file is as it was before. */
  readonly abandon: () => Promise<void>;
}

/**
 * Opens a result that is put into place whole or not at all.
 *
 * @throws DataError when there is something else than a file at the path; the file system's errors
 */
export async function openResult(path: string): Promise<ResultWriter> {
  const out = path === STANDARD_INPUT ? standardOutput : await WholeFile.create(path);
  const { write, end } = path.endsWith('.gz') ? zipped(out) : plain(out);
  return {
    write,
    finish: async () => {
      await end();
      await out.finish();
    },
    abandon: () => out.abandon(),
  };
}

type Output = Pick<WholeFile, 'write' | 'finish' | 'abandon'>;

const standardOutput: Output = {
  write: async (bytes) => {
    if (!process.stdout.write(bytes)) await once(process.stdout, 'drain');
  },
  finish: async () => {
    await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
  },
  abandon: () => Promise.resolve(), // what was written cannot be taken back
};

interface Pieces {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly end: () => Promise<void>;
}

function plain(out: Output): Pieces {
  return { write: (bytes) => out.write(bytes), end: () => Promise.resolve() };
}

function zipped(out: Output): Pieces {
  const zip = createGzip({ chunkSize: CHUNK });
  const writing = (async () => {
    for await (const chunk of zip) await out.write(chunk as Buffer);
  })();
  writing.catch(() => undefined); // thrown by `end`; a write may fail while nobody waits for it
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        zip.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    end: async () => {
      zip.end();
      await writing;
    },
  };
}
