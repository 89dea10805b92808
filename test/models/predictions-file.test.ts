import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readPredictions, savePredictions } from '../../lib/models/predictions-file';

const test = suite('predictions file');
const before = process.env['REVIEWLAB_RESULTS'];
let folder = '';
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'predictions-'));
  process.env['REVIEWLAB_RESULTS'] = folder;
});
test.after.each(() => {
  rmSync(folder, { recursive: true });
  if (before === undefined) delete process.env['REVIEWLAB_RESULTS'];
  else process.env['REVIEWLAB_RESULTS'] = before;
});

const reviews = [
  { text: 'Fine.', label: '__proto__' },
  { text: 'Poor.', label: 'b' },
];

test('what is saved is read again; the hash tells other reviews', () => {
  const first = readPredictions(savePredictions('one', reviews, ['b', 'c']));
  assert.equal([first.actual, first.predicted], [['__proto__', 'b'], ['b', 'c']]); // prettier-ignore
  const same = readPredictions(savePredictions('other-model', reviews, ['b', 'b']));
  assert.is(same.reviews, first.reviews);
  const [one, two] = reviews;
  for (const others of [[two, one], [one, { ...two, label: 'c' }], [one, { ...two, text: 'x' }]]) {
    assert.is.not(readPredictions(savePredictions('x', others, ['b', 'b'])).reviews, first.reviews);
  } // prettier-ignore
});

test('while a run goes on its predictions are apart', () => {
  process.env['REVIEWLAB_UNFINISHED'] = join(folder, 'unfinished');
  try {
    const path = savePredictions('one', reviews, ['b', 'c']);
    assert.is(path, join(folder, 'unfinished', 'predictions', 'one.json'));
  } finally {
    delete process.env['REVIEWLAB_UNFINISHED'];
  }
});

test('bad input is named', () => {
  assert.throws(() => savePredictions('../x', reviews, ['b', 'b']), /not '\.\.\/x'/);
  assert.throws(() => savePredictions('x', reviews, ['b']), /2 reviews but 1 predictions/);
  const path = join(folder, 'bad.json');
  for (const content of ['{', '{}', '{"classes":["a"],"actual":[0],"predicted":[1],"reviews":"h"}', '{"classes":["a"],"actual":[0],"predicted":[],"reviews":"h"}']) {
    writeFileSync(path, content);
    assert.throws(() => readPredictions(path), (error: Error) => error.message.startsWith(path));
  } // prettier-ignore
});

test.run();
