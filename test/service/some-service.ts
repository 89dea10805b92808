/** A service of a small model, listening on a free port, and what its answers should be. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelText } from '../../lib/models/model-file';
import { Pipeline } from '../../lib/models/pipeline';
import { MultinomialNaiveBayes } from '../../lib/models/naive-bayes';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import { makeEngine, type Engine } from '../../lib/service/engine';
import {
  makeService,
  type PredictionService,
  type ServiceOptions,
} from '../../lib/service/prediction-service';

const TRAIN: readonly (readonly [text: string, label: string])[] = [
  ['a good pot', 'positive'],
  ['good tea, came soon', 'positive'],
  ['very happy with it', 'positive'],
  ['a bad pot', 'negative'],
  ['it broke, bad', 'negative'],
  ['never again', 'negative'],
];

/** The small model, fitted. */
export function somePipeline(): Pipeline {
  return new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes()).fit(
    TRAIN.map(([text]) => text),
    TRAIN.map(([, label]) => label),
  );
}

/** Words of the model in another order for each number, so that answers differ. */
export function someText(seed: number): string {
  const words = ['good', 'bad', 'pot', 'tea', 'happy', 'broke', 'never', '<b>', '😀', 'Ünder'];
  return Array.from({ length: 1 + (seed % 7) }, (_, i) => words[(seed * 31 + i * i * 7) % 10]).join(
    ' ',
  );
}

/** Writes the small model to a file in a folder of its own, which goes with the tests. */
export function someModelFile(test: { after(work: () => void): void }): {
  readonly folder: string;
  readonly model: string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'some-service-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  const model = join(folder, 'model.json');
  const facts = { name: 'some', features: 3, fitMs: 1, trainedOn: '0'.repeat(64), solver: null };
  writeFileSync(model, modelText({ ...facts, pipeline: somePipeline() }));
  return { folder, model };
}

/** The labels of what a service answered. */
export function labelsOf(answers: unknown): string[] {
  return (answers as { label: string }[]).map(({ label }) => label);
}

/** Waits until a service's metrics have a line that begins so. */
export async function untilMetric(url: string, line: string): Promise<void> {
  while (!(await (await fetch(`${url}/metrics`)).text()).includes(`\n${line}\n`)) continue;
}

/** Starts a service and hands over its address; it ends with the test. */
export async function withService(
  options: ServiceOptions & { readonly engine?: Engine | null },
  use: (url: string, service: PredictionService) => Promise<void>,
): Promise<void> {
  const { engine = makeEngine(somePipeline()), ...others } = options;
  const service = makeService(others);
  const url = await service.app.listen({ host: '127.0.0.1', port: 0 });
  if (engine !== null) service.use(engine);
  try {
    await use(url, service);
  } finally {
    await service.close();
  }
}

/** One request by fetch. */
export async function post(
  url: string,
  body: string | Uint8Array,
  type = 'application/json',
): Promise<{ readonly status: number; readonly json: unknown; readonly headers: Headers }> {
  const answer = await fetch(`${url}/predict`, {
    method: 'POST',
    body,
    headers: { 'content-type': type },
  });
  return { status: answer.status, json: await answer.json(), headers: answer.headers };
}
