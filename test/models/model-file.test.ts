import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LogisticRegression } from '../../lib/models/logistic-regression';
import { fitModel, loadModel, loadOrFit, modelPath, saveModel } from '../../lib/models/model-file';
import { MultinomialNaiveBayes } from '../../lib/models/naive-bayes';
import { Pipeline } from '../../lib/models/pipeline';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import { TfidfVectorizer } from '../../lib/text/tfidf-vectorizer';

const test = suite('model file');

const folder = mkdtempSync(join(tmpdir(), 'reviewlab-'));
const before = process.env['REVIEWLAB_RESULTS'];
const files = new Map<string, string>();

test.before(() => {
  process.env['REVIEWLAB_RESULTS'] = folder;
  const train = { texts: ['good tea', 'bad tea'], labels: ['positive', 'negative'] };
  const newton = new LogisticRegression({ solver: 'newton-cg' });
  for (const [name, pipeline] of [
    ['weighted', new Pipeline(new TfidfVectorizer(), newton)],
    ['counted', new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())],
  ] as const) {
    files.set(name, readFileSync(saveModel(fitModel(name, pipeline, train)), 'utf8'));
  }
});
test.after(() => {
  if (before === undefined) delete process.env['REVIEWLAB_RESULTS'];
  else process.env['REVIEWLAB_RESULTS'] = before;
  rmSync(folder, { recursive: true });
});

/** Asserts that the model's file, changed, is refused: the error names the file and says why. */
function refused(name: string, change: (json: string) => string, why: RegExp): void {
  const path = modelPath(name);
  mkdirSync(dirname(path), { recursive: true });
  const original = files.get(name) ?? '';
  const changed = change(original);
  assert.is.not(changed, original, 'the change changes nothing');
  writeFileSync(path, changed);
  let message = '';
  try {
    loadModel(name);
  } catch (error) {
    message = (error as Error).message;
  } finally {
    writeFileSync(path, original);
  }
  assert.match(message, why);
  assert.ok(message.startsWith(`${path}: `), message);
  assert.match(message, /Delete the file and train again\.$/);
}

const replace = (found: string | RegExp, by: string) => (json: string) => json.replace(found, by);

test('while a run goes on its models are apart, and read there first', () => {
  const kept = modelPath('weighted');
  const earlier = readFileSync(kept, 'utf8');
  const model = loadModel('weighted');
  process.env['REVIEWLAB_UNFINISHED'] = join(folder, 'unfinished');
  try {
    assert.is(modelPath('weighted'), kept);
    const path = saveModel({ ...model, fitSeconds: 7 });
    assert.is(path, join(folder, 'unfinished', 'models', 'weighted.json'));
    assert.is(loadModel('weighted').fitSeconds, 7);
    assert.is(dirname(modelPath('new')), dirname(path));
  } finally {
    delete process.env['REVIEWLAB_UNFINISHED'];
  }
  assert.is(readFileSync(kept, 'utf8'), earlier);
  assert.is.not(loadModel('weighted').fitSeconds, 7);
});

test('another version, another format, another name', () => {
  for (const version of ['0', '2', '1.5', '"1"', 'null']) {
    refused('counted', replace('"version":1', `"version":${version}`), /of version 1/);
  }
  refused('counted', replace(',"version":1', ''), /of version 1/);
  refused('counted', replace('reviewlab-model', 'reviewlab-modem'), /not a reviewlab-model/);
  refused('counted', () => files.get('weighted') ?? '', /it holds the model 'weighted'/);
});

test('cut short anywhere, empty, or no object', () => {
  const { length } = files.get('weighted') ?? '';
  for (let end = 0; end < length; end += 41) refused('weighted', (json) => json.slice(0, end), /./);
  for (const text of ['null', '[]', '7', '"a"'])
    refused('counted', () => text, /must be an object/);
});

test('__proto__ as a field or an option is a name like others, and an unknown one', () => {
  const options = (text: string) => replace(/"options":\{/g, `"options":{"__proto__":${text},`);
  refused('counted', options('{"minDf":2}'), /unknown vectorizer option '__proto__'/);
  refused('weighted', options('1'), /unknown .*option '__proto__'/);
  refused('counted', replace('"vectorizerType":"count"', '"__proto__":{}'), /vectorizerType/);
  refused('counted', replace('"count"', '"__proto__"'), /'__proto__'; known are: count, tfidf/);
  refused('counted', replace('"version":1', '"__proto__":{"version":1}'), /of version 1/);
  assert.is(({} as Record<string, unknown>)['minDf'], undefined);
});

test('lengths that do not belong together', () => {
  const bad = '"bad",';
  refused('counted', replace(bad, ''), /2 terms but weights for 3/);
  refused('weighted', replace(bad, ''), /vectorizer\.idf in JSON must be 2 finite numbers/);
  refused('counted', replace('"negative",', ''), /priorProbability in JSON must be 1 lists/);
  refused('weighted', replace('"weights":[[', '"weights":[[1,'), /weights\[1\]/);
  refused(
    'weighted',
    replace(/"weights":\[.*\]\]/, '"weights":[[1,1],[1,1]]'),
    /3 terms but .* 1;/,
  );
  refused('weighted', replace(/"weights":\[.*\]\]/, '"weights":[]'), /2 lists of numbers/);
  refused(
    'weighted',
    replace(/"classes".*\]\]/, '"classes":["a"],"options":{},"weights":[[1,1,1,1]]'),
    /two classes or more/,
  );
});

test('numbers that are none, not finite, or huge', () => {
  for (const value of ['null', 'true', '"1"', '[]', '1e999', '-1e999']) {
    refused('weighted', replace('"weights":[[', `"weights":[[${value},`), /finite numbers/);
    refused('weighted', replace(/"idf":\[[^,]*/, `"idf":[${value}`), /idf in JSON .* finite/);
    refused(
      'counted',
      replace(/"priorProbability":\[\[[^\]]*/, `"priorProbability":[[${value}`),
      /finite numbers/,
    );
    refused('counted', replace(/"fitSeconds":[^,]*/, `"fitSeconds":${value}`), /fitSeconds/);
  }
  refused('weighted', replace('"weights":[[', '"weights":[[NaN,'), /JSON/);
  for (const value of ['1e300', '-1e300']) {
    refused('weighted', replace(/"weights":\[\[[^,]*/, `"weights":[[${value}`), /1e\+300; scores/);
    refused('weighted', replace(/"idf":\[[^,]*/, `"idf":[${value}`), /1e\+300; scores/);
    refused(
      'counted',
      replace(/"priorProbability":\[\[[^\]]*/, `"priorProbability":[[${value}`),
      /1e\+300/,
    );
  }
});

test('the options of the two parts of TF-IDF are the same', () => {
  const first = replace('"lowercase":true', '"lowercase":false');
  refused('weighted', first, /options in JSON are not those of vectorizer\.counts/);
});

test('loadOrFit tells how training goes on, and nothing where it only loads', () => {
  const train = { texts: ['good tea', 'bad tea'], labels: ['positive', 'negative'] };
  const make = () => new Pipeline(new TfidfVectorizer(), new LogisticRegression({ steps: 20 }));
  const fit = (): number[] => {
    const told: number[] = [];
    loadOrFit('told', make, train, { onProgress: ({ done }) => void told.push(done) });
    return told;
  };
  assert.is(fit().at(-1), 40); // 20 steps for each class
  assert.equal(fit(), []);
});

test.run();
