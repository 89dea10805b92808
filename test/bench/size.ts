/** Large sets: time and memory of training and scoring, this kit and scikit-learn, a process each. */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../lib/dist/measure/seeded-random';
import { childProgram } from './child-programs';
import type { LabelledTexts } from './review-sets';
import type { ScikitLearn } from './scikit-learn';

export interface SizeResult {
  readonly who: string;
  readonly reviews: number;
  readonly words: number;
  readonly fitMs: number;
  readonly scoreMs: number;
  /** The most memory that the process had at a time (resident set). */
  readonly peakMegabytes: number;
}

/** How many reviews of how many words. */
const SIZES = [
  { reviews: 50_000, words: 200 },
  { reviews: 1_000_000, words: 25 },
] as const;

const ROWS_A_WRITE = 10_000;

/**
 * Trains TF-IDF + logistic regression (newton-cg; scikit-learn's default solver) on each size and
 * scores what it was trained on.
 */
export function measureSizes(
  train: LabelledTexts,
  peers: readonly ScikitLearn[],
  onProgress: (what: string) => void,
  sizes: readonly { readonly reviews: number; readonly words: number }[] = SIZES,
): SizeResult[] {
  const folder = mkdtempSync(join(tmpdir(), 'reviewlab-bench-'));
  try {
    const [texts, labels] = ['texts.txt', 'labels.txt'].map((name) => join(folder, name));
    const peer = join(__dirname, 'scikit_learn_size.py');
    return sizes.flatMap(({ reviews, words }) => {
      writeReviews(train, reviews, words, texts, labels);
      const contestants = [
        {
          who: 'this kit',
          program: process.execPath,
          script: [childProgram('size-child')],
          env: process.env,
        },
        ...peers.map(({ name, python, env }) => ({
          who: name,
          program: python,
          script: [peer],
          env,
        })),
      ];
      return contestants.map(({ who, program, script, env }) => {
        onProgress(`size: ${who}, ${reviews} reviews of ${words} words`);
        return { who, reviews, words, ...runChild(program, [...script, texts, labels], env) };
      });
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type ChildResult = Pick<SizeResult, 'fitMs' | 'scoreMs' | 'peakMegabytes'>;

function runChild(program: string, args: string[], env: NodeJS.ProcessEnv): ChildResult {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stderr}`);
  return JSON.parse(stdout) as ChildResult;
}

/** Reviews of words drawn from the reviews of their class (seeded), one a line; their labels likewise. */
function writeReviews(
  train: LabelledTexts,
  reviews: number,
  words: number,
  textsPath: string,
  labelsPath: string,
): void {
  const classes = [...new Set(train.labels)].map((label) => ({
    label,
    words: train.texts
      .filter((_, row) => train.labels[row] === label)
      .flatMap((t) => t.split(/\s+/)),
  }));
  const random = seededRandom(1);
  const [texts, labels] = [textsPath, labelsPath].map((path) => openSync(path, 'w'));
  for (let start = 0; start < reviews; start += ROWS_A_WRITE) {
    let [textLines, labelLines] = ['', ''];
    for (let row = start; row < Math.min(start + ROWS_A_WRITE, reviews); row++) {
      const { label, words: known } = classes[row % classes.length];
      const chosen = Array.from(
        { length: words },
        () => known[Math.floor(random() * known.length)],
      );
      textLines += `${chosen.join(' ')}\n`;
      labelLines += `${label}\n`;
    }
    writeSync(texts, textLines);
    writeSync(labels, labelLines);
  }
  closeSync(texts);
  closeSync(labels);
}

/** The results as a Markdown table. */
export function sizeTable(results: readonly SizeResult[]): string {
  const heading = '| reviews | words each | who | training | scoring | memory at most |';
  const rows = results.map(
    ({ who, reviews, words, fitMs, scoreMs, peakMegabytes }) =>
      `| ${reviews.toLocaleString('en')} | ${words} | ${who} | ${(fitMs / 1000).toPrecision(2)} s | ` +
      `${(scoreMs / 1000).toPrecision(2)} s | ${(peakMegabytes / 1024).toPrecision(2)} GB |`,
  );
  return [heading, '| --- | --- | --- | --- | --- | --- |', ...rows].join('\n');
}
