/** From file to file: reads, scores and writes rows as a stream, in this thread and those beside it. */
import type { Prediction } from '../../models/compiled-model';
import { scoreBlock, type BlockAnswer } from './block-scorer';
import { CsvScorer, type CsvOptions, type RowScorer } from './csv-scorer';
import { openInput, type ScoringInput } from './input';
import { JsonLinesScorer } from './json-lines-scorer';
import type { ScoringThreads } from './scoring-threads';
import { openResult, type ResultWriter } from './result-writer';
import { LONGEST, WholeRows, type Block } from './whole-rows';

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
  /** Threads that score too; they have been told the model. */
  readonly threads?: ScoringThreads;
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
  classify: Classify,
  input: string,
  output: string,
  options: ScoringOptions = {},
): Promise<Scored> {
  const { signal, text, threads } = options;
  const source = await openInput(input, options);
  const { kind, name: file, separator, encoding } = source;
  const scorer =
    kind === 'jsonl'
      ? new JsonLinesScorer(classify, file, text)
      : new CsvScorer(classify, { ...options, file, separator });
  const writer = await openResult(output);
  try {
    const counts =
      threads === undefined
        ? await scoreHere(scorer, source, writer, options)
        : await scoreInThreads(classify, scorer, threads, source, writer, options);
    signal?.throwIfAborted();
    await writer.finish();
    return { ...counts, encoding };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

type Classify = (text: string) => Prediction;

type Counts = Pick<Scored, 'rows' | 'emptyTexts'>;

async function scoreHere(
  scorer: RowScorer,
  { chunks, share }: ScoringInput,
  writer: ResultWriter,
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

/** The beginning is read here; then blocks of whole rows are scored, here where the threads have enough to do. */
async function scoreInThreads(
  classify: Classify,
  scorer: CsvScorer | JsonLinesScorer,
  threads: ScoringThreads,
  { name: file, chunks, share }: ScoringInput,
  writer: ResultWriter,
  { signal, onProgress, text }: ScoringOptions,
): Promise<Counts> {
  const begun = await readBeginning(scorer, chunks, writer);
  const head = scorer instanceof CsvScorer ? scorer.head : undefined;
  const content = { file, text, head };
  threads.tell(content);
  const blocks = new WholeRows(head?.format.lineEnd ?? LINE_FEED, head !== undefined, BLOCK);
  const waiting: Waiting[] = [];
  let [rows, emptyTexts] = [0, 0];
  const give = (block: Block): void => {
    const answer =
      threads.score(block) ?? Promise.resolve(scoreBlock(block, { classify }, content));
    const one = { length: block.length, answer, isDone: false };
    answer.then(() => (one.isDone = true)).catch(() => undefined); // thrown where it is awaited
    waiting.push(one);
  };
  const take = async (): Promise<void> => {
    const { answer, length } = waiting.shift() as Waiting;
    const { memory, output, ...counts } = await answer;
    if (output === undefined) {
      scorer.score(Buffer.from(memory, 0, length), length < LONGEST);
      throw new Error(`${file}: a block of rows could not be scored, its rows could`);
    }
    await writer.write(Buffer.from(memory, ...output));
    blocks.giveBack(memory);
    rows += counts.rows;
    emptyTexts += counts.emptyTexts;
    scorer.row += counts.records;
    onProgress?.({ rows, share: share() });
  };
  const most = 4 * (1 + threads.count);
  for await (const chunk of begun) {
    signal?.throwIfAborted();
    const block = blocks.add(chunk);
    if (block !== undefined) give(block);
    while (waiting.length > most || waiting.at(0)?.isDone === true) await take();
  }
  const rest = blocks.rest();
  if (rest.length > 0) give(rest);
  while (waiting.length > 0) await take();
  return { rows, emptyTexts };
}

interface Waiting {
  readonly length: number;
  readonly answer: Promise<BlockAnswer>;
  isDone: boolean;
}

const LINE_FEED = 0x0a;

/** Reads a CSV file's header here; what is returned begins with its rows. */
async function readBeginning(
  scorer: RowScorer,
  chunks: AsyncGenerator<Buffer>,
  writer: ResultWriter,
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
