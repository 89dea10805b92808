/** The parts of the benchmark that run in processes of their own, on little data and without peers. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { timeFileScoring } from './file-scoring';
import { timeReading } from './reading';
import { readReviewSets } from './review-sets';
import { measureSizes, sizeTable } from './size';

const test = suite('processes');
const whole = readReviewSets('data/reviews-train.csv', 'data/reviews-test.csv');
const bench = { peers: [], rounds: 2, onProgress: () => undefined };
const few = { texts: whole.train.texts.slice(0, 200), labels: whole.train.labels.slice(0, 200) };
const sets = { ...whole, train: few };

test('scoring from file to file has an entry for each contestant and part', async () => {
  const { entries, notes } = await timeFileScoring({ ...bench, sets }, 300);
  const names = entries.map(({ name, mode }) => `${name}: ${mode}`);
  assert.ok(names.includes('this kit, predict: file to file'));
  assert.ok(names.includes('this kit, predict --workers 1: file to file'));
  assert.match(notes[0], /scores in one thread here/);
  assert.ok(names.includes('only scoring: in memory'));
  assert.is(entries[0].samples.length, 2);
  assert.ok(notes.some((note) => note.startsWith('scikit-learn is left out')));
});

test('reading has a time and a memory for each round', async () => {
  const { entries, ratios, notes } = await timeReading({ ...bench, sets }, 300);
  assert.equal(
    entries.map(({ name, mode, unit, samples }) => [name, mode, unit, samples.length]),
    [
      ['this kit, readReviews', 'reading', 'ms', 2],
      ['this kit, readReviews', 'memory at most', 'MB', 2],
    ],
  );
  assert.equal(ratios, []);
  assert.equal(notes, ['pandas is left out: no Python here has it.']);
});

test('a size has the time and the memory of its process', async () => {
  const sizes = [{ reviews: 300, words: 7 }];
  const results = await measureSizes({ ...bench, sets }, sizes);
  assert.equal(
    results.map(({ who, reviews, words }) => [who, reviews, words]),
    [['this kit', 300, 7]],
  );
  const [{ fitMs, scoreMs, peakMegabytes }] = results;
  for (const value of [fitMs, scoreMs]) assert.ok(value > 0 && value < 60_000);
  assert.ok(peakMegabytes > 30 && peakMegabytes < 2000, String(peakMegabytes));
  assert.match(sizeTable(results), /\n\| 300 \| 7 \| this kit \| .* s \| .* s \| .* GB \|$/);
});

test.run();
