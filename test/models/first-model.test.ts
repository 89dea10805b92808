import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { loadFirstModel } from '../../lib/models/first-model';
import { fitModel, loadOrFit } from '../../lib/models/fit-model';
import { saveModel } from '../../lib/models/model-file';
import { LogisticRegression } from '../../lib/models/logistic-regression';
import { Pipeline } from '../../lib/models/pipeline';
import { TfidfVectorizer } from '../../lib/text/tfidf-vectorizer';

const test = suite('first model');
const train = { texts: ['good tea', 'bad tea', '好茶'], labels: ['yes', 'no', 'yes'] };
const before = process.env['REVIEWLAB_RESULTS'];
const folder = mkdtempSync(join(tmpdir(), 'first-model-'));
test.before(() => void (process.env['REVIEWLAB_RESULTS'] = folder));
test.after(() => {
  if (before === undefined) delete process.env['REVIEWLAB_RESULTS'];
  else process.env['REVIEWLAB_RESULTS'] = before;
  rmSync(folder, { recursive: true });
});

test('what notebook 1 saves is loaded, other settings and reviews are trained anew', () => {
  const pipeline = new Pipeline(new TfidfVectorizer(), new LogisticRegression({ solver: 'auto' }));
  saveModel(fitModel('tfidf-logistic-regression', pipeline, train));
  assert.is(loadFirstModel(train).source, 'loaded');
  const characters = loadFirstModel(train, { analyzer: 'char' });
  assert.match(characters.source, /^fitted: the saved model has other options/);
  assert.ok(characters.pipeline.vectorizer.featureNames.includes('好'));
  assert.match(loadFirstModel(train, { solver: 'newton-cg' }).source, /^fitted/);
  assert.is(loadFirstModel(train, { solver: 'newton-cg' }).solver, 'newton-cg');
});

test('a file that the settings name is taken', () => {
  const make = () => new Pipeline(new TfidfVectorizer(), new LogisticRegression({ steps: 1 }));
  loadOrFit('mine', make, train);
  const file = join(folder, 'models', 'mine.json');
  assert.is(loadFirstModel(train, { model: file }).name, 'mine');
  const others = { texts: train.texts, labels: ['yes', 'perhaps', 'yes'] };
  assert.throws(
    () => loadFirstModel(others, { model: file }),
    /mine\.json: the classes of the model are 'no', 'yes', those of the reviews .*'perhaps'/,
  );
});

test.run();
