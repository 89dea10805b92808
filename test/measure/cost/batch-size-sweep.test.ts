import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isStable, sweepModels } from '../../../lib/measure/cost/batch-size-sweep';
import { costModelRecord } from '../../../lib/measure/cost/cost-model-record';
import { fitSweeps } from '../../../lib/measure/cost/fitted-sweep';
import { validityOf } from '../../../lib/measure/timing/validity';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { sweepOne } from './made-sweeps';
import { numberedTexts, syntheticTime } from '../timing/synthetic-time';

const test = suite('batch size sweep');

test('each size is timed once a round, and a timing is the time of one call', () => {
  const { predict, clock } = syntheticTime((n) => 0.25 + 0.5 * n);
  const sizes = [8, 1, 3];
  const { timings } = sweepOne(predict, numberedTexts(20), { sizes, clock });
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
  const { predict, clock } = syntheticTime((n) => 0.01 * n);
  const texts = numberedTexts(512);
  const [one, many] = sweepOne(predict, texts, { sizes: [1, 512], clock }).timings;
  assert.is(one.repeats, 512);
  assert.is(many.repeats, 1);
  assert.ok(Math.abs(one.medianMs - 0.01) < 1e-9);
});

test('median and quartiles are those of the timings', () => {
  const times = [90, 10, 50, 30, 70];
  let call = 0;
  // each timing comes after a call that is not timed; three calls go before the first
  const { predict, clock } = syntheticTime(() => times[Math.floor(call++ / 2) % 5]);
  const [size] = sweepOne(predict, ['a'], { sizes: [1], rounds: 5, clock }).timings;
  assert.equal([...size.timingsMs].sort(), [...times].sort());
  const { lowerQuartileMs, medianMs, upperQuartileMs } = size;
  assert.equal([lowerQuartileMs, medianMs, upperQuartileMs], [30, 50, 70]);
});

test('rounds stop when every median is stable, at the most rounds, or when the budget is spent', () => {
  const sweep = (spread: number, options = {}) => {
    const random = seededRandom(5);
    const { predict, clock } = syntheticTime((n) => 5 * n * (1 + spread * random()));
    const all = { sizes: [1, 2, 4], budgetMs: 1e6, clock, ...options };
    return sweepOne(predict, numberedTexts(4), all);
  };
  assert.equal([sweep(0).rounds, sweep(0).stable], [5, true]);
  const noisy = sweep(0.3);
  assert.ok(noisy.stable && noisy.rounds > 5 && noisy.rounds < 61, `${noisy.rounds}`);
  assert.ok(sweep(0.3, { precision: 0.03 }).rounds > noisy.rounds);
  const restless = sweep(9);
  assert.equal([restless.rounds, restless.stable], [61, false]);
  const spent = sweep(9, { budgetMs: 4000 });
  assert.not(spent.stable);
  assert.ok(spent.rounds >= 5 && spent.rounds < 61, `${spent.rounds}`);
});

test('so many rounds as are asked for, however long they take and however stable, with all sizes', () => {
  const { predict, clock } = syntheticTime((n) => 100 * n);
  const sizes = [1, 2, 4, 8, 16, 32];
  const options = { sizes, rounds: 3, budgetMs: 1, clock };
  const { rounds, timings, leftOut, stable } = sweepOne(predict, numberedTexts(32), options);
  assert.equal([rounds, timings.length, leftOut, stable], [3, 6, [], true]);
  const one = sweepOne(predict, ['a'], { rounds: 1, clock });
  assert.equal([one.rounds, one.stable], [1, false], 'one timing tells nothing of its scatter');
});

test('a sweep during which others had the processor is in doubt, and so is what follows', () => {
  const { predict, clock } = syntheticTime((n) => 10 + n);
  const sweep = sweepOne(predict, numberedTexts(64), { clock });
  assert.equal(sweep.validity, { quiet: true, findings: [] });
  const validity = validityOf({ lostShare: 0.3 });
  const [calm, doubted] = [sweep, { ...sweep, validity }].map(
    (one) => fitSweeps(new Map([['m', one]]), [8])[0],
  );
  assert.equal([calm.realTime?.verdict, calm.checks[0].outcome], ['more', 'inside']);
  assert.equal([doubted.realTime?.verdict, doubted.checks[0].outcome], ['uncertain', 'uncertain']);
  assert.match(doubted.checks[0].because ?? '', /only 70 % of the time/);
  assert.equal(doubted.costModel.validity, validity);
  assert.is.not(costModelRecord(calm.costModel).nHalf, null);
  assert.is(costModelRecord(doubted.costModel).nHalf, null);
});

test('the time on the clock stays within the budget, but for the least rounds', () => {
  const { predict, clock } = syntheticTime((n) => 0.5 + 0.01 * n);
  const before = clock();
  let flip = 1;
  const restless = (texts: readonly string[]) => {
    for (flip = (flip * 7) % 11; flip > 5; flip -= 5) predict(texts); // never stable
    return predict(texts);
  };
  sweepOne(restless, numberedTexts(1000), { budgetMs: 3000, clock });
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

test('sizes take turns: no size has all its calls in one stretch', () => {
  const order = (): number[] => {
    const { predict, clock, calls } = syntheticTime(() => 6);
    sweepOne(predict, numberedTexts(32), { sizes: [8, 16, 32], rounds: 20, clock });
    return calls
      .map((texts) => texts.length)
      .filter((length) => length > 4)
      .slice(-60);
  };
  const lengths = order();
  assert.is(lengths.length, 60);
  for (let round = 0; round < 60; round += 3) {
    assert.equal(
      lengths.slice(round, round + 3).sort((a, b) => a - b),
      [8, 16, 32],
    );
  }
  assert.ok(new Set(lengths.filter((_, i) => i % 3 === 0)).size > 1, 'the order never changes');
  assert.equal(order(), lengths, 'a run can be repeated');
});

test('batches walk through all texts and wrap round, so that calls see different ones', () => {
  const { predict, clock, calls } = syntheticTime(() => 2);
  sweepOne(predict, numberedTexts(5), { sizes: [3], clock });
  assert.equal(calls[0], ['text 0', 'text 1', 'text 2']);
  assert.equal(calls[1], ['text 3', 'text 4', 'text 0']);
  assert.equal(calls[2], ['text 1', 'text 2', 'text 3']);
});

test('a predict function that loses a text is caught', () => {
  const { clock, predict } = syntheticTime(() => 1);
  const options = { sizes: [2], clock };
  const loses = (texts: readonly string[]) => predict(texts).slice(1);
  assert.throws(() => sweepOne(loses, ['a', 'b'], options), /gave 1 predictions for 2/);
});

test('it runs on the real clock, empty texts included', () => {
  const { timings } = sweepOne(
    (texts) => texts.map((text) => text.slice(0, 1)),
    ['', '', '', 'a'],
    { rounds: 1 },
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
    sweepOne(predict, texts, { clock, ...options });
  assert.throws(sweep([], {}), /there are no texts/);
  assert.throws(sweep(['a'], { sizes: [] }), /there are no batch sizes/);
  assert.throws(sweep(['a'], { sizes: [2] }), /a batch of 2 needs more than the 1 texts/);
  assert.throws(sweep(['a', 'b'], { sizes: [1, 1] }), /stands twice in 1, 1/);
  assert.throws(sweep(['a'], { sizes: [0] }), /a batch size must be a whole number from 1, not 0/);
  assert.throws(sweep(['a'], { sizes: [NaN] }), /not NaN/);
  assert.throws(sweep(['a'], { rounds: 0 }), /rounds must be a whole number from 1/);
  assert.throws(sweep(['a'], { budgetMs: -1 }), /budgetMs must be/);
  assert.throws(sweep(['a'], { precision: NaN }), /precision must be/);
  assert.throws(sweep(['a'], { clock: () => 3 }), /the clock did not move/);
  let backwards = 0;
  assert.throws(sweep(['a'], { clock: () => backwards-- }), /monotonic/);
});

test('options not given are what their docs say', () => {
  const calls = (options: object): number[] => {
    const random = seededRandom(5);
    const { predict, clock, calls } = syntheticTime((n) => n * (1 + 0.2 * random()));
    sweepOne(predict, numberedTexts(40), { clock, ...options });
    return calls.map((texts) => texts.length);
  };
  const told = { sizes: [1, 2, 4, 8, 16, 32], budgetMs: 2000, precision: 0.05 };
  assert.equal(calls({}), calls(told));
  for (const change of [{ precision: 1 }, { budgetMs: 900 }]) {
    assert.not.equal(calls({}), calls({ ...told, ...change }), JSON.stringify(change));
  }
});

test('a median is stable where 1.96 x 1.2533 quartile ranges by root n lie within the precision', () => {
  // McGill, Tukey & Larsen's notch: of 1, 3, 5, 7, 9 the range is 4, the median 5; 1.8209 is 1.96 x 1.2533 / 1.349
  const reach = (1.8209 * 4) / Math.sqrt(5) / 5;
  const times = [9, 1, 5, 3, 7];
  assert.equal([isStable(times, reach * 0.999), isStable(times, reach * 1.001)], [false, true]);
});

test.run();
