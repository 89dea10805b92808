/** Threads that score blocks of whole rows, each with a model of its own; answers come back in the blocks' order. */
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { readModel } from '../../models/model-file';
import { CsvScorer, type CsvHead } from './csv-scorer';
import { JsonLinesScorer } from './json-lines-scorer';

/** What a thread is to do with its blocks. */
export interface ThreadTask {
  /** The model's file. */
  readonly model: string;
  readonly file: string;
  readonly text?: string;
  /** How a CSV file is written; without it, the blocks are JSON Lines. */
  readonly head?: CsvHead;
}

/** A block's rows; `failed` where one of them is wrong, which is then to be found by scoring it once more. */
export interface BlockAnswer {
  readonly failed: boolean;
  readonly output: Uint8Array;
  /** Rows scored, those with an empty text, and all records, empty lines among them. */
  readonly rows: number;
  readonly emptyTexts: number;
  readonly records: number;
}

interface Waiting {
  readonly resolve: (answer: BlockAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** Hands blocks to threads in turn; each answers its blocks one after the other. */
export class ScoringThreads {
  private readonly threads: { readonly worker: Worker; readonly waiting: Waiting[] }[];
  private next = 0;

  constructor(count: number, task: ThreadTask) {
    this.threads = Array.from({ length: count }, () => {
      const worker = new Worker(__filename, { workerData: task });
      const waiting: Waiting[] = [];
      worker.on('message', (answer: BlockAnswer) => waiting.shift()?.resolve(answer));
      worker.on('error', (error) => waiting.splice(0).forEach(({ reject }) => reject(error)));
      return { worker, waiting };
    });
  }

  /** Scores a block, whose memory goes to the thread. */
  score(block: Uint8Array): Promise<BlockAnswer> {
    const { worker, waiting } = this.threads[this.next++ % this.threads.length];
    return new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(block, [block.buffer]);
    });
  }

  async end(): Promise<void> {
    await Promise.all(this.threads.map(({ worker }) => worker.terminate()));
  }
}

function work(task: ThreadTask): void {
  const model = readModel(task.model).pipeline.compile();
  const classify = (text: string) => model.classify(text);
  const { file, text, head } = task;
  const answer = (block: Buffer): BlockAnswer => {
    const scorer = head === undefined
      ? new JsonLinesScorer(classify, file, text)
      : new CsvScorer(classify, { file }, head); // prettier-ignore
    const first = scorer.row;
    try {
      const output = Uint8Array.from(scorer.score(block, true));
      const { rows, emptyTexts, row } = scorer;
      return { failed: false, output, rows, emptyTexts, records: row - first };
    } catch {
      return { failed: true, output: new Uint8Array(), rows: 0, emptyTexts: 0, records: 0 };
    }
  };
  parentPort?.on('message', (block: Uint8Array) => {
    const result = answer(Buffer.from(block.buffer, block.byteOffset, block.byteLength));
    parentPort?.postMessage(result, [result.output.buffer]);
  });
}

if (!isMainThread && (workerData as ThreadTask | null)?.model !== undefined) {
  work(workerData as ThreadTask);
}
