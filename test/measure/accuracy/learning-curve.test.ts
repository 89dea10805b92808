import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { describeLearning, learningCurve } from '../../../lib/measure/accuracy/learning-curve';

const test = suite('learning curve');

const actual = Array.from({ length: 100 }, () => 'a');
const right = (count: number) => actual.map((_, i) => (i < count ? 'a' : 'b'));

test('a size is better where McNemar’s p is below 5 % shared out among the sizes', () => {
  // binomtest(6, 6).pvalue = 0.031, above 0.05 / 2; binomtest(7, 7).pvalue = 0.0156, below
  const points = learningCurve(actual, [0, 10, 20], (added) => right(50 + [0, 6, 7][added / 10]));
  assert.equal(points.map(({ better }) => better), [false, false, true]); // prettier-ignore
  assert.equal(points.map(({ accuracy }) => accuracy), [0.5, 0.56, 0.57]); // prettier-ignore
  assert.match(describeLearning(points), 'From 20 reviews on it is surely more accurate');
});

test('worse is not better, and a size that a larger one does not bear out is not named', () => {
  const worse = learningCurve(actual, [0, 10], (added) => right(50 - 2 * added));
  assert.not(worse[1].better);
  assert.match(describeLearning(worse), 'No number of reviews up to 10');
  const luck = learningCurve(actual, [0, 10, 20], (added) => right(added === 10 ? 70 : 50));
  assert.equal(luck.map(({ better }) => better), [false, true, false]); // prettier-ignore
  assert.match(describeLearning(luck), 'No number of reviews up to 20');
});

test('bad input', () => {
  assert.throws(() => learningCurve(actual, [], () => actual), /sizes must rise/);
  assert.throws(() => learningCurve(actual, [0, 0], () => actual), /sizes must rise/);
  assert.throws(() => learningCurve(actual, [0], () => ['a']), /100 actual labels but 1/);
});

test('the sentence in full, from the first size that all larger ones bear out', () => {
  const points = learningCurve(actual, [0, 10, 20, 30], (added) => right([50, 50, 70, 80][added / 10]));
  const { low, high } = points[3];
  assert.is(
    describeLearning(points),
    'From 20 reviews on it is surely more accurate than with none. With 30: 80.0 % right ' +
      `(95 % interval ${(100 * low).toFixed(1)} % to ${(100 * high).toFixed(1)} %), with none 50.0 %.`,
  );
  const [one] = learningCurve(actual, [5], () => right(50));
  assert.equal([one.better, one.total], [false, 100]);
  assert.throws(() => learningCurve(actual, [], () => actual), /sizes must rise, not be missing/);
  assert.throws(() => learningCurve(actual, [2, 1], () => actual), /sizes must rise, not 2, 1/);
}); // prettier-ignore

test.run();
