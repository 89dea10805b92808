import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { benchRatios, entryOf, scikitLearnModel, type BenchEntry } from './bench-report';
import { roundRatio } from '../../lib/dist/measure/timing/ratio';
import { benchTables } from './bench-tables';
import { COMPILED, FLOOR } from './kit-models';
import { joinToLength, readReviewSets } from './review-sets';
import { timeInTurns } from './label-in-turns';

const test = suite('bench-report');
const SCIKIT_LEARN = scikitLearnModel('scikit-learn 1.2.1');

function entry(name: string, mode: string, reviews: 'short' | 'long', time: number): BenchEntry {
  return entryOf(name, mode, 'µs/review', [time, time / 2, time * 2], reviews) as BenchEntry;
}

const entries: BenchEntry[] = [
  entry(SCIKIT_LEARN, 'batch', 'short', 10),
  entry(SCIKIT_LEARN, 'in real time', 'short', 300),
  entry(COMPILED, 'batch', 'short', 0.5),
  entry(COMPILED, 'in real time', 'short', 0.6),
  entry(FLOOR, 'in real time', 'short', 0.125),
];

test('median and range, and nothing of nothing', () => {
  const found = entryOf('who', 'batch', 'ms', [3, 1, 2, 10, 5]);
  assert.equal(found, {
    name: 'who',
    mode: 'batch',
    unit: 'ms',
    median: 3,
    min: 1,
    max: 10,
    samples: [3, 1, 2, 10, 5],
  });
  assert.is(entryOf('who', 'batch', 'ms', []), null);
});

test('ratios are taken round by round', () => {
  const over = entryOf(SCIKIT_LEARN, 'batch', 'µs/review', [10, 100, 12], 'long');
  const under = entryOf(COMPILED, 'batch', 'µs/review', [8, 1, 1], 'long');
  const [{ name, reviews, ...values }] = benchRatios([over, under] as BenchEntry[]);
  assert.equal(name, 'compiled batch, times as fast as scikit-learn 1.2.1 in batch');
  assert.equal([reviews, values], ['long', roundRatio([10, 100, 12], [8, 1, 1])]);
});

test('ratios say how many times as fast; those without both sides are left out', () => {
  const ratios = benchRatios(entries);
  assert.equal(
    ratios.map(({ reviews, ratio }) => [reviews, Number(ratio.toFixed(9))]),
    [
      ['short', 20],
      ['short', 500],
      ['short', 1.2],
      ['short', 4],
    ],
  );
  assert.equal(benchRatios([]), []);
});

test('training has a ratio and a row for the reviews as they are, and for long ones', () => {
  const mode = 'training, warm';
  const training = [
    entryOf('scikit-learn 1.2.1', mode, 'ms', [100]),
    entryOf('this kit, newton-cg', mode, 'ms', [40]),
    entryOf('scikit-learn 1.2.1', mode, 'ms', [90], 'long'),
    entryOf('this kit, newton-cg', mode, 'ms', [30], 'long'),
  ] as BenchEntry[];
  const ratios = benchRatios(training);
  assert.equal(
    ratios.map(({ reviews, ratio }) => [reviews, Number(ratio.toFixed(9))]),
    [
      [undefined, 2.5],
      ['long', 3],
    ],
  );
  const text = benchTables({ entries: training, ratios, accuracies: {} });
  assert.match(text, '| training, warm | this kit, newton-cg | 40.0 ms |');
  assert.match(text, '| training, warm, long reviews | this kit, newton-cg | 30.0 ms |');
});

test('the tables are Markdown with a row for each name', () => {
  const accuracies = { [COMPILED]: 0.89 };
  const text = benchTables({ entries, ratios: benchRatios(entries), accuracies });
  assert.match(text, `| ${SCIKIT_LEARN} | 10.0 (5.00–20.0) | 300 (150–600) | – | – | – |`);
  const once = [entryOf('a peer', 'training, once', 'ms', [80])] as BenchEntry[];
  const short = benchTables({ entries: once, ratios: [], accuracies: {} });
  assert.match(short, '| training, once | a peer | 80.0 ms |');
  assert.match(text, `| ${COMPILED} | 0.500 (0.250–1.00) | 0.600 (0.300–1.20) | – | – | 89.0 % |`);
});

test('long texts are whole reviews joined; an unfinished one is left out', () => {
  assert.equal(joinToLength(['aaaa', 'bbbb', 'cccccccccc', 'd'], 8), ['aaaa bbbb', 'cccccccccc']);
});

test('long training texts are of one class each, with its label', () => {
  const [train, test] = ['data/reviews-train.csv', 'data/reviews-test.csv'];
  const { train: reviews, trainLong } = readReviewSets(train, test);
  assert.equal([...new Set(trainLong.labels)].sort(), ['negative', 'positive']);
  const firstOf = (label: string): string => reviews.texts[reviews.labels.indexOf(label)];
  for (const label of ['negative', 'positive']) {
    const long = trainLong.texts[trainLong.labels.indexOf(label)];
    assert.ok(long.startsWith(firstOf(label)), label);
  }
  for (const { length } of trainLong.texts) assert.ok(length >= 1300);
  assert.is(trainLong.labels.length, trainLong.texts.length);
});

test('too little text of a class is an error that names file and class', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reviewlab-bench-'));
  try {
    const path = join(folder, 'reviews.csv');
    const long = 'a very pleasant place that we would come back to, if only they let us '.repeat(
      20,
    );
    const short = 'a bad place that nobody should come back to, or so they told us there';
    const rows = [long, short].map((text, at) => `"${text}",${['positive', 'negative'][at]}`);
    writeFileSync(path, `text,label\n${rows.join('\n')}\n`);
    assert.throws(() => readReviewSets(path, path), /reviews\.csv: .*1300 characters.*'negative'/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('contestants take turns, and times are for one review', async () => {
  const turns: string[] = [];
  const contestant = (name: string) => ({
    name,
    runs: {
      batch: (set: string, count: number, passes: number) => {
        turns.push(name);
        return Promise.resolve((count * passes * (set === 'short' ? 1 : 3)) / 10);
      },
    },
  });
  const sets = { short: Array(1000), long: Array(1000) };
  const found = await timeInTurns([contestant('a'), contestant('b')], sets, 5, () => undefined);
  assert.equal(
    found.map(({ name, reviews, median }) => [name, reviews, Math.round(median)]),
    [
      ['a', 'short', 100],
      ['b', 'short', 100],
      ['a', 'long', 300],
      ['b', 'long', 300],
    ],
  );
  assert.is(
    turns.slice(-20).join(''),
    'ababbabaababbabaabab',
    'the other way round in every second round',
  );
});

test.run();
