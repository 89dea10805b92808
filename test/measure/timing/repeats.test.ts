import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findRepeats, timeOnce } from '../../../lib/measure/timing/repeats';

const test = suite('repeats');

test('a fast call is repeated until the timing is long enough, a slow one is not', () => {
  let now = 0;
  const run = (repeats: number) => void (now += repeats * 0.003);
  const clock = () => now;
  assert.is(findRepeats(run, clock), 2048); // 2048 x 3 µs is the first power of two above 5 ms
  const slow = (repeats: number) => void (now += repeats * 5);
  assert.is(findRepeats(slow, clock), 1);
});

test('a coarse clock that moves now and then still ends the search', () => {
  let calls = 0; // 1 + 2 + ... + 1024 calls end before the clock's first step, 2048 more do not
  const run = (repeats: number) => void (calls += repeats);
  assert.is(
    findRepeats(run, () => 5 * Math.floor(calls / 4000)),
    2048,
  );
});

test('a clock that does not move, runs backwards or is no number is refused', () => {
  assert.throws(
    () =>
      findRepeats(
        () => undefined,
        () => 5,
      ),
    /clock did not move during 65536/,
  );
  let now = 0;
  assert.throws(
    () =>
      timeOnce(
        () => undefined,
        () => now--,
      ),
    /it moved by -1/,
  );
  assert.throws(
    () =>
      timeOnce(
        () => undefined,
        () => NaN,
      ),
    /it moved by NaN/,
  );
});

test.run();
