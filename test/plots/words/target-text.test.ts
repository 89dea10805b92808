import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { targetName, targetText } from '../../../lib/plots/words/target-text';

const test = suite('target text');
const shown = (name: string, value: number, limit: number): string => {
  const text = targetText({ name, value, limit });
  return `${text.value} of ${text.limit}`;
};

test('each target in the unit its name tells', () => {
  assert.is(shown('accuracy above', 0.886, 0.85), '88.6\u00a0% of 85.0\u00a0%');
  assert.is(
    shown('seconds a review one at a time, p99, below', 9.253e-7, 0.005),
    '0.925\u00a0µs of 5\u00a0ms',
  );
  assert.is(shown('p99 in ms below', 2, 100), '2\u00a0ms of 100\u00a0ms');
  assert.is(shown('predictions that differ between the two ways', 0, 0), '0 of 0');
  assert.is(shown('reviews a second above', 1200, 1000), '1,200 of 1,000');
});

test('a name without the unit that is in the number', () => {
  assert.is(
    targetName('seconds a review one at a time, average, below'),
    'one at a time, average, below',
  );
  assert.is(targetName('seconds a review'), 'seconds a review');
  assert.is(targetName('accuracy above'), 'accuracy above');
});

test.run();
