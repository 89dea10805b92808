import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findRepeats, timeOnce } from '../../../lib/measure/timing/repeats';

const test = suite('repeats');

test('a fast call is repeated until the timing is long enough, a slow one is not', () => {
  let now = 0;
  const run = (repeats: number) => void (now += repeats * 0.003);
  assert.is(
    findRepeats(run, 1, () => now),
    512,
  ); // 512 x 3 us is the first power of two above 1 ms
  const slow = (repeats: number) => void (now += repeats * 5);
  assert.is(
    findRepeats(slow, 1, () => now),
    1,
  );
});

test('with no least length, one call is enough as soon as the clock shows it', () => {
  let now = 0;
  const run = (repeats: number) => void (now += repeats * 0.003);
  assert.is(
    findRepeats(run, 0, () => now),
    1,
  );
});

test('a coarse clock that moves now and then still ends the search', () => {
  let calls = 0; // 1 + 2 + ... + 1024 calls end before the clock's first step, 2048 more do not
  const run = (repeats: number) => void (calls += repeats);
  assert.is(
    findRepeats(run, 1, () => Math.floor(calls / 4000)),
    2048,
  );
});

test('a clock that does not move, runs backwards or is no number is refused', () => {
  assert.throws(
    () =>
      findRepeats(
        () => undefined,
        1,
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
