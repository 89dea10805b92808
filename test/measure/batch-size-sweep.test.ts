import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { powersOfTwo, sweepBatchSizes } from '../../lib/measure/batch-size-sweep';
import { systemClock } from '../../lib/measure/clock';
import { numberedTexts, syntheticTime } from './synthetic-time';

const test = suite('batch size sweep');

test('powers of two stop at the limit', () => {
  assert.equal(powersOfTwo(1), [1]);
  assert.equal(powersOfTwo(64), [1, 2, 4, 8, 16, 32, 64]);
  assert.equal(powersOfTwo(1000).at(-1), 512);
  assert.throws(() => powersOfTwo(0), /upTo must be a whole number from 1, not 0/);
  assert.throws(() => powersOfTwo(2.5), /not 2.5/);
});

test('each size is timed once a round, and a timing is the time of one call', () => {
  const { predict, clock } = syntheticTime((n) => 0.25 + 0.5 * n);
  const sizes = [8, 1, 3];
  const sweep = sweepBatchSizes(predict, numberedTexts(20), { sizes, rounds: 5, clock });
  assert.equal(
    sweep.map((size) => size.batchSize),
    [1, 3, 8],
  );
  for (const { batchSize, timingsMs, medianMs } of sweep) {
    assert.is(timingsMs.length, 5);
    const expected = 0.25 + 0.5 * batchSize;
    for (const timing of timingsMs) assert.ok(Math.abs(timing - expected) < 1e-9);
    assert.ok(Math.abs(medianMs - expected) < 1e-9);
  }
});

test('a call far below the least timing is repeated and the time divided', () => {
  const { predict, clock } = syntheticTime((n) => 0.002 * n);
  const [one, many] = sweepBatchSizes(predict, numberedTexts(512), {
    sizes: [1, 512],
    leastTimingMs: 1,
    clock,
  });
  assert.is(one.repeats, 512);
  assert.is(many.repeats, 1);
  assert.ok(Math.abs(one.medianMs - 0.002) < 1e-9);
});

test('median, quartiles and extremes are those of the timings', () => {
  const times = [9, 1, 5, 3, 7];
  let call = 0;
  // the first call goes to the search for the repeats
  const { predict, clock } = syntheticTime(() => (call++ < 1 ? 2 : times[(call - 2) % 5]));
  const options = { sizes: [1], rounds: 5, leastTimingMs: 1, warmUpRounds: 0, clock };
  const [size] = sweepBatchSizes(predict, ['a'], options);
  assert.equal([...size.timingsMs], times);
  const { minMs, lowerQuartileMs, medianMs, upperQuartileMs, maxMs } = size;
  assert.equal([minMs, lowerQuartileMs, medianMs, upperQuartileMs, maxMs], [1, 3, 5, 7, 9]);
});

test('sizes take turns: no size has all its calls in one stretch, and the seed decides the order', () => {
  const order = (seed: number): number[] => {
    const { predict, clock, calls } = syntheticTime(() => 1);
    const options = {
      sizes: [1, 2, 4],
      rounds: 20,
      leastTimingMs: 1,
      warmUpRounds: 0,
      seed,
      clock,
    };
    sweepBatchSizes(predict, numberedTexts(4), options);
    return calls.slice(3).map((texts) => texts.length);
  };
  const lengths = order(1);
  assert.is(lengths.length, 60);
  for (let round = 0; round < 60; round += 3) {
    assert.equal(lengths.slice(round, round + 3).sort(), [1, 2, 4]);
  }
  assert.ok(new Set(lengths.filter((_, i) => i % 3 === 0)).size > 1, 'the order never changes');
  assert.equal(order(1), lengths);
  assert.not.equal(order(2), lengths);
});

test('batches walk through all texts and wrap round, so that calls see different ones', () => {
  const { predict, clock, calls } = syntheticTime(() => 1);
  sweepBatchSizes(predict, numberedTexts(5), { sizes: [3], rounds: 4, warmUpRounds: 0, clock });
  assert.equal(calls[0], ['text 0', 'text 1', 'text 2']);
  assert.equal(calls[1], ['text 3', 'text 4', 'text 0']);
  assert.equal(calls[2], ['text 1', 'text 2', 'text 3']);
  assert.is(new Set(calls.flat()).size, 5);
});

test('a predict function that loses a text is caught', () => {
  const { clock, predict } = syntheticTime(() => 1);
  const options = { sizes: [2], rounds: 1, warmUpRounds: 0, clock };
  const loses = (texts: readonly string[]) => predict(texts).slice(1);
  assert.throws(() => sweepBatchSizes(loses, ['a', 'b'], options), /gave 1 predictions for 2/);
});

test('it runs on the real clock, empty texts included', () => {
  const sweep = sweepBatchSizes(
    (texts) => texts.map((text) => text.slice(0, 1)),
    ['', '', '', 'a'],
    {
      rounds: 3,
      leastTimingMs: 0.01,
      clock: systemClock,
    },
  );
  assert.equal(
    sweep.map(({ batchSize }) => batchSize),
    [1, 2, 4],
  );
  assert.ok(sweep.every(({ medianMs }) => medianMs > 0));
});

test('bad input is named', () => {
  const { predict, clock } = syntheticTime(() => 1);
  const sweep = (texts: string[], options: object) => () =>
    sweepBatchSizes(predict, texts, { clock, ...options });
  assert.throws(sweep([], {}), /there are no texts/);
  assert.throws(sweep(['a'], { sizes: [] }), /there are no batch sizes/);
  assert.throws(sweep(['a'], { sizes: [2] }), /a batch of 2 needs more than the 1 texts/);
  assert.throws(sweep(['a', 'b'], { sizes: [1, 1] }), /stands twice in 1, 1/);
  assert.throws(sweep(['a'], { sizes: [0] }), /a batch size must be a whole number from 1, not 0/);
  assert.throws(sweep(['a'], { sizes: [NaN] }), /not NaN/);
  assert.throws(sweep(['a'], { rounds: 0 }), /rounds must be/);
  assert.throws(sweep(['a'], { warmUpRounds: -1 }), /warmUpRounds must be/);
  assert.throws(sweep(['a'], { leastTimingMs: NaN }), /leastTimingMs must be/);
  assert.throws(sweep(['a'], { seed: 0.5 }), /seed must be/);
  assert.throws(sweep(['a'], { clock: () => 3 }), /the clock did not move/);
  let backwards = 0;
  assert.throws(sweep(['a'], { clock: () => backwards-- }), /monotonic/);
});

test.run();
