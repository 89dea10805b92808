/** A thread of scoring-threads.ts. */
import { parentPort } from 'node:worker_threads';
import { CompiledModel } from '../../models/compiled-model';
import { BlockScorer, type Block, type BlockAnswer, type BlockRows } from './block-scorer';
import type { ThreadModel } from './scoring-threads';

/** A longer record is left to the first thread, which says what is wrong with it. */
const LONGEST = 4e6;

function compiledModel({ parts, path }: ThreadModel): CompiledModel {
  let pipeline: { predict: (texts: readonly string[]) => string[] } | undefined;
  return new CompiledModel(parts, (text) => {
    pipeline ??= pipelineOf(path); // few texts need it
    return pipeline.predict([text])[0];
  });
}

function pipelineOf(path: string): { predict: (texts: readonly string[]) => string[] } {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded late
  const files = require('../../models/model-file') as typeof import('../../models/model-file'); // prettier-ignore
  return files.readModel(path).pipeline;
}

let model: CompiledModel | undefined;
let scorer: BlockScorer | undefined;
parentPort?.on('message', (message: ThreadModel | BlockRows | Block) => {
  if ('parts' in message) model = compiledModel(message);
  else if ('file' in message) scorer = model && new BlockScorer(model, message, LONGEST);
  else parentPort?.postMessage(...answerTo(message));
});

/** Undefined where a row is wrong: what is wrong is found by whoever knows how many rows went before. */
function answerTo(block: Block): [BlockAnswer | undefined, ArrayBuffer[]] {
  try {
    const answer = scorer?.score(block);
    return [answer, answer === undefined ? [] : [answer.output.buffer]];
  } catch {
    return [undefined, []];
  }
}
