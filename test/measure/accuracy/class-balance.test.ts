import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { classBalance } from '../../../lib/measure/accuracy/class-balance';

const test = suite('class balance');

test('three classes: as scikit-learn 1.2.1 has them', () => {
  // balanced_accuracy_score(actual, predicted), recall_score(..., average=None), DummyClassifier
  const actual = [...'aaaaabbbcc'];
  const predicted = [...'aaaababbca'];
  const { baseline, balancedAccuracy, smallestClass } = classBalance(actual, predicted);
  assert.is(baseline, 0.5);
  assert.ok(Math.abs(balancedAccuracy - 0.6555555555555556) < 1e-12, String(balancedAccuracy));
  assert.equal([smallestClass.name, smallestClass.texts, smallestClass.recall], ['c', 2, 0.5]);
});

test('always ham is right for 87 % and finds no spam', () => {
  const actual = Array.from({ length: 100 }, (_, i) => (i < 87 ? 'ham' : 'spam'));
  const balance = classBalance(
    actual,
    actual.map(() => 'ham'),
  );
  assert.is(balance.baseline, 0.87);
  assert.is(balance.balancedAccuracy, 0.5);
  const { recall, recallInterval, name } = balance.smallestClass;
  assert.equal([name, recall], ['spam', 0]);
  assert.ok(Math.abs(recallInterval[1] - 0.2280953723541984) < 1e-12); // z²/13 / (1 + z²/13)
});

test('of equally small classes the one found least often; labels may be named anything', () => {
  const { smallestClass } = classBalance(['__proto__', 'b'], ['b', 'b']);
  assert.is(smallestClass.name, '__proto__');
  assert.is(classBalance(['a'], ['z']).balancedAccuracy, 0);
});

test('bad input', () => {
  assert.throws(() => classBalance([], []), /no predictions/);
  assert.throws(() => classBalance(['a'], []), /1 actual labels but 0/);
});

test.run();
