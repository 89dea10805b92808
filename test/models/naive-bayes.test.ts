import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { MultinomialNaiveBayes } from '../../lib/models/naive-bayes';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import { daily, scikitLearn, train } from './review-data';

const test = suite('naive bayes');

const vectorizer = new CountVectorizer();
const model = new MultinomialNaiveBayes().fit(vectorizer.fitTransform(train.texts), train.labels);
const known = scikitLearn.count_naiveBayes;

test('priors and term probabilities are those of scikit-learn', () => {
  const { weights, bias } = model.linearModel();
  assert.equal(model.classes, ['negative', 'positive']);
  known.classLogPrior.forEach((prior, k) => assert.ok(Math.abs(bias[k] - prior) < 1e-12));
  for (const [term, logs] of Object.entries(known.featureLogProbSample)) {
    const column = vectorizer.vocabulary.get(term) ?? -1;
    logs.forEach((log, k) => assert.ok(Math.abs(weights[k][column] - log) < 1e-12, term));
  }
});

test("probabilities of the daily batch are scikit-learn's, and the package decides likewise", () => {
  const features = vectorizer.transform(daily.texts);
  model.predictProba(features).forEach(([negative, positive], i) => {
    assert.ok(Math.abs(positive - known.positiveProbability[i]) < 1e-9, `review ${i}`);
    assert.ok(Math.abs(negative + positive - 1) < 1e-12);
  });
  const predicted = model.predict(features);
  const correct = predicted.filter((label, i) => label === daily.labels[i]).length;
  assert.is(correct / predicted.length, known.accuracy);
});

test('three classes, with a term no class has seen together', () => {
  const texts = ['red red apple', 'green pear', 'yellow banana banana'];
  const counts = new CountVectorizer();
  const fruit = new MultinomialNaiveBayes().fit(counts.fitTransform(texts), ['c', 'a', 'b']);
  assert.equal(fruit.classes, ['a', 'b', 'c']);
  assert.equal(fruit.predict(counts.transform(['banana', 'apple', 'pear pear'])), ['b', 'c', 'a']);
});

test('made of its logarithms, it gives the same scores to the last bit', () => {
  const loaded = MultinomialNaiveBayes.fitted(model.classes, model.linearModel());
  const features = vectorizer.transform(daily.texts.slice(0, 50));
  assert.equal(loaded.decisionFunction(features), model.decisionFunction(features));
  assert.equal(loaded.predict(features), model.predict(features));
});

test('bad input', () => {
  const features = new CountVectorizer().fitTransform(['good one', 'bad one']);
  assert.throws(() => new MultinomialNaiveBayes().predict(features), /not fitted yet/);
  assert.throws(() => new MultinomialNaiveBayes().fit(features, ['a']), /2 texts but 1 labels/);
  assert.throws(() => new MultinomialNaiveBayes().fit(features, ['a', 'a']), /only 'a'/);
  assert.throws(() => model.predict(features), /3 columns, the model was fitted on 8718/);
  const negative = { ...features, data: features.data.map((value) => -value) };
  assert.throws(() => new MultinomialNaiveBayes().fit(negative, ['a', 'b']), /row 0 holds -1/);
});

test('values that are not finite are named with their row', () => {
  for (const value of [NaN, Infinity, -Infinity]) {
    const features = {
      rows: 2,
      columns: 1,
      indptr: Int32Array.of(0, 1, 2),
      indices: Int32Array.of(0, 0),
      data: Float64Array.of(1, value),
    };
    const model = new MultinomialNaiveBayes();
    assert.throws(() => model.fit(features, ['a', 'b']), new RegExp(`row 1 holds ${value}`));
  }
});

test('counts and priors by hand: (count + 1) of (all + terms)', () => {
  const counts = new CountVectorizer();
  const tiny = new MultinomialNaiveBayes();
  tiny.fit(counts.fitTransform(['tea tea pot', 'pot', 'tea']), ['a', 'b', 'a']);
  const { weights, bias } = tiny.linearModel();
  const expected = [[2 / 6, 4 / 6], [2 / 3, 1 / 3]]; // pot, tea
  expected.forEach((row, k) => row.forEach((p, at) => assert.ok(Math.abs(weights[k][at] - Math.log(p)) < 1e-12)));
  assert.ok(Math.abs(bias[0] - Math.log(2 / 3)) < 1e-12 && Math.abs(bias[1] - Math.log(1 / 3)) < 1e-12);
  tiny.fit(counts.transform(['tea', 'pot']), ['b', 'a']); // fitted again, it is the new model
  assert.ok(Math.abs(tiny.linearModel().weights[0][0] - Math.log(2 / 3)) < 1e-12);
}); // prettier-ignore

test('aborted, not finite, no rows', () => {
  const features = new CountVectorizer().fitTransform(['good one', 'bad one']);
  const fit = (change: object, signal?: AbortSignal) => () =>
    new MultinomialNaiveBayes().fit({ ...features, ...change }, ['a', 'b'], { signal });
  assert.throws(fit({}, AbortSignal.abort(new Error('enough'))), /enough/);
  for (const value of [Infinity, NaN]) {
    const data = features.data.slice();
    data[3] = value;
    assert.throws(
      fit({ data }),
      new RegExp(`^fit: row 1 holds ${value}; naive Bayes needs counts`),
    );
  }
  assert.not.throws(fit({ data: features.data.map(() => 0) }));
  assert.equal(model.predict(vectorizer.transform([])), []);
});

test.run();
