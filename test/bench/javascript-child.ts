/** The process in which natural and wink run: reads a JSON command a line, answers in one line. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import type { ReviewSets } from './review-sets';

interface NaturalClassifier {
  addDocument(text: string, label: string): void;
  train(): void;
  classify(text: string): string;
}

interface WinkClassifier {
  definePrepTasks(tasks: unknown[]): void;
  defineConfig(config: object): void;
  learn(text: string, label: string): void;
  consolidate(): void;
  predict(text: string): string;
}

interface Command {
  readonly do: 'data' | 'fit' | 'predict' | 'run';
  readonly path: string;
  readonly kind: string;
  readonly set: 'short' | 'long';
  readonly count: number;
  readonly passes: number;
}

const load = createRequire(process.argv[2]);
let data: ReviewSets;
const models = new Map<string, (text: string) => string>();

function fit(kind: string): number {
  const { texts, labels } = data.train;
  if (kind === 'natural') {
    const { log } = console; // its dotenv prints advertisements while it is loaded
    console.log = () => undefined;
    const natural = load('natural') as { BayesClassifier: new () => NaturalClassifier };
    console.log = log;
    const model = new natural.BayesClassifier();
    const start = performance.now();
    texts.forEach((text, at) => model.addDocument(text, labels[at]));
    model.train();
    models.set(kind, (text) => model.classify(text));
    return performance.now() - start;
  }
  const { string } = load('wink-nlp-utils') as { string: Record<string, unknown> };
  const model = (load('wink-naive-bayes-text-classifier') as () => WinkClassifier)();
  const start = performance.now();
  model.definePrepTasks([string.lowerCase, string.tokenize0]);
  model.defineConfig({ considerOnlyPresence: false, smoothingFactor: 1 });
  texts.forEach((text, at) => model.learn(text, labels[at]));
  model.consolidate();
  models.set(kind, (text) => model.predict(text));
  return performance.now() - start;
}

function answer(command: Command): Record<string, unknown> {
  if (command.do === 'data') {
    data = JSON.parse(readFileSync(command.path, 'utf8')) as ReviewSets;
    return {};
  }
  if (command.do === 'fit') return { ms: fit(command.kind) };
  const label = models.get(command.kind);
  if (label === undefined) throw new Error(`not fitted: ${command.kind}`);
  if (command.do === 'predict') return { labels: data.test.texts.map(label) };
  const texts = data[command.set].slice(0, command.count);
  const start = performance.now();
  for (let pass = 0; pass < command.passes; pass++) for (const text of texts) label(text);
  return { ms: performance.now() - start };
}

createInterface({ input: process.stdin }).on('line', (line) => {
  console.log(JSON.stringify(answer(JSON.parse(line) as Command)));
});
