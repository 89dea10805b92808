import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { learningCurve } from '../../../lib/measure/accuracy/learning-curve';

const test = suite('learning curve');

const actual = Array.from({ length: 100 }, () => 'a');
const right = (count: number) => actual.map((_, i) => (i < count ? 'a' : 'b'));

test('a size is better where McNemar’s p is below 5 % shared out among the sizes', () => {
  // binomtest(6, 6).pvalue = 0.031, above 0.05 / 2; binomtest(7, 7).pvalue = 0.0156, below
  const points = learningCurve(actual, [0, 10, 20], (added) => right(50 + [0, 6, 7][added / 10]));
  assert.equal(points.map(({ better }) => better), [false, false, true]); // prettier-ignore
  assert.equal(points.map(({ accuracy }) => accuracy), [0.5, 0.56, 0.57]); // prettier-ignore
});

test('worse is not better', () => {
  const worse = learningCurve(actual, [0, 10], (added) => right(50 - 2 * added));
  assert.not(worse[1].better);
  const luck = learningCurve(actual, [0, 10, 20], (added) => right(added === 10 ? 70 : 50));
  assert.equal(luck.map(({ better }) => better), [false, true, false]); // prettier-ignore
});

test('bad input', () => {
  assert.throws(() => learningCurve(actual, [], () => actual), /sizes must rise/);
  assert.throws(() => learningCurve(actual, [0, 0], () => actual), /sizes must rise/);
  assert.throws(() => learningCurve(actual, [0], () => ['a']), /100 actual labels but 1/);
});

test('one size is compared with nothing', () => {
  const [one] = learningCurve(actual, [5], () => right(50));
  assert.equal([one.better, one.total], [false, 100]);
});

test.run();
