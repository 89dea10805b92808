import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Ajv from 'ajv';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LogisticRegression } from '../../lib/models/logistic-regression';
import { fitModel, loadOrFit } from '../../lib/models/fit-model';
import { loadModel, modelPath, readModel, saveModel, takeModel } from '../../lib/models/model-file';
import { MultinomialNaiveBayes } from '../../lib/models/naive-bayes';
import { Pipeline } from '../../lib/models/pipeline';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import { TfidfVectorizer } from '../../lib/text/tfidf-vectorizer';
import { saveAndLoad } from './save-and-load';

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
    const path = saveModel({ ...model, fitMs: 7 });
    assert.is(path, join(folder, 'unfinished', 'models', 'weighted.json'));
    assert.is(loadModel('weighted').fitMs, 7);
    assert.is(dirname(modelPath('new')), dirname(path));
  } finally {
    delete process.env['REVIEWLAB_UNFINISHED'];
  }
  assert.is(readFileSync(kept, 'utf8'), earlier);
  assert.is.not(loadModel('weighted').fitMs, 7);
});

test('another version, another format, another name', () => {
  for (const version of ['0', '3', '1.5', '"2"', 'null']) {
    refused('counted', replace('"version":2', `"version":${version}`), /version .* is not known/);
  }
  refused('counted', replace(',"version":2', ''), /version undefined .* is not known; 1 and 2 are/);
  refused('counted', replace('"version":2', '"version":1'), /pipeline in JSON must be an object/);
  refused('counted', replace('reviewlab-model', 'reviewlab-modem'), /not a reviewlab-model/);
  refused('counted', () => files.get('weighted') ?? '', /it holds the model 'weighted'/);
});

test('a name that leads to another folder, or is none', () => {
  for (const name of ['../weighted', 'a/b', 'A', '', '__proto__', 'a'.repeat(101)]) {
    refused(
      'weighted',
      replace('"name":"weighted"', `"name":"${name}"`),
      /name is lower-case words/,
    );
  }
});

test('files of version 1 with anything in the place of their lists are refused by field', () => {
  const version1 = readFileSync('test/fixtures/models/weighted-v1.json', 'utf8');
  const counted1 = readFileSync('test/fixtures/models/counted-v1.json', 'utf8');
  for (const value of ['7', '"x"', '{}', '[7]', 'null', '[]']) {
    const weights = version1.replace(/"weights":\[\[.*?\]\]/, `"weights":${value}`);
    assert.is.not(weights, version1);
    refused('weighted', () => weights, /classifier\.coef in JSON|coef\[0\] in JSON/);
    const prior = counted1.replace(/"priorProbability":\[\[.*?\]\]/, `"priorProbability":${value}`);
    assert.is.not(prior, counted1);
    refused('counted', () => prior, /classifier\.intercept in JSON must be 2 finite numbers/);
  }
});

test('cut short anywhere, empty, or no object', () => {
  const { length } = files.get('weighted') ?? '';
  for (let end = 0; end < length; end += 41) {
    refused('weighted', (json) => json.slice(0, end), /it is damaged: not JSON, or cut short/);
  }
  for (const text of ['null', '[]', '7', '"a"'])
    refused('counted', () => text, /must be an object/);
});

test('__proto__ as a field or a type is a name like others, and an unknown one', () => {
  const added = replace('"vectorizer":{', '"vectorizer":{"__proto__":{"binary":true},');
  refused('counted', added, /vectorizer\.__proto__ is not known/);
  refused('counted', replace('"naive-bayes"', '"__proto__"'), /'__proto__'; known are/);
  refused('counted', replace('"version":2', '"__proto__":{"version":2}'), /not known/);
  assert.is(({} as Record<string, unknown>)['binary'], undefined);
});

test('lengths that do not belong together', () => {
  const bad = '"bad",';
  refused('counted', replace(bad, ''), /coef\[0\] in JSON must be 2 finite numbers/);
  refused('weighted', replace(bad, ''), /vectorizer\.idf in JSON must be 2 finite numbers/);
  refused('counted', replace('"negative",', ''), /two classes or more/);
  refused('weighted', replace('"coef":[[', '"coef":[[1,'), /coef\[0\] in JSON must be 3 finite/);
  refused('weighted', replace(/"coef":\[.*\]\]/, '"coef":[]'), /2 lists of numbers/);
  refused('weighted', replace('"intercept":[', '"intercept":[1,'), /intercept .* 2 finite/);
  refused('weighted', replace('"good"', '"bad"'), /vocabulary in JSON holds a string twice/);
});

test('an option that is missing or out of its range', () => {
  refused('weighted', replace('"binary":false,', ''), /vectorizer\.binary is missing/);
  refused('weighted', replace('"norm":"l2",', ''), /vectorizer\.norm is missing/);
  refused('weighted', replace('"norm":"l2"', '"norm":"l1"'), /norm must be 'l2' or null, not l1/);
  refused('weighted', replace('"analyzer":"word"', '"analyzer":"x"'), /analyzer must be/);
  refused('weighted', replace('w+', 'S+'), /token_pattern must be .* not/);
  refused('weighted', replace('"one-versus-rest"', '"softmax"'), /probabilities of logistic/);
  refused(
    'weighted',
    replace('"one-versus-rest"', '"maybe"'),
    /probabilities must be .* not maybe/,
  );
  refused('weighted', replace('"newton-cg"', '"lbfgs"'), /solver in JSON must be/);
});

test('numbers that are none, not finite, or huge', () => {
  for (const value of ['null', 'true', '"1"', '[]', '1e999', '-1e999']) {
    refused('weighted', replace('"coef":[[', `"coef":[[${value},`), /finite numbers/);
    refused('weighted', replace(/"idf":\[[^,]*/, `"idf":[${value}`), /idf in JSON .* finite/);
    refused('counted', replace(/"intercept":\[[^,]*/, `"intercept":[${value}`), /finite numbers/);
    refused('counted', replace(/"fitMs":[^,]*/, `"fitMs":${value}`), /fitMs/);
  }
  refused('weighted', replace('"coef":[[', '"coef":[[NaN,'), /JSON/);
  for (const value of ['1e300', '-1e300']) {
    refused('weighted', replace(/"coef":\[\[[^,]*/, `"coef":[[${value}`), /1e\+300; scores/);
    refused('weighted', replace(/"idf":\[[^,]*/, `"idf":[${value}`), /1e\+300; scores/);
    refused('counted', replace(/"intercept":\[[^,]*/, `"intercept":[${value}`), /1e\+300/);
  }
});

test('weights have natural signs: the class whose word it is has the larger one', () => {
  for (const [name, text] of files) {
    const { vectorizer, classifier } = JSON.parse(text) as {
      vectorizer: { vocabulary: string[] };
      classifier: { classes: string[]; coef: number[][] };
    };
    const [good, positive] = [
      vectorizer.vocabulary.indexOf('good'),
      classifier.classes.indexOf('positive'),
    ];
    assert.ok(classifier.coef[positive][good] > classifier.coef[1 - positive][good], name);
  }
  const read = JSON.parse(files.get('weighted') ?? '') as { training: { solver: string } };
  assert.is(read.training.solver, 'newton-cg');
});

test('files of version 1 are read, and answer as they did when they were written', () => {
  const folder = 'test/fixtures/models';
  interface Answers {
    texts: string[];
    models: Record<string, { labels: string[]; scores: number[][] }>;
  }
  const { texts, models } = JSON.parse(readFileSync(`${folder}/answers.json`, 'utf8')) as Answers;
  for (const [name, { labels, scores }] of Object.entries(models)) {
    const { pipeline, solver, fitMs } = readModel(`${folder}/${name}-v1.json`);
    assert.equal(pipeline.predict(texts), labels, name);
    const found = pipeline.decisionFunction(texts).map((row) => [...row]);
    assert.equal(found, scores, name);
    assert.equal(saveAndLoad(pipeline).predict(texts), labels);
    assert.is(solver, null);
    assert.is(fitMs, 1500);
  }
  const path = join(folder, 'weighted-v1.json');
  const broken = readFileSync(path, 'utf8').replace(/"weights":\[\[[^,]*/, '"weights":[[null');
  writeFileSync(modelPath('weighted'), broken);
  assert.throws(() => loadModel('weighted'), /coef\[0\] in JSON must be/);
  writeFileSync(modelPath('weighted'), files.get('weighted') ?? '');
});

test('a model that was saved before there were stop words is still the one that is wanted', () => {
  const train = { texts: ['good tea', 'bad tea'], labels: ['positive', 'negative'] };
  const make = () => new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes());
  writeFileSync(modelPath('counted'), readFileSync('test/fixtures/models/counted-v1.json', 'utf8'));
  assert.is(loadOrFit('counted', make, train).source, 'loaded');
});

test('a model of a file is taken instead of fitting, under its own name, for reviews of its classes', () => {
  const train = { texts: ['good tea', 'bad tea'], labels: ['positive', 'negative'] };
  const never = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes());
  never.fit = () => assert.unreachable() as never;
  const options = { model: modelPath('weighted') };
  const taken = loadOrFit('other', () => never, train, options);
  assert.equal([taken.name, taken.source], ['weighted', `taken from ${options.model}`]);
  assert.is(fitModel('other', never, train, options).solver, 'newton-cg');
  const others = { texts: train.texts, labels: ['positive', 'neutral'] };
  const why =
    /weighted\.json: the classes of the model are 'negative', 'positive', those of the reviews 'neutral', 'positive'; a/;
  assert.throws(() => loadOrFit('other', () => never, others, options), why);
  // A class that no review has would only be mistaken.
  for (const labels of [
    ['positive', 'positive'],
    ['negative', 'neutral', 'positive'],
  ]) {
    assert.throws(() => takeModel(options.model, labels), /the classes of the model are/);
  }
  const many = Array.from({ length: 30 }, (_, at) => `\u001b[31m${at}`.repeat(30));
  assert.throws(
    () => takeModel(options.model, many),
    /'\\u001b\[31m0\\u001b[^']*…', .* and 20 more; a/,
  );
});

const schema = JSON.parse(readFileSync('lib/models/model.schema.json', 'utf8')) as object;

test('what is written fits the schema, and what is refused for its shape does not', () => {
  const fits = new Ajv({ strict: true }).compile(schema);
  for (const [name, text] of files) {
    assert.ok(fits(JSON.parse(text)), `${name}: ${JSON.stringify(fits.errors)}`);
    for (const [found, by] of [
      ['"version":2', '"version":1'],
      ['"binary":false,', ''],
      ['"ngram_range":[1,1]', '"ngram_range":[1]'],
      ['"coef":[[', '"coef":[["1",'],
      ['"classes":[', '"classes":[1,'],
      ['"vectorizer":{', '"vectorizer":{"min_df":1,'],
    ]) {
      assert.not(fits(JSON.parse(text.replace(found, by))), `${name}: ${by}`);
    }
  }
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
