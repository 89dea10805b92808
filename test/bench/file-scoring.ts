/**
 * Scoring from file to file, each in a fresh process, in turns: this kit's `predict`, fastText's
 * `predict-prob` (Debian's package fasttext; lines instead of CSV, without other columns) and
 * scikit-learn with pandas. Then what this kit's time consists of, and a larger file, where starting counts less.
 */
import { spawnSync } from 'node:child_process';
import { openSync, closeSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { BlockScorer } from '../../lib/dist/tools/scoring/block-scorer';
import { readHead } from '../../lib/dist/tools/scoring/csv-header';
import { usualThreads } from '../../lib/dist/tools/scoring/scoring-threads';
import { modelText } from '../../lib/dist/models/model-file';
import type { Pipeline } from '../../lib/dist/models/pipeline';
import { projectFolder } from '../../lib/dist/data/results-folder';
import { entryOf, ratioOf, type BenchEntry, type Findings } from './bench-report';
import { entryTables } from './bench-tables';
import { inTemporaryFolder } from './child-programs';
import { sink } from './contestant';
import { fitPipeline } from './kit-models';
import type { Bench, Part } from './part';
import { giveData } from './peer-process';
import type { LabelledTexts } from './review-sets';
import { startScikitLearn, type ScikitLearn } from './scikit-learn';
import { takeTurns, type Side } from './take-turns';

const KIT = 'this kit, predict';
const ONE = 'this kit, predict --workers 1';
const FASTTEXT = 'fastText, predict-prob';
const FILE = 'file to file';

const [REVIEWS, MANY] = [200_000, 1_000_000];

export const predict: Part = {
  heading: 'From file to file',
  async run(bench) {
    const found = await timeFileScoring(bench);
    const rounds = Math.ceil(bench.rounds / 3);
    const many = await timeFileScoring({ ...bench, peers: [], rounds }, MANY, false);
    const text = [
      ...[`${REVIEWS.toLocaleString('en')} reviews.`, entryTables(found), ...found.notes],
      `${MANY.toLocaleString('en')} reviews, without scikit-learn; a third of the rounds.`,
      entryTables(many),
    ];
    return { data: { reviews: REVIEWS, ...found, [MANY]: many }, text: text.join('\n\n') };
  },
};

/**
 * @param reviews how many reviews the file has: the sets' own, again and again
 * @param parts whether to say what this kit's time consists of
 */
export function timeFileScoring(
  { sets, peers, rounds, onProgress }: Bench,
  reviews = REVIEWS,
  parts = true,
): Promise<Findings> {
  return inTemporaryFolder(async (folder) => {
    const at = (name: string): string => join(folder, name);
    const all = [...sets.test.texts, ...sets.train.texts];
    const texts = Array.from({ length: reviews }, (_, row) => all[row % all.length]);
    writeFileSync(at('in.csv'), csv(texts));
    const pipeline = fitPipeline('tfidf', sets.train);
    const trained = { name: 'bench', pipeline, features: 0, fitMs: 0, trainedOn: '', solver: null };
    writeFileSync(at('model.json'), modelText(trained));
    const predict = join(projectFolder(__dirname), 'lib/dist/tools/commands/predict.js');
    const files = (output: string): string[] => ['--in', at('in.csv'), '--out', at(output)];
    const kit = (output: string, ...more: string[]): number =>
      run(process.execPath, [predict, '--model', at('model.json'), ...files(output), ...more]);
    const contestants: (Side & { name: string })[] = [
      { name: KIT, measure: () => kit('kit.csv'), samples: [] },
      { name: ONE, measure: () => kit('one.csv', '--workers', '1'), samples: [] },
    ];
    const threads = usualThreads(at('in.csv'));
    const notes = [
      `${KIT}, scores in ${threads === 1 ? 'one thread' : `${threads} threads`} here, its default.`,
    ];
    onProgress('file scoring: training fastText');
    if (trainFastText(sets.train, texts, folder)) {
      const args = ['predict-prob', at('fasttext.bin'), at('lines.txt')];
      const predictProb = (): number => run('fasttext', args, at('fasttext.txt'));
      contestants.push({ name: FASTTEXT, measure: predictProb, samples: [] });
    } else notes.push('fastText is left out: no fasttext program here.');
    const withPandas = peers.filter(({ pandas }) => pandas !== null);
    for (const [number, one] of withPandas.entries()) {
      const peer = startScikitLearn(one);
      await giveData(peer, sets);
      await peer.ask({ do: 'fit', kind: 'tfidf', on: 'train' });
      await peer.ask({ do: 'save', kind: 'tfidf', path: at(`${number}.pickle`) });
      await peer.close();
      const program = join(__dirname, 'scikit_learn_file.py');
      const args = [program, at(`${number}.pickle`), at('in.csv'), at('pandas.csv')];
      const measure = (): number => run(one.python, args, undefined, one.env);
      contestants.push({ name: fileName(one), measure, samples: [] });
    }
    if (withPandas.length === 0) notes.push('scikit-learn is left out: no Python here has it.');
    await takeTurns([contestants], rounds, (what) => onProgress(`file scoring: ${what}`), 1);
    const entries = contestants.flatMap(
      ({ name, samples }) => entryOf(name, FILE, 'ms', samples) ?? [],
    );
    if (parts) entries.push(...timeParts(pipeline, texts, readFileSync(at('in.csv')), onProgress));
    const of = (name: string): BenchEntry | undefined => entries.find((e) => e.name === name);
    const ratios = [ONE, FASTTEXT, ...withPandas.map(fileName)].flatMap(
      (name) => ratioOf(`${FILE}: ${KIT}, times as fast as ${name}`, of(name), of(KIT)) ?? [],
    );
    return { entries, ratios, notes };
  });
}

/** What this kit's time consists of, in this process. */
function timeParts(
  pipeline: Pipeline,
  texts: readonly string[],
  bytes: Buffer,
  onProgress: Bench['onProgress'],
): BenchEntry[] {
  const compiled = pipeline.compile();
  const parts: [string, () => void][] = [
    ['only reading and writing rows', () => (sink.total += pass(bytes, () => NO_PREDICTION))],
    [
      'only scoring',
      () => {
        for (const text of texts) sink.total += compiled.classify(text).probability;
      },
    ],
    [
      'csv-parse, raw records, only reading',
      () => (sink.total += parse(bytes, { raw: true }).length),
    ],
  ];
  return parts.flatMap(([name, work]) => {
    onProgress(`file scoring: ${name}`);
    const times = Array.from({ length: 3 }, () => timed(work));
    return entryOf(name, 'in memory', 'ms', times) ?? [];
  });
}

const fileName = ({ name, pandas }: ScikitLearn): string => `${name}, ${pandas}`;

const NO_PREDICTION = { label: 'positive', probability: 1 };

function pass(bytes: Buffer, classify: () => typeof NO_PREDICTION): number {
  const { head, end = 0 } = readHead(bytes, true, 'in.csv', {}) ?? {};
  const scorer = new BlockScorer({ classify }, { file: 'in.csv', head });
  return scorer.score({ bytes: bytes.subarray(end) }).output.length;
}

function csv(texts: readonly string[]): string {
  const rows = texts.map((text, row) => `${row},"${text.replaceAll('"', '""')}",${row % 5}`);
  return `id,text,stars\n${rows.join('\n')}\n`;
}

/** Dimension 10 as its documentation's fast setting; lower-cased words without punctuation, as it advises. */
function trainFastText(
  { texts, labels }: LabelledTexts,
  scored: readonly string[],
  folder: string,
): boolean {
  const words = (text: string): string =>
    (text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? []).join(' ');
  const training = texts.map(
    (text, row) => `__label__${labels[row].replaceAll(/\s/g, '-')} ${words(text)}`,
  );
  writeFileSync(join(folder, 'train.txt'), `${training.join('\n')}\n`);
  writeFileSync(join(folder, 'lines.txt'), `${scored.map(words).join('\n')}\n`);
  const args = [
    'supervised',
    '-input',
    join(folder, 'train.txt'),
    '-output',
    join(folder, 'fasttext'),
  ];
  return spawnSync('fasttext', [...args, '-dim', '10', '-epoch', '25']).status === 0;
}

function run(program: string, args: readonly string[], output?: string, env = process.env): number {
  const file = output === undefined ? null : openSync(output, 'w');
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, {
    stdio: ['ignore', file ?? 'ignore', 'pipe'],
    env,
  });
  const time = performance.now() - start;
  if (file !== null) closeSync(file);
  if (status !== 0) throw new Error(`${program} failed: ${stderr.toString()}`);
  return time;
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
