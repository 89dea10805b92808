import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LinearClassifier } from '../../lib/models/linear-classifier';
import { LogisticRegression } from '../../lib/models/logistic-regression';
import { MultinomialNaiveBayes } from '../../lib/models/naive-bayes';
import { Pipeline } from '../../lib/models/pipeline';
import { probabilitiesOf } from '../../lib/models/probabilities';
import { CountVectorizer } from '../../lib/text/count-vectorizer';

const test = suite('linear-classifier');

const model = {
  weights: [Float64Array.of(1, 0), Float64Array.of(0, 2), Float64Array.of(-1, -1)],
  bias: Float64Array.of(0, 0, 1),
};
const vectorizer = CountVectorizer.fitted({}, ['milk', 'tea']);

test('the largest score wins, of equal ones the first class', () => {
  const classifier = new LinearClassifier(['a', 'b', 'c'], model, 'softmax');
  const pipeline = new Pipeline(vectorizer, classifier);
  const texts = ['milk milk', 'tea', '', 'tea milk milk', 'milk', 'milk '.repeat(900)];
  const expected = ['a', 'b', 'c', 'a', 'a', 'a'];
  assert.equal(pipeline.predict(texts), expected);
  assert.equal(pipeline.compile().predict(texts), expected);
  assert.throws(() => pipeline.fit(['milk', 'tea'], ['a', 'b']), /trained elsewhere/);
});

test('probabilities: known values of both rules, and none', () => {
  const near = (found: Float64Array, expected: number[]): void =>
    expected.forEach((value, k) => assert.ok(Math.abs(found[k] - value) < 1e-12, String(found)));
  const scores = Float64Array.of(0, Math.log(3), -Math.log(3));
  near(probabilitiesOf('softmax', scores), [3 / 13, 9 / 13, 1 / 13]);
  near(probabilitiesOf('one-versus-rest', scores), [1 / 3, 1 / 2, 1 / 6]);
  near(probabilitiesOf('softmax', Float64Array.of(1000, 0)), [1, 0]);
  near(probabilitiesOf('softmax', Float64Array.of(-1000, -1000 + Math.log(3))), [1 / 4, 3 / 4]);
  near(probabilitiesOf('one-versus-rest', Float64Array.of(800, -800)), [1, 0]);
  near(probabilitiesOf('one-versus-rest', Float64Array.of(-800, -800)), [1 / 2, 1 / 2]);
  assert.is(new LogisticRegression().probabilityRule, 'one-versus-rest');
  assert.is(new MultinomialNaiveBayes().probabilityRule, 'softmax');
  const none = new LinearClassifier(['a', 'b', 'c'], model, null);
  assert.ok(none.predictProba(vectorizer.transform(['tea']))[0].every(Number.isNaN));
  const { label, probability } = new Pipeline(vectorizer, none).compile().classify('tea');
  assert.is(label, 'b');
  assert.ok(Number.isNaN(probability));
});

test.run();
