import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accuracy } from '../../../lib/measure/accuracy/accuracy';
import { agreement } from '../../../lib/measure/accuracy/agreement';
import { confusionMatrix } from '../../../lib/measure/accuracy/confusion-matrix';

const test = suite('accuracy');

test("accuracy with Wilson's interval (known values: 8 of 10)", () => {
  const actual = new Array<string>(10).fill('a');
  const predicted = actual.map((label, i) => (i < 8 ? label : 'b'));
  const result = accuracy(actual, predicted);
  assert.is(result.accuracy, 0.8);
  assert.ok(Math.abs(result.low - 0.4901624715) < 1e-9);
  assert.ok(Math.abs(result.high - 0.9433178485) < 1e-9);
});

test('the interval stays inside 0 to 1 at the ends', () => {
  assert.is(accuracy(['a'], ['a']).high, 1);
  assert.ok(accuracy(['a'], ['b']).low >= 0);
});

test('confusion matrix, precision, recall and F1 (known values from scikit-learn)', () => {
  const actual = ['cat', 'ant', 'cat', 'cat', 'ant', 'bird'];
  const predicted = ['ant', 'ant', 'cat', 'cat', 'ant', 'cat'];
  const matrix = confusionMatrix(actual, predicted);
  assert.equal(matrix.classes, ['ant', 'bird', 'cat']);
  assert.equal(matrix.counts, [
    [2, 0, 0],
    [0, 0, 1],
    [1, 0, 2],
  ]);
  const [ant, bird, cat] = matrix.reports;
  assert.equal([ant.precision, ant.recall, ant.f1, ant.support], [2 / 3, 1, 0.8, 2]);
  assert.equal([bird.precision, bird.recall, bird.f1, bird.support], [0, 0, 0, 1]);
  assert.equal([cat.precision, cat.recall, cat.f1, cat.support], [2 / 3, 2 / 3, 2 / 3, 3]);
});

test('a class that is only predicted is in the matrix too; odd names are names', () => {
  const { classes, counts } = confusionMatrix(['a', 'a'], ['a', '__proto__']);
  assert.equal(classes, ['__proto__', 'a']);
  assert.equal(counts, [
    [0, 0],
    [1, 1],
  ]);
});

test('agreement says where two lists differ', () => {
  assert.equal(agreement(['a', 'b', 'c'], ['a', 'x', 'c']), {
    total: 3,
    differences: [1],
    identical: false,
  });
  assert.ok(agreement([], []).identical);
  assert.throws(() => agreement(['a'], []), /1 and 0/);
});

test('bad input', () => {
  assert.throws(() => accuracy([], []), /no predictions/);
  assert.throws(() => accuracy(['a'], []), /1 actual labels but 0 predictions/);
  assert.throws(() => confusionMatrix(['a'], ['a', 'b']), /1 actual labels but 2/);
});

test('precision sums a column, recall a row: a matrix that is not symmetric', () => {
  const actual = [...'aaaaaaaabbbbb'];
  const [first, second] = confusionMatrix(actual, [...'aaaaaabbaaaab']).reports;
  assert.equal([first.precision, first.recall, first.support], [0.6, 0.75, 8]);
  assert.equal([second.precision, second.recall, second.support], [1 / 3, 0.2, 5]);
  assert.equal([first.f1, second.f1], [12 / 18, 2 / 8]);
});

test('a class that is only predicted has 0 of everything, not NaN', () => {
  const [only] = confusionMatrix(['b', 'b'], ['a', 'b']).reports;
  assert.equal(only, { className: 'a', precision: 0, recall: 0, f1: 0, support: 0 });
});

test.run();
