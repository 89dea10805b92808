import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { measureSentences, readSentences, sentenceTable, splitByLabel } from './sentence-accuracy';

const test = suite('sentence-accuracy');
let folder = '';
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'sentences-'));
});
test.after.each(() => rmSync(folder, { recursive: true }));

function write(content: string): string {
  const path = join(folder, 'shop_labelled.txt');
  writeFileSync(path, content);
  return path;
}

test('sentences, with or without a header; tabs and quotes inside stay', () => {
  const expected = { texts: ['a "b\tc', 'good'], labels: ['negative', 'positive'] };
  assert.equal(readSentences(write('a "b\tc\t0\ngood\t1\n')), expected);
  assert.equal(readSentences(write('Review\tLiked\na "b\tc\t0\r\ngood\t1')), expected);
});

test('another label is an error that names file and line', () => {
  assert.throws(() => readSentences(write('good\t1\nbad\t2\n')), /shop_labelled\.txt: line 2/);
  assert.throws(() => readSentences(write('good\t1\n1\n')), /line 2: expected a sentence, a tab/);
});

test('a fifth of each class is the test; every sentence is on one side; the split repeats', () => {
  const texts = Array.from({ length: 50 }, (_, row) => `text ${row}`);
  const labels = texts.map((_, row) => (row % 5 === 0 ? 'positive' : 'negative'));
  const { train, test: held } = splitByLabel({ texts, labels });
  assert.is(held.labels.filter((label) => label === 'positive').length, 2);
  assert.is(held.labels.length, 10);
  assert.equal([...train.texts, ...held.texts].sort(), [...texts].sort());
  held.texts.forEach((text, at) => assert.is(held.labels[at], labels[texts.indexOf(text)]));
  assert.equal(splitByLabel({ texts, labels }), { train, test: held });
});

test('the models of each file, in a table', async () => {
  const lines = Array.from({ length: 20 }, (_, row) =>
    row % 2 === 0 ? `good tea ${row}\t1` : `bad tea ${row}\t0`,
  );
  write(`${lines.join('\n')}\n`);
  const results = await measureSentences(folder, undefined, () => undefined);
  assert.equal(
    results.map(({ set, model, train, test: held, ours, theirs }) => [
      set,
      model,
      train,
      held,
      ours,
      theirs,
    ]),
    [
      ['shop', 'tfidf', 16, 4, 1, null],
      ['shop', 'descent', 16, 4, 1, null],
      ['shop', 'counts', 16, 4, 1, null],
    ],
  );
  assert.match(
    sentenceTable(results),
    '| shop | counts + naive Bayes | 16 / 4 | 100.0 % | – | – |',
  );
  rmSync(join(folder, 'shop_labelled.txt'));
  try {
    await measureSentences(folder, undefined, () => undefined);
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, /there are no files \*_labelled\.txt/);
  }
});

test.run();
