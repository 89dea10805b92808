/**
 * Threads that score blocks of rows beside this one. Each compiles the model for itself, from parts that it is
 * sent; a block goes to the thread that has least to do.
 */
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CompiledParts } from '../../models/compiled-model';
import type { Block, BlockAnswer, BlockRows } from './block-scorer';

/** A model for a thread. */
export interface ThreadModel {
  readonly parts: CompiledParts;
  /** Its file, for texts that need the whole of it. */
  readonly path: string;
}

interface Waiting {
  readonly resolve: (answer: BlockAnswer | undefined) => void;
  readonly reject: (error: Error) => void;
}

/** A smaller file is scored before threads have started. */
const LARGE = 8e6;

/** How many threads score a file where nobody says: one for each core, or one alone. */
export function usualThreads(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  return size < LARGE ? 1 : availableParallelism();
}

/** So many blocks wait at a thread, so that it never waits for one. */
const QUEUE = 4;

export class ScoringThreads {
  private readonly threads: readonly {
    readonly worker: Worker;
    readonly waiting: Waiting[];
  }[];

  /** Starts them: they load their program while the model is read here. */
  constructor(readonly count: number) {
    this.threads = Array.from({ length: count }, () => {
      const worker = new Worker(join(__dirname, 'scoring-thread.js'));
      const waiting: Waiting[] = [];
      worker.on('message', (answer: BlockAnswer | undefined) => waiting.shift()?.resolve(answer));
      worker.on('error', (error) => waiting.splice(0).forEach(({ reject }) => reject(error)));
      return { worker, waiting };
    });
  }

  /** Says with which model they score, then what the blocks will hold. */
  tell(message: ThreadModel | BlockRows): void {
    for (const { worker } of this.threads) worker.postMessage(message);
  }

  /** Gives a block to a thread, whose answer is undefined where a row is wrong; undefined where all have enough to do. */
  score(block: Block): Promise<BlockAnswer | undefined> | undefined {
    const [{ worker, waiting }] = [...this.threads].sort(
      (a, b) => a.waiting.length - b.waiting.length,
    );
    if (waiting.length >= QUEUE) return undefined;
    const answer = new Promise<BlockAnswer | undefined>((resolve, reject) =>
      waiting.push({ resolve, reject }),
    );
    answer.catch(() => undefined); // thrown where it is awaited
    worker.postMessage(block, 'bytes' in block ? [block.bytes.buffer] : []);
    return answer;
  }

  async end(): Promise<void> {
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()));
  }
}
