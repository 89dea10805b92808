import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sweepBatchSizes, sweepModels } from '../../../lib/measure/cost/batch-size-sweep';
import { systemClock } from '../../../lib/measure/timing/clock';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { numberedTexts, syntheticTime } from '../timing/synthetic-time';

const test = suite('batch size sweep');

test('each size is timed once a round, and a timing is the time of one call', () => {
  const { predict, clock } = syntheticTime((n) => 0.25 + 0.5 * n);
  const sizes = [8, 1, 3];
  const { timings } = sweepBatchSizes(predict, numberedTexts(20), { sizes, clock });
  assert.equal(
    timings.map((size) => size.batchSize),
    [1, 3, 8],
  );
  for (const { batchSize, timingsMs, medianMs } of timings) {
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
  }).timings;
  assert.is(one.repeats, 512);
  assert.is(many.repeats, 1);
  assert.ok(Math.abs(one.medianMs - 0.002) < 1e-9);
});

test('median, quartiles and extremes are those of the timings', () => {
  const times = [9, 1, 5, 3, 7];
  let call = 0;
  // each timing comes after a call that is not timed; three calls go before the first
  const { predict, clock } = syntheticTime(() => times[Math.floor(call++ / 2) % 5]);
  const options = { sizes: [1], mostRounds: 5, leastTimingMs: 0, clock };
  const [size] = sweepBatchSizes(predict, ['a'], options).timings;
  assert.equal([...size.timingsMs].sort(), [...times].sort());
  const { minMs, lowerQuartileMs, medianMs, upperQuartileMs, maxMs } = size;
  assert.equal([minMs, lowerQuartileMs, medianMs, upperQuartileMs, maxMs], [1, 3, 5, 7, 9]);
});

test('rounds stop when every median is stable, at the most rounds, or when the budget is spent', () => {
  const sweep = (spread: number, options = {}) => {
    const random = seededRandom(5);
    const { predict, clock } = syntheticTime((n) => n * (1 + spread * random()));
    const all = { sizes: [1, 2, 4], leastTimingMs: 0, budgetMs: 1e6, clock, ...options };
    return sweepBatchSizes(predict, numberedTexts(4), all);
  };
  assert.equal([sweep(0).rounds, sweep(0).stable], [5, true]);
  assert.is(sweep(0, { leastRounds: 3 }).rounds, 3);
  const noisy = sweep(0.3, { mostRounds: 200 });
  assert.ok(noisy.stable && noisy.rounds > 5 && noisy.rounds < 200, `${noisy.rounds}`);
  assert.ok(sweep(0.3, { mostRounds: 200, precision: 0.02 }).rounds > noisy.rounds);
  const restless = sweep(9, { mostRounds: 40 });
  assert.equal([restless.rounds, restless.stable], [40, false]);
  const spent = sweep(9, { budgetMs: 800 });
  assert.not(spent.stable);
  assert.ok(spent.rounds >= 5 && spent.rounds < 61, `${spent.rounds}`);
});

test('the time on the clock stays within the budget, but for the least rounds', () => {
  const { predict, clock } = syntheticTime((n) => 0.5 + 0.01 * n);
  const before = clock();
  let flip = 1;
  const restless = (texts: readonly string[]) => {
    for (flip = (flip * 7) % 11; flip > 5; flip -= 5) predict(texts); // never stable
    return predict(texts);
  };
  sweepBatchSizes(restless, numberedTexts(1000), { budgetMs: 3000, mostRounds: 1000, clock });
  const spent = clock() - before;
  assert.ok(spent > 1500 && spent < 3000, `${spent}`);
});

test('a slow function takes the smaller sizes, names the others, and leaves the fast one its own', () => {
  const fast = syntheticTime((n) => 0.1 + 0.001 * n);
  const slow = (texts: readonly string[]) => {
    for (let i = 0; i < 100; i++) fast.predict(texts); // moves the same clock
    return texts.map(() => 'same');
  };
  const predicts = new Map([
    ['slow', slow],
    ['fast', fast.predict],
  ]);
  const sizes = [1, 10, 100, 200, 400, 1000];
  const options = { sizes, budgetMs: 1200, clock: fast.clock };
  const sweeps = sweepModels(predicts, numberedTexts(1000), options);
  assert.equal([...sweeps.keys()], ['slow', 'fast']);
  const { timings, leftOut } = sweeps.get('slow')!;
  assert.equal(
    timings.map(({ batchSize }) => batchSize),
    [1, 10, 100, 200],
  );
  assert.equal(leftOut, [400, 1000]);
  assert.equal(sweeps.get('fast')?.leftOut, []);
  assert.is(sweeps.get('fast')?.timings.length, 6);
});

test('sizes take turns: no size has all its calls in one stretch, and the seed decides the order', () => {
  const order = (seed: number): number[] => {
    const { predict, clock, calls } = syntheticTime(() => 1);
    sweepBatchSizes(predict, numberedTexts(32), {
      sizes: [8, 16, 32],
      leastRounds: 20,
      leastTimingMs: 1,
      seed,
      clock,
    });
    return calls
      .map((texts) => texts.length)
      .filter((length) => length > 4)
      .slice(-60);
  };
  const lengths = order(1);
  assert.is(lengths.length, 60);
  for (let round = 0; round < 60; round += 3) {
    assert.equal(
      lengths.slice(round, round + 3).sort((a, b) => a - b),
      [8, 16, 32],
    );
  }
  assert.ok(new Set(lengths.filter((_, i) => i % 3 === 0)).size > 1, 'the order never changes');
  assert.equal(order(1), lengths);
  assert.not.equal(order(2), lengths);
});

test('batches walk through all texts and wrap round, so that calls see different ones', () => {
  const { predict, clock, calls } = syntheticTime(() => 2);
  sweepBatchSizes(predict, numberedTexts(5), { sizes: [3], clock });
  assert.equal(calls[0], ['text 0', 'text 1', 'text 2']);
  assert.equal(calls[1], ['text 3', 'text 4', 'text 0']);
  assert.equal(calls[2], ['text 1', 'text 2', 'text 3']);
});

test('a predict function that loses a text is caught', () => {
  const { clock, predict } = syntheticTime(() => 1);
  const options = { sizes: [2], clock };
  const loses = (texts: readonly string[]) => predict(texts).slice(1);
  assert.throws(() => sweepBatchSizes(loses, ['a', 'b'], options), /gave 1 predictions for 2/);
});

test('it runs on the real clock, empty texts included', () => {
  const { timings } = sweepBatchSizes(
    (texts) => texts.map((text) => text.slice(0, 1)),
    ['', '', '', 'a'],
    {
      leastTimingMs: 0.01,
      clock: systemClock,
    },
  );
  assert.equal(
    timings.map(({ batchSize }) => batchSize),
    [1, 2, 4],
  );
  assert.ok(timings.every(({ medianMs }) => medianMs > 0));
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
  assert.throws(sweep(['a'], { leastRounds: 2 }), /leastRounds must be a whole number from 3/);
  assert.throws(sweep(['a'], { mostRounds: 4 }), /mostRounds must be a whole number from 5/);
  assert.throws(sweep(['a'], { budgetMs: 0 }), /budgetMs must be/);
  assert.throws(sweep(['a'], { precision: NaN }), /precision must be/);
  assert.throws(sweep(['a'], { leastTimingMs: NaN }), /leastTimingMs must be/);
  assert.throws(sweep(['a'], { seed: 0.5 }), /seed must be/);
  assert.throws(sweep(['a'], { clock: () => 3 }), /the clock did not move/);
  let backwards = 0;
  assert.throws(sweep(['a'], { clock: () => backwards-- }), /monotonic/);
});

test('options not given are what their docs say', () => {
  const calls = (options: object): number[] => {
    const random = seededRandom(5);
    const { predict, clock, calls } = syntheticTime((n) => n * (1 + 0.2 * random()));
    sweepBatchSizes(predict, numberedTexts(40), { clock, ...options });
    return calls.map((texts) => texts.length);
  };
  const sizes = [1, 2, 4, 8, 16, 32];
  const told = { sizes, budgetMs: 2000, precision: 0.05, leastRounds: 5, leastTimingMs: 5, mostRounds: 61, seed: 1 };
  assert.equal(calls({}), calls(told));
  for (const change of [{ seed: 2 }, { precision: 1 }, { leastTimingMs: 9 }, { budgetMs: 900 }]) {
    assert.not.equal(calls({}), calls({ ...told, ...change }), JSON.stringify(change));
  }
  const most = (options: object): number => {
    const random = seededRandom(5);
    const { predict, clock } = syntheticTime(() => 1 + 9 * random());
    const all = { sizes: [1], budgetMs: 1e6, leastTimingMs: 0, precision: 1e-6, clock };
    return sweepBatchSizes(predict, ['a'], { ...all, ...options }).rounds;
  };
  assert.equal([most({}), most({ leastRounds: 70 })], [61, 70]);
}); // prettier-ignore

test('a round that just fits into the budget is run, one that does not is not', () => {
  const run = (budgetMs: number, mostRounds: number): [rounds: number, ms: number] => {
    let flip = 0;
    const { predict, clock } = syntheticTime(() => [1, 4][Math.floor(flip++ / 2) % 2]); // never stable
    const start = clock();
    const options = { sizes: [1, 2], leastTimingMs: 0, budgetMs, mostRounds, clock };
    return [sweepBatchSizes(predict, ['a', 'b'], options).rounds, clock() - start];
  };
  const [rounds, ms] = run(1e6, 8);
  assert.is(rounds, 8);
  const more = run(ms, 50)[0];
  assert.ok(more >= 8, `${more} rounds`);
});

test('a median is stable where 1.96 x 1.2533 quartile ranges by root n lie within the precision', () => {
  // McGill, Tukey & Larsen's notch: of 1, 3, 5, 7, 9 the range is 4, the median 5; 1.8209 is 1.96 x 1.2533 / 1.349
  const stable = (precision: number) => {
    const times = [9, 1, 5, 3, 7];
    let call = 0;
    const { predict, clock } = syntheticTime(() => times[Math.floor(call++ / 2) % 5]);
    const options = { sizes: [1], mostRounds: 5, leastTimingMs: 0, precision, clock };
    return sweepBatchSizes(predict, ['a'], options).stable;
  };
  const reach = (1.8209 * 4) / Math.sqrt(5) / 5;
  assert.equal([stable(reach * 0.999), stable(reach * 1.001)], [false, true]);
});

test.run();
