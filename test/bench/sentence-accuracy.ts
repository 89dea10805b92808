/**
 * Accuracy on the public Sentiment Labelled Sentences (Kotzias et al., From Group to Individual Labels
 * using Deep Features, KDD 2015; UCI Machine Learning Repository, CC BY 4.0), beside scikit-learn on
 * the same split. The files are not part of this project: https://archive.ics.uci.edu/dataset/331
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom, shuffled } from '../../lib/dist/measure/seeded-random';
import { fitPipeline, type KitModel } from './kit-models';
import type { Part } from './part';
import { giveData } from './peer-process';
import type { LabelledTexts } from './review-sets';
import { startScikitLearn, type ScikitLearn } from './scikit-learn';

export interface SentenceAccuracy {
  readonly set: string;
  readonly model: KitModel;
  readonly train: number;
  readonly test: number;
  /** Shares of the test sentences labelled right; null where there is no scikit-learn. */
  readonly ours: number;
  readonly theirs: number | null;
  /** How many test sentences both label alike. */
  readonly alike: number | null;
}

const TEST_SHARE = 0.2;
const SEED = 1;

export const accuracy: Part = {
  heading: 'Public sentences',
  async run({ sentences = '', peers, onProgress }) {
    const accuracies = await measureSentences(sentences, peers[0], onProgress);
    return { data: { accuracies }, text: sentenceTable(accuracies) };
  },
};

/**
 * Trains the models on four fifths of each file of the folder and labels the rest.
 *
 * @throws Error naming the folder without such files, or file and line of a label that is not 0 or 1
 */
export async function measureSentences(
  folder: string,
  scikitLearn: ScikitLearn | undefined,
  onProgress: (what: string) => void,
): Promise<SentenceAccuracy[]> {
  const files = readdirSync(folder).filter((name) => name.endsWith('_labelled.txt'));
  if (files.length === 0) throw new Error(`${folder}: there are no files *_labelled.txt in it`);
  const results: SentenceAccuracy[] = [];
  for (const name of files.sort()) {
    const { train, test } = splitByLabel(readSentences(join(folder, name)));
    const peer = scikitLearn === undefined ? null : startScikitLearn(scikitLearn);
    if (peer) await giveData(peer, { train, test });
    for (const model of ['tfidf', 'descent', 'counts'] as const) {
      onProgress(`accuracy: ${name}, ${model}`);
      const ours = fitPipeline(model, train).predict(test.texts);
      const kind = model === 'descent' ? 'tfidf' : model; // beside the same model of scikit-learn
      await peer?.ask({ do: 'fit', kind, on: 'train' });
      const theirs = peer && ((await peer.ask({ do: 'predict', kind })).labels as string[]);
      const right = (found: readonly string[]): number =>
        found.filter((label, row) => label === test.labels[row]).length / test.labels.length;
      results.push({
        set: name.replace('_labelled.txt', ''),
        model,
        train: train.texts.length,
        test: test.texts.length,
        ours: right(ours),
        theirs: theirs && right(theirs),
        alike: theirs && ours.filter((label, row) => label === theirs[row]).length,
      });
    }
    await peer?.close();
  }
  return results;
}

/** A sentence, a tab and 0 or 1 a line; the first line may name the columns. */
export function readSentences(path: string): LabelledTexts {
  const texts: string[] = [];
  const labels: string[] = [];
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  lines.forEach((line, at) => {
    const tab = line.lastIndexOf('\t');
    const label = line.slice(tab + 1).trim();
    if (label === '' || (at === 0 && !/^[01]$/.test(label))) return;
    if (tab < 0 || !/^[01]$/.test(label)) {
      throw new Error(`${path}: line ${at + 1}: expected a sentence, a tab, and 0 or 1`);
    }
    texts.push(line.slice(0, tab));
    labels.push(label === '1' ? 'positive' : 'negative');
  });
  return { texts, labels };
}

/** A fifth of each class for the test (stratified, seeded), the rest to train on. */
export function splitByLabel({ texts, labels }: LabelledTexts): {
  train: LabelledTexts;
  test: LabelledTexts;
} {
  const random = seededRandom(SEED);
  const inTest = new Set<number>();
  for (const label of [...new Set(labels)].sort()) {
    const rows = shuffled(
      [...labels.keys()].filter((row) => labels[row] === label),
      random,
    );
    for (const row of rows.slice(0, Math.round(TEST_SHARE * rows.length))) inTest.add(row);
  }
  const part = (test: boolean): LabelledTexts => {
    const rows = [...labels.keys()].filter((row) => inTest.has(row) === test);
    return { texts: rows.map((row) => texts[row]), labels: rows.map((row) => labels[row]) };
  };
  return { train: part(false), test: part(true) };
}

/** The results as a Markdown table. */
export function sentenceTable(results: readonly SentenceAccuracy[]): string {
  const names = {
    tfidf: 'TF-IDF + logistic regression, newton-cg',
    descent: 'the same, gradient descent as in the notebooks',
    counts: 'counts + naive Bayes',
  };
  const percent = (share: number | null): string =>
    share === null ? '–' : `${(100 * share).toFixed(1)} %`;
  const rows = results.map(
    ({ set, model, train, test, ours, theirs, alike }) =>
      `| ${set} | ${names[model]} | ${train} / ${test} | ${percent(ours)} | ${percent(theirs)} | ` +
      `${alike === null ? '–' : `${alike} of ${test}`} |`,
  );
  return [
    '| sentences | model | train / test | this kit | scikit-learn | same label |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
