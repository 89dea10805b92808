/** A process that only trains, warm: reads a JSON command a line, answers in one line (peer-process.ts). */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { LogisticRegression } from '../../lib/dist/models/logistic-regression';
import { Pipeline } from '../../lib/dist/models/pipeline';
import { TfidfVectorizer } from '../../lib/dist/text/tfidf-vectorizer';
import { newPipeline, type KitModel } from './kit-models';
import type { ReviewSets } from './review-sets';

interface Command {
  readonly do: 'data' | 'fit';
  readonly path: string;
  readonly kind: KitModel | 'descent';
  readonly on: 'train' | 'trainLong';
}

let data: ReviewSets;

function answer(command: Command): Record<string, unknown> {
  if (command.do === 'data') {
    data = JSON.parse(readFileSync(command.path, 'utf8')) as ReviewSets;
    return {};
  }
  const { texts, labels } = data[command.on];
  const start = performance.now();
  const pipeline =
    command.kind === 'descent'
      ? new Pipeline(new TfidfVectorizer(), new LogisticRegression())
      : newPipeline(command.kind);
  pipeline.fit(texts, labels);
  return { ms: performance.now() - start };
}

createInterface({ input: process.stdin }).on('line', (line) => {
  console.log(JSON.stringify(answer(JSON.parse(line) as Command)));
});
