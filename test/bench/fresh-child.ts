/**
 * What a fresh process needs for its first answer, or for training: started by fresh-process.ts, one
 * task a process, so that nothing is warm. Prints one number, milliseconds.
 */
import { readFileSync } from 'node:fs';
import { mlPackages } from '../../lib/dist/models/ml-packages';
import { pipelineFromJson } from '../../lib/dist/models/pipeline-json';
import { newPipeline, type KitModel } from './kit-models';
import type { ReviewSets } from './review-sets';

/** What to train on, or which model to ask. */
export type FreshTask = 'train' | 'trainLong' | 'compiled' | 'packages';

function run(task: FreshTask, model: KitModel, path: string, text: string): number {
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (task === 'train' || task === 'trainLong') {
    const { texts, labels } = (json as ReviewSets)[task];
    const start = performance.now();
    newPipeline(model).fit(texts, labels);
    return performance.now() - start;
  }
  const pipeline = pipelineFromJson(new Map(Object.entries(json as object)));
  if (task === 'compiled') {
    const compiled = pipeline.compile();
    const start = performance.now();
    compiled.predictOne(text);
    return performance.now() - start;
  }
  mlPackages(); // loaded late otherwise, and loading does not count
  const start = performance.now();
  pipeline.predict([text]);
  return performance.now() - start;
}

const [task, model, path, text] = process.argv.slice(2);
console.log(run(task as FreshTask, model as KitModel, path, text));
