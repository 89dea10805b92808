import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accuracyNeeded, rowsNeeded } from '../../../lib/data/checks/test-size';

const test = suite('test size');

/** The lower end of Wilson's 95 % interval, as he wrote it (1927). */
function wilsonLow(share: number, n: number): number {
  const z = 1.959963984540054;
  const spread = z * Math.sqrt((share * (1 - share)) / n + z ** 2 / (4 * n ** 2));
  return (share + z ** 2 / (2 * n) - spread) / (1 + z ** 2 / n);
}

test('at the accuracy needed, the interval begins at the target', () => {
  assert.ok(Math.abs(accuracyNeeded(1000, 0.85) - 0.8721311) < 1e-7);
  for (const [rows, target] of [[20, 0.5], [1000, 0.85], [425, 0.9]]) {
    assert.ok(Math.abs(wilsonLow(accuracyNeeded(rows, target), rows) - target) < 1e-12);
  } // prettier-ignore
});

test('with the rows needed the interval is above the target, with one fewer it is not', () => {
  for (const [accuracy, target, rows] of [[0.9, 0.85, 196], [0.88, 0.85, 545], [0.95, 0.9, 139]]) {
    assert.is(rowsNeeded(accuracy, target), rows);
    assert.ok(wilsonLow(accuracy, rows) > target);
    assert.ok(wilsonLow(accuracy, rows - 1) <= target);
  } // prettier-ignore
  assert.is(rowsNeeded(0.85, 0.85), Infinity);
  assert.is(rowsNeeded(0.8, 0.85), Infinity);
});

test.run();
