import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { clockCost } from '../../../lib/measure/timing/clock';

const test = suite('clock cost');

test('a clock that moves by a fixed time at each reading costs that time', () => {
  let now = 0;
  assert.ok(Math.abs(clockCost(() => (now += 0.25)) - 0.25) < 1e-9);
});

test('a clock that a test moves costs nothing; the real one something', () => {
  assert.is(
    clockCost(() => 7),
    0,
  );
  assert.ok(clockCost() > 0);
});

test('interruptions, as on a busy machine, do not count', () => {
  let [now, readings] = [0, 0];
  const interrupted = (): number => {
    readings++;
    now += readings % 3000 === 0 ? 50 : 0.25;
    return now;
  };
  assert.ok(Math.abs(clockCost(interrupted) - 0.25) < 1e-9);
});

test.run();
