/** From file to file: reads, scores and writes a CSV file as a stream; gzip by the names' ending .gz. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Prediction } from '../../models/compiled-model';
import { CsvScorer, type CsvOptions } from './csv-scorer';
import { DataError } from '../../data/data-error';
import { WholeFile } from './whole-file';

const CHUNK = 1 << 18;

export interface ScoringProgress {
  readonly rows: number;
  /** The share of the file's bytes that are read, from 0 to 1. */
  readonly share: number;
}

export interface ScoringOptions extends Omit<CsvOptions, 'file'> {
  readonly onProgress?: (progress: ScoringProgress) => void;
  /** Stops the work: nothing is written then, and the signal's reason is thrown. */
  readonly signal?: AbortSignal;
}

/**
 * Scores the rows of `input` into `output`, in their order; the output is written whole or not at all.
 *
 * @returns how many rows there were, and how many of them with an empty text
 * @throws DataError naming file, row and column; the file system's errors
 */
export async function scoreFile(
  classify: (text: string) => Prediction,
  input: string,
  output: string,
  { onProgress, signal, ...options }: ScoringOptions = {},
): Promise<{ rows: number; emptyTexts: number }> {
  const size = await sizeOf(input);
  const scorer = new CsvScorer(classify, { ...options, file: input });
  const file = await WholeFile.create(output);
  try {
    const { write, end } = writerTo(file, output.endsWith('.gz'));
    const source = createReadStream(input, { highWaterMark: CHUNK });
    const chunks = input.endsWith('.gz') ? gunzip(source, input) : source;
    for await (const chunk of chunks) {
      signal?.throwIfAborted();
      await write(scorer.score(chunk as Buffer));
      const share = size === 0 ? 1 : source.bytesRead / size;
      onProgress?.({ rows: scorer.rows, share });
    }
    await write(scorer.score(Buffer.alloc(0), true));
    await end();
    signal?.throwIfAborted();
    await file.finish();
  } catch (error) {
    await file.abandon();
    throw error;
  }
  return { rows: scorer.rows, emptyTexts: scorer.emptyTexts };
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new DataError(`${path}: it is a folder, not a file`);
    return found.size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new DataError(`${path}: there is no such file`);
  }
}

async function* gunzip(
  source: ReturnType<typeof createReadStream>,
  path: string,
): AsyncGenerator<Buffer> {
  const unzipped = createGunzip({ chunkSize: CHUNK });
  source.on('error', (error) => unzipped.destroy(error));
  try {
    for await (const chunk of source.pipe(unzipped)) yield chunk as Buffer;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
    throw new DataError(`${path}: not a whole gzip file: ${(error as Error).message}`);
  } finally {
    source.destroy();
  }
}

interface Writer {
  readonly write: (bytes: Buffer) => Promise<void>;
  readonly end: () => Promise<void>;
}

function writerTo(file: WholeFile, zipped: boolean): Writer {
  if (!zipped) return { write: (bytes) => file.write(bytes), end: () => Promise.resolve() };
  const zip = createGzip({ chunkSize: CHUNK });
  const writing = (async () => {
    for await (const chunk of zip) await file.write(chunk as Buffer);
  })();
  writing.catch(() => undefined); // thrown by `end`; a write may fail while nobody waits for it
  return {
    // A copy, since the scorer uses its memory again before zlib has read it.
    write: (bytes) =>
      new Promise((resolve, reject) => {
        zip.write(Buffer.from(bytes), (error) => (error ? reject(error) : resolve()));
      }),
    end: async () => {
      zip.end();
      await writing;
    },
  };
}
