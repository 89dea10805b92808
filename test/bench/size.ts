/** Large sets: time and memory of training and scoring, this kit and scikit-learn, a process each. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childProgram, inTemporaryFolder, runForJson } from './child-programs';
import { writeDrawnRows } from './drawn-rows';
import type { Bench, Part } from './part';

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

export const size: Part = {
  heading: 'Large sets',
  async run(bench) {
    const sizes = await measureSizes(bench);
    return { data: { sizes }, text: sizeTable(sizes) };
  },
};

/**
 * Trains TF-IDF + logistic regression (newton-cg; scikit-learn's default solver) on each size and
 * scores what it was trained on.
 */
export function measureSizes(
  { sets: { train }, peers, onProgress }: Bench,
  sizes: readonly { readonly reviews: number; readonly words: number }[] = SIZES,
): Promise<SizeResult[]> {
  const contestants = [
    { name: 'this kit', python: process.execPath, script: childProgram('size-child'), env: process.env },
    ...peers.map((one) => ({ ...one, script: join(__dirname, 'scikit_learn_size.py') })),
  ]; // prettier-ignore
  const classes = [...new Set(train.labels)];
  const words = classes.map((label) =>
    train.texts.filter((_, row) => train.labels[row] === label).flatMap((text) => text.split(/\s+/)),
  ); // prettier-ignore
  return inTemporaryFolder((folder) => {
    const [texts, labels] = ['texts.txt', 'labels.txt'].map((name) => join(folder, name));
    return sizes.flatMap(({ reviews, words: count }) => {
      writeDrawnRows(texts, '', reviews, (row, draw) => draw(words[row % classes.length], count));
      const all = Array.from({ length: reviews }, (_, row) => classes[row % classes.length]);
      writeFileSync(labels, `${all.join('\n')}\n`);
      return contestants.map(({ name: who, python, script, env }) => {
        onProgress(`size: ${who}, ${reviews} reviews of ${count} words`);
        const found = runForJson<Pick<SizeResult, 'fitMs' | 'scoreMs' | 'peakMegabytes'>>(python, [script, texts, labels], env);
        return { who, reviews, words: count, ...found };
      });
    });
  });
} // prettier-ignore

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
