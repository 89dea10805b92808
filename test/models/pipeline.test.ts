import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LogisticRegression } from '../../lib/models/logistic-regression';
import { fitModel, loadOrFit } from '../../lib/models/fit-model';
import { loadModel, modelPath, saveModel } from '../../lib/models/model-file';
import { findMistakes } from '../../lib/models/mistakes';
import { MultinomialNaiveBayes } from '../../lib/models/naive-bayes';
import { Pipeline } from '../../lib/models/pipeline';
import { saveAndLoad } from './save-and-load';
import { tellingWords, wordContributions } from '../../lib/models/telling-words';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import { TfidfVectorizer } from '../../lib/text/tfidf-vectorizer';
import { daily, hostileTexts, train } from './review-data';

const test = suite('pipeline');

const newton = () => new LogisticRegression({ solver: 'newton-cg' });
const pipelines = new Map<string, Pipeline>([
  ['TF-IDF + logistic regression', new Pipeline(new TfidfVectorizer(), newton())],
  [
    'bigrams + logistic regression',
    new Pipeline(new TfidfVectorizer({ ngramRange: [1, 2], minDf: 2 }), newton()),
  ],
  ['counts + naive Bayes', new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())],
]);
const texts = [...daily.texts.slice(0, 40), ...hostileTexts];

for (const [name, pipeline] of pipelines) {
  test(`${name}: a batch and a loop give the same answers`, () => {
    pipeline.fit(train.texts, train.labels);
    const batch = pipeline.predict(texts);
    assert.equal(
      batch,
      texts.map((text) => pipeline.predict([text])[0]),
    );
    const scores = pipeline.decisionFunction(texts);
    texts.forEach((text, i) => assert.equal(pipeline.decisionFunction([text])[0], scores[i]));
    assert.equal(pipeline.predict([]), []);
  });

  test(`${name}: save and load give the same answers`, () => {
    const loaded = saveAndLoad(pipeline);
    assert.equal(loaded.predict(texts), pipeline.predict(texts));
    assert.equal(loaded.decisionFunction(texts), pipeline.decisionFunction(texts));
  });
}

test('the stages, one after another, predict what the whole does', () => {
  const names: string[][] = [];
  for (const pipeline of pipelines.values()) {
    const stages = pipeline.stages();
    names.push(stages.map(({ name }) => name));
    const result = stages.reduce((value: unknown, { run }) => run(value as never), texts);
    assert.equal(result, pipeline.predict(texts));
  }
  assert.equal(names[0], ['tokenizing', 'counting', 'weighting', 'scoring']);
  assert.equal(names[2], ['tokenizing', 'counting', 'scoring']);
});

test('terms named like parts of JavaScript objects are counted like any other', () => {
  const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes());
  pipeline.fit(['__proto__ constructor', 'fine toString'], ['odd', 'even']);
  assert.equal(pipeline.predict(['__proto__', 'toString', 'constructor']), ['odd', 'even', 'odd']);
});

test('telling words: the ones you expect', () => {
  const pipeline = pipelines.get('TF-IDF + logistic regression') as Pipeline;
  const words = tellingWords(pipeline, 15).map(({ word }) => word);
  assert.ok(words.slice(0, 15).includes('worst'));
  assert.ok(words.slice(15).includes('great'));
  const parts = wordContributions(pipeline, 'great film, poor sound');
  const sum = parts.reduce((total, { weight }) => total + weight, 0);
  const [, bias] = pipeline.classifier.linearModel().bias;
  const [[, score]] = pipeline.decisionFunction(['great film, poor sound']);
  assert.ok(Math.abs(sum + bias - score) < 1e-9);
});

test('mistakes: the surest first, with the words that pushed the wrong way', () => {
  const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes());
  pipeline.fit(['good good fine', 'bad bad poor'], ['positive', 'negative']);
  const review = (text: string, label: string) => ({ id: text, text, label, extra: new Map() });
  const mistakes = findMistakes(pipeline, [
    review('fine', 'negative'),
    review('good', 'positive'),
    review('bad bad fine', 'positive'),
  ]);
  assert.equal(
    mistakes.map(({ review: { text }, predicted, misleading }) => [text, predicted, misleading]),
    [
      ['bad bad fine', 'negative', ['bad']],
      ['fine', 'positive', ['fine']],
    ],
  );
  assert.equal(findMistakes(pipeline, [review('good', 'positive')]), []);
});

test('telling words and mistakes of more than two classes', () => {
  const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes());
  pipeline.fit(['tea tea cup', 'bus bus road', 'cat cat fur'], ['drink', 'travel', 'pet']);
  for (const [name, word] of [['drink', 'tea'], ['travel', 'bus'], ['pet', 'cat']]) {
    assert.is(tellingWords(pipeline, 1, name)[1].word, word);
    assert.is(wordContributions(pipeline, 'tea bus bus cat cat fur fur road', name).length, 5);
  } // prettier-ignore
  assert.is(wordContributions(pipeline, 'the bus', 'travel')[0].word, 'bus');
  assert.ok(wordContributions(pipeline, 'the bus', 'pet')[0].weight < 0);
  assert.is(tellingWords(pipeline, 15).length, 6); // each word once, where there are fewer
  assert.throws(() => tellingWords(pipeline, 1, 'x'), /no class 'x'; it has: drink, pet, travel/);
  const review = { id: '1', text: 'cat cat tea', label: 'drink', extra: new Map<string, string>() };
  const [mistake] = findMistakes(pipeline, [review]);
  assert.equal([mistake.predicted, mistake.misleading], ['pet', ['cat']]);
  assert.ok(mistake.margin > 0);
  assert.throws(() => findMistakes(pipeline, [{ ...review, label: 'x' }]), /'x' is none of/);
});

test('a model file: save, load, and fit again only for other reviews', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reviewlab-'));
  const before = process.env['REVIEWLAB_RESULTS'];
  process.env['REVIEWLAB_RESULTS'] = folder;
  try {
    const make = () => new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes());
    const some = { texts: ['good', 'bad'], labels: ['positive', 'negative'] };
    const other = { texts: ['good', 'bad'], labels: ['negative', 'positive'] };
    assert.throws(() => loadModel('tiny'), /there is no such model/);
    assert.match(loadOrFit('tiny', make, some).source, /^fitted: no saved model/);
    assert.is(loadOrFit('tiny', make, some).source, 'loaded');
    assert.match(loadOrFit('tiny', make, other).source, /^fitted: .* other reviews/);
    assert.equal(loadModel('tiny').pipeline.predict(['good']), ['negative']);

    const pairs = () =>
      new Pipeline(new CountVectorizer({ ngramRange: [1, 2] }), new MultinomialNaiveBayes());
    assert.match(loadOrFit('tiny', pairs, other).source, /^fitted: .* other options/);
    assert.is(loadOrFit('tiny', pairs, other).source, 'loaded');

    let now = 0;
    const fitted = fitModel('timed', make(), some, { clock: () => (now += 1500) });
    assert.is(fitted.fitMs, 1500);
    saveModel(fitted);
    assert.is(loadModel('timed').fitMs, 1500);

    writeFileSync(modelPath('timed'), readFileSync(modelPath('timed'), 'utf8').slice(0, 100));
    assert.throws(() => loadModel('timed'), /timed\.json: .*Delete the file and train again/);
    writeFileSync(modelPath('timed'), '{"format":"other"}');
    assert.throws(() => loadModel('timed'), /not a reviewlab-model/);
    assert.throws(() => modelPath('../escape'), /lower-case words/);
  } finally {
    if (before === undefined) delete process.env['REVIEWLAB_RESULTS'];
    else process.env['REVIEWLAB_RESULTS'] = before;
    rmSync(folder, { recursive: true });
  }
});

test('bad input', () => {
  const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes());
  assert.throws(() => pipeline.predict(['a']), /not fitted yet/);
  assert.throws(() => pipeline.fit(['good', 'bad'], ['a']), /2 texts but 1 labels/);
});

test.run();
