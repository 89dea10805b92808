/** This kit in a process of its own: reads a JSON command a line, answers in one line, as scikit_learn.py does. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { mlPackages } from '../../lib/dist/models/ml-packages';
import type { Pipeline } from '../../lib/dist/models/pipeline';
import { pipelineFromJson, pipelineJson } from '../../lib/dist/models/pipeline-json';
import { newPipeline, type KitModel } from './kit-models';
import type { ReviewSets } from './review-sets';

interface Command {
  readonly do: 'data' | 'fit' | 'save' | 'load' | 'run';
  readonly path: string;
  readonly kind: KitModel;
  readonly on: 'train' | 'trainLong';
  readonly engine: 'compiled' | 'packages';
}

let data: ReviewSets;
let fitted: Pipeline;
let label: (text: string) => string;

function timed(work: () => unknown): Record<string, number> {
  const start = performance.now();
  work();
  return { ms: performance.now() - start };
}

function load({ path, engine }: Command): void {
  const json = JSON.parse(readFileSync(path, 'utf8')) as object;
  const pipeline = pipelineFromJson(new Map(Object.entries(json)));
  if (engine === 'packages') mlPackages(); // loaded late otherwise, and loading does not count
  const compiled = pipeline.compile();
  label = engine === 'packages' ? (text) => pipeline.predict([text])[0] : (text) => compiled.predictOne(text);
} // prettier-ignore

function answer(command: Command): Record<string, unknown> {
  const { do: what, path, kind, on } = command;
  if (what === 'fit') {
    const { texts, labels } = data[on];
    return timed(() => (fitted = newPipeline(kind).fit(texts, labels)));
  }
  if (what === 'run') return timed(() => label(data.short[0]));
  if (what === 'data') data = JSON.parse(readFileSync(path, 'utf8')) as ReviewSets;
  else if (what === 'save') writeFileSync(path, JSON.stringify(pipelineJson(fitted)));
  else load(command);
  return {};
}

createInterface({ input: process.stdin }).on('line', (line) => {
  console.log(JSON.stringify(answer(JSON.parse(line) as Command)));
});
