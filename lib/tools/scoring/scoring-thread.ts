/** A thread of scoring-threads.ts. */
import { parentPort } from 'node:worker_threads';
import { CompiledModel } from '../../models/compiled-model';
import { scoreBlock, type BlockRows } from './block-scorer';
import type { ThreadModel } from './scoring-threads';
import type { Block } from './whole-rows';

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
let rows: BlockRows = { file: '' };
parentPort?.on('message', (message: ThreadModel | BlockRows | Block) => {
  if ('parts' in message) model = compiledModel(message);
  else if ('file' in message) rows = message;
  else if (model !== undefined) {
    const answer = scoreBlock(message, model, rows);
    parentPort?.postMessage(answer, [answer.memory]);
  }
});
