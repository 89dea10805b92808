/** From file to file: reads, scores and writes rows as a stream, on several threads where the model has a file. */
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import { STANDARD_INPUT } from '../../data/tables/file-blocks';
import type { Prediction } from '../../models/compiled-model';
import { CsvScorer, type CsvOptions, type RowScorer } from './csv-scorer';
import { openInput, type ScoringInput } from './input';
import { JsonLinesScorer } from './json-lines-scorer';
import { ScoringThreads, type BlockAnswer } from './scoring-threads';
import { WholeFile } from './whole-file';
import { WholeRows } from './whole-rows';

const CHUNK = 1 << 18;
/** What a thread gets at a time. */
const BLOCK = 1 << 20;

export interface ScoringProgress {
  readonly rows: number;
  /** The share of the file's bytes that are read, from 0 to 1. */
  readonly share: number;
}

export interface ScoringOptions extends Omit<CsvOptions, 'file' | 'separator'> {
  /** The input's encoding; by default it is found. */
  readonly encoding?: string;
  /** How many threads score, each with the model of that file; by default this thread does, with `classify`. */
  readonly threads?: { readonly count: number; readonly model: string };
  readonly onProgress?: (progress: ScoringProgress) => void;
  /** Stops the work: nothing is written then, and the signal's reason is thrown. */
  readonly signal?: AbortSignal;
}

/** What was scored. */
export interface Scored {
  readonly rows: number;
  /** Rows with an empty text. */
  readonly emptyTexts: number;
  /** The input's encoding; what is written is UTF-8. */
  readonly encoding: string;
}

/**
 * Scores the rows of `input` into `output`, in their order; a file is written whole or not at all. '-' is standard
 * input or output.
 *
 * @throws DataError naming file, row and column; the file system's errors
 */
export async function scoreFile(
  classify: (text: string) => Prediction,
  input: string,
  output: string,
  options: ScoringOptions = {},
): Promise<Scored> {
  const { signal, threads } = options;
  const source = await openInput(input, options);
  const { name: file, separator, encoding } = source;
  const scorer: RowScorer =
    source.kind === 'jsonl'
      ? new JsonLinesScorer(classify, file, options.text)
      : new CsvScorer(classify, { ...options, file, separator });
  const out = output === STANDARD_INPUT ? new StandardOutput() : await WholeFile.create(output);
  try {
    const writer = writerTo(out, output.endsWith('.gz'));
    const counts =
      threads === undefined || threads.count < 2
        ? await scoreHere(scorer, source, writer, options)
        : await scoreInThreads(scorer, source, writer, threads.count, threads.model, options);
    await writer.end();
    signal?.throwIfAborted();
    await out.finish();
    return { ...counts, encoding };
  } catch (error) {
    await out.abandon();
    throw error;
  }
}

type Counts = Pick<Scored, 'rows' | 'emptyTexts'>;

async function scoreHere(
  scorer: RowScorer,
  { chunks, share }: ScoringInput,
  writer: Writer,
  { signal, onProgress }: ScoringOptions,
): Promise<Counts> {
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    await writer.write(scorer.score(chunk));
    onProgress?.({ rows: scorer.rows, share: share() });
  }
  await writer.write(scorer.score(Buffer.alloc(0), true));
  onProgress?.({ rows: scorer.rows, share: 1 });
  return { rows: scorer.rows, emptyTexts: scorer.emptyTexts };
}

/** The beginning is read here, blocks of whole rows go to threads; what a thread cannot score is scored here, for the message. */
async function scoreInThreads(
  scorer: RowScorer,
  { name: file, chunks, share }: ScoringInput,
  writer: Writer,
  count: number,
  model: string,
  { signal, onProgress, text }: ScoringOptions,
): Promise<Counts> {
  const begun = await readBeginning(scorer, chunks, writer);
  const { head } = scorer instanceof CsvScorer ? scorer : { head: undefined };
  const pool = new ScoringThreads(count, { model, file, text, head });
  const blocks = new WholeRows(head?.format.lineEnd ?? 0x0a, head !== undefined, BLOCK);
  const waiting: { block: Uint8Array; answer: Promise<BlockAnswer> }[] = [];
  let [rows, emptyTexts, { row }] = [0, 0, scorer];
  const take = async (): Promise<void> => {
    const next = waiting.shift();
    if (next === undefined) return;
    const { failed, output, ...counts } = await next.answer;
    if (failed) {
      scorer.row = row;
      scorer.score(Buffer.from(next.block), true);
      throw new Error(`${file}: a thread could not score what this one can`);
    }
    await writer.write(Buffer.from(output.buffer, output.byteOffset, output.length));
    rows += counts.rows;
    emptyTexts += counts.emptyTexts;
    row += counts.records;
    onProgress?.({ rows, share: share() });
  };
  const give = async (block: Uint8Array): Promise<void> => {
    const answer = pool.score(block.slice());
    answer.catch(() => undefined); // thrown where it is awaited
    waiting.push({ block, answer });
    if (waiting.length > 2 * count) await take();
  };
  try {
    for await (const chunk of begun) {
      signal?.throwIfAborted();
      const block = blocks.add(chunk);
      if (block !== undefined) await give(block);
    }
    const rest = blocks.rest();
    if (rest.length > 0) await give(rest);
    while (waiting.length > 0) await take();
  } finally {
    await pool.end();
  }
  return { rows, emptyTexts };
}

/** Reads a CSV file's header here; what is returned begins with its rows. */
async function readBeginning(
  scorer: RowScorer,
  chunks: AsyncGenerator<Buffer>,
  writer: Writer,
): Promise<AsyncGenerator<Buffer>> {
  if (!(scorer instanceof CsvScorer)) return chunks;
  let bytes: Buffer = Buffer.alloc(0);
  for (;;) {
    const next = await chunks.next();
    if (next.done !== true) bytes = Buffer.concat([bytes, next.value]);
    const begun = scorer.begin(bytes, next.done === true);
    if (begun === undefined && next.done !== true) continue;
    await writer.write(begun?.output ?? Buffer.alloc(0));
    const rest = bytes.subarray(begun?.end ?? 0);
    return (async function* () {
      yield rest;
      yield* chunks;
    })();
  }
}

/** Standard output, as a file that needs no place. */
class StandardOutput {
  async write(bytes: Uint8Array): Promise<void> {
    if (!process.stdout.write(Buffer.from(bytes))) await once(process.stdout, 'drain');
  }

  async finish(): Promise<void> {
    await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
  }

  async abandon(): Promise<void> {
    // what was written cannot be taken back
  }
}

type Output = Pick<WholeFile, 'write' | 'finish' | 'abandon'>;

interface Writer {
  readonly write: (bytes: Buffer) => Promise<void>;
  readonly end: () => Promise<void>;
}

function writerTo(file: Output, zipped: boolean): Writer {
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
