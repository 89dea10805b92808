/** From file to file: reads, scores and writes rows as a stream, in this thread and those beside it. */
import type { Prediction } from '../../models/compiled-model';
import { BlockScorer, type Block, type BlockAnswer } from './block-scorer';
import type { CsvOptions } from './csv-header';
import { blocksOf, rangesOf, readBeginning } from './input-blocks';
import { openInput, type ScoringInput } from './input';
import type { ScoringThreads } from './scoring-threads';
import { openResult, type ResultWriter } from './result-writer';

/** What a thread gets at a time. */
const BLOCK = 1 << 19;
/** So many answers wait for the one before them, for each thread. */
const WAITING = 16;

export interface ScoringProgress {
  readonly rows: number;
  /** The share of the file's bytes that are read, from 0 to 1. */
  readonly share: number;
}

export interface ScoringOptions extends CsvOptions {
  /** The input's encoding; by default it is found. */
  readonly encoding?: string;
  /** Threads that score too; they have been told the model. */
  readonly threads?: ScoringThreads;
  /** How many bytes a thread gets at a time, about. */
  readonly blockSize?: number;
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
  const { signal, text, threads, blockSize = BLOCK } = options;
  const source = await openInput(input, options);
  const { name: file, encoding } = source;
  try {
    const { head, rest, ...beginning } = await readBeginning(source, options);
    const writer = await openResult(output);
    const rows = { file, text, head };
    threads?.tell(rows);
    const here = new BlockScorer({ classify }, rows);
    try {
      await writer.write(beginning.output);
      const blocks = source.isPlain
        ? rangesOf(input, beginning.end, source.size, blockSize)
        : blocksOf(rest, head, threads === undefined ? 0 : blockSize);
      const counts = await scoreBlocks(here, blocks, beginning.end, source, writer, options);
      signal?.throwIfAborted();
      await writer.finish();
      return { ...counts, encoding };
    } catch (error) {
      await writer.abandon();
      throw error;
    } finally {
      here.close();
    }
  } finally {
    source.close();
  }
}

interface Waiting {
  readonly block: Block;
  /** Undefined where the block is scored when its turn comes. */
  answer?: Promise<BlockAnswer | undefined>;
  isDone: boolean;
}

/** Blocks are scored in the threads, and here where those have enough to do; answers are written in their order. */
async function scoreBlocks(
  here: BlockScorer,
  blocks: AsyncIterable<Block> | Iterable<Block>,
  begin: number,
  { share, size }: ScoringInput,
  writer: ResultWriter,
  { threads, signal, onProgress }: ScoringOptions,
): Promise<Pick<Scored, 'rows' | 'emptyTexts'>> {
  const waiting: Waiting[] = [];
  let [rows, emptyTexts, records, end] = [0, 0, 0, begin];
  let writing = Promise.resolve();

  const give = (block: Block): void => {
    const answer = threads && (threads.score(block) ?? Promise.resolve(guessed(here, block)));
    const one: Waiting = { block, answer, isDone: answer === undefined };
    answer?.then(() => (one.isDone = true)).catch(() => undefined); // thrown where it is awaited
    waiting.push(one);
  };
  const scoreNow = async (block: Block): Promise<BlockAnswer> => {
    try {
      return here.score('from' in block ? { ...block, from: end, isRow: true } : block, records);
    } catch (error) {
      await writing;
      await writer.write(here.written()); // the rows before the one that is wrong
      throw error;
    }
  };
  const take = async (): Promise<void> => {
    const { block, answer } = waiting.shift() as Waiting;
    if ('from' in block && end >= block.to) return; // a long row began before it
    const found = await answer;
    const isRight = found !== undefined && ('bytes' in block || found.begin === end);
    const scored = isRight ? found : await scoreNow(block);
    ({ end } = scored);
    rows += scored.rows;
    emptyTexts += scored.emptyTexts;
    records += scored.records;
    await writing;
    writing = writer.write(scored.output);
    writing.catch(() => undefined); // thrown where it is awaited
    onProgress?.({ rows, share: 'from' in block ? end / size : share() });
  };

  const most = threads === undefined ? 0 : WAITING * (1 + threads.count);
  for await (const block of blocks) {
    give(block);
    await nextTurn(); // for answers of threads, and signals
    signal?.throwIfAborted();
    while (waiting.length > most || waiting.at(0)?.isDone === true) await take();
  }
  while (waiting.length > 0) {
    const last = waiting.findLast(({ isDone }) => !isDone);
    if (last !== undefined && last !== waiting[0]) {
      Object.assign(last, { answer: Promise.resolve(guessed(here, last.block)), isDone: true }); // a thread has not come to it
      await nextTurn();
    } else await take();
  }
  await writing;
  return { rows, emptyTexts };
}

/** Undefined where a row is wrong, or seems to be. */
function guessed(here: BlockScorer, block: Block): BlockAnswer | undefined {
  try {
    return here.score(block);
  } catch {
    return undefined;
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
