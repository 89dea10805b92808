import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { classBalance } from '../../../lib/measure/accuracy/class-balance';

const test = suite('class balance');

test('three classes: as scikit-learn 1.2.1 has them', () => {
  // balanced_accuracy_score(actual, predicted), recall_score(..., average=None), DummyClassifier
  const actual = [...'aaaaabbbcc'];
  const predicted = [...'aaaababbca'];
  const { baseline, balancedAccuracy, leastFound } = classBalance(actual, predicted);
  assert.is(baseline, 0.5);
  assert.ok(Math.abs(balancedAccuracy - 0.6555555555555556) < 1e-12, String(balancedAccuracy));
  assert.equal(
    leastFound.map(({ name, texts, recall }) => [name, texts, recall]),
    [['c', 2, 0.5]],
  );
});

test('always ham is right for 87 % and finds no spam', () => {
  const actual = Array.from({ length: 100 }, (_, i) => (i < 87 ? 'ham' : 'spam'));
  const balance = classBalance(
    actual,
    actual.map(() => 'ham'),
  );
  assert.is(balance.baseline, 0.87);
  assert.is(balance.balancedAccuracy, 0.5);
  const [{ recall, recallInterval, name }] = balance.leastFound;
  assert.equal([name, recall], ['spam', 0]);
  assert.ok(Math.abs(recallInterval[1] - 0.2280953723541984) < 1e-12); // z²/13 / (1 + z²/13)
});

test('classes that are found equally seldom are all named, in whatever order they come', () => {
  for (const actual of [[...'abc'], [...'cba']]) {
    const { leastFound } = classBalance(actual, ['b', 'b', 'b']);
    assert.equal(
      leastFound.map(({ name }) => name),
      ['a', 'c'],
    );
  }
  assert.is(classBalance(['__proto__', 'b'], ['b', 'b']).leastFound[0].name, '__proto__');
  assert.is(classBalance(['a'], ['z']).balancedAccuracy, 0);
});

test('bad input', () => {
  assert.throws(() => classBalance([], []), /no predictions/);
  assert.throws(() => classBalance(['a'], []), /1 actual labels but 0/);
});

test.run();
