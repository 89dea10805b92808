/**
 * What a user of JavaScript would pick instead: the classifiers of natural and wink. They are fetched
 * when the benchmark first runs, at pinned versions, into .bench/ (natural brings database drivers,
 * for which nobody else should pay). Without a network they are left out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { entryOf, type BenchEntry } from './bench-report';
import { localContestant, type Contestant } from './contestant';
import type { ReviewSets } from './review-sets';

const PACKAGES = [
  'natural@8.1.1',
  'wink-naive-bayes-text-classifier@2.2.1',
  'wink-nlp-utils@2.1.0',
];

const NATURAL = 'natural 8.1.1, naive Bayes';
const WINK = 'wink 2.2.1, naive Bayes';

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

export interface JavaScriptPeers {
  readonly contestants: readonly Contestant[];
  /** Their training, timed once. */
  readonly training: readonly BenchEntry[];
}

/** Installs the packages where they are not yet. Returns why not, or null when they are there. */
export function installPeers(project: string): string | null {
  const folder = join(project, '.bench');
  const done = join(folder, 'installed.json');
  if (existsSync(done)) return null;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const { status } = spawnSync(
    'npm',
    ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES],
    { stdio: 'ignore', cwd: folder, shell: process.platform === 'win32', timeout: 120_000 },
  );
  if (status !== 0) return 'npm could not install them (no network?)';
  writeFileSync(done, JSON.stringify(PACKAGES));
  return null;
}

/** Trains both on the training reviews. */
export function trainPeers(project: string, sets: ReviewSets): JavaScriptPeers {
  const load = createRequire(join(project, '.bench', 'package.json'));
  const { texts, labels } = sets.train;
  const training: BenchEntry[] = [];
  const train = <T>(name: string, fit: () => T): T => {
    const start = performance.now();
    const model = fit();
    const entry = entryOf(name, 'training, once', 'ms', [performance.now() - start]);
    if (entry) training.push(entry);
    return model;
  };

  const { BayesClassifier } = quietly(() => load('natural') as unknown) as {
    BayesClassifier: new () => NaturalClassifier;
  };
  const natural = train(NATURAL, () => {
    const model = new BayesClassifier();
    texts.forEach((text, at) => model.addDocument(text, labels[at]));
    model.train();
    return model;
  });

  const newWink = load('wink-naive-bayes-text-classifier') as () => WinkClassifier;
  const { string } = load('wink-nlp-utils') as { string: Record<string, unknown> };
  const wink = train(WINK, () => {
    const model = newWink();
    model.definePrepTasks([string.lowerCase, string.tokenize0]);
    model.defineConfig({ considerOnlyPresence: false, smoothingFactor: 1 });
    texts.forEach((text, at) => model.learn(text, labels[at]));
    model.consolidate();
    return model;
  });

  const contestants = [
    localContestant(NATURAL, sets, { predictOne: (text) => natural.classify(text) }),
    localContestant(WINK, sets, { predictOne: (text) => wink.predict(text) }),
  ];
  return { contestants, training };
}

/** natural's dotenv prints advertisements while it is loaded. */
function quietly<T>(work: () => T): T {
  const { log } = console;
  console.log = () => undefined;
  try {
    return work();
  } finally {
    console.log = log;
  }
}
