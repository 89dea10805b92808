/** How long timing goes on, on how many texts, and what a batch holds. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { judgeModel } from '../../../lib/measure/timing/model-results';
import { roundRatio } from '../../../lib/measure/timing/ratio';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { timeBothWays, timeModels } from '../../../lib/measure/timing/timing';
import { numberedTexts, syntheticTime } from './synthetic-time';

const test = suite('timing budget');

/** A model that costs `callMs` a call and `textMs` a text, noisy by `noise` (a share) from call to call. */
function noisy(callMs: number, textMs: number, noise = 0) {
  let now = 0;
  const random = seededRandom(5);
  const predict = (some: readonly string[]): string[] => {
    now += (callMs + textMs * some.length) * (1 + noise * (random() - 0.5));
    return some.map((text) => text.slice(-1));
  };
  return { predict, clock: () => now };
}
const many = numberedTexts(1000);
const sizes = ({ rounds, batch, realTime }: ReturnType<typeof timeBothWays>): number[] => [
  rounds,
  batch.size,
  realTime.size,
];

test('a quick, steady model is measured six times, and no longer', () => {
  const { predict, clock } = noisy(0.1, 0.01);
  assert.equal(sizes(timeBothWays(predict, many, { clock })), [6, 1000, 1000]);
});

test('rounds go on until the ratio is known, or the budget is spent', () => {
  const precise = (precision: number, budgetMs: number) => {
    const { predict, clock } = noisy(0.1, 0.001, 1.5);
    return timeBothWays(predict, many, { clock, budgetMs, precision });
  };
  const [rough, fine] = [precise(0.9, 1e6), precise(0.2, 1e6)];
  assert.ok(fine.rounds > rough.rounds, `${fine.rounds} and ${rough.rounds}`);
  const { low, high, ratio } = roundRatio(fine.realTime.totalsMs, fine.batch.totalsMs);
  assert.ok(Number(high) / ratio - 1 <= 0.2 && 1 - low / ratio <= 0.2);
  const short = precise(0.001, 1500);
  assert.ok(short.rounds >= 6 && short.rounds <= 15, `${short.rounds} rounds in 1500 ms`);
});

test('of a slow model each round takes a sixth one a call, the same for every model; its batch is all texts', () => {
  const { predict, clock } = noisy(1, 1);
  const seen: string[] = [];
  const quick = (some: readonly string[]): string[] => {
    if (some.length === 1) seen.push(...some);
    return some.map((text) => text.slice(-1));
  };
  const predicts = new Map([
    ['slow', predict],
    ['quick', quick],
  ]);
  const options = { clock, budgetMs: 3000, warmup: 0 };
  const [slow, other] = timeModels(predicts, many, options).values();
  assert.equal([slow, other].map(sizes), [
    [6, 1000, 167],
    [6, 1000, 167],
  ]);
  assert.is(slow.realTime.latenciesMs.length, 1000);
  assert.equal(seen.slice(2, 5), ['text 0', 'text 6', 'text 12']); // evenly spread
  assert.is(new Set(seen).size, 1000);
  const answers = many.map((text) => text.slice(-1));
  assert.equal(slow.batch.predictions, answers);
  assert.equal(slow.realTime.predictions, answers);
  assert.ok(slow.batch.totalsMs.every((ms) => Math.abs(ms - 1001) < 1e-6));
  // A round of 166 counts as one of 167.
  assert.ok(slow.realTime.totalsMs.every((ms) => Math.abs(ms - 334) < 1e-6));
  const limits = { perReviewMs: 1000, accuracy: 0.5 };
  const results = judgeModel({ name: 'slow', features: 1, fitMs: 1 }, slow, answers, limits);
  assert.equal([results.batch.size, results.reviews, results.rounds], [1000, 1000, 6]);
  assert.ok(Math.abs(results.batch.totalMs - 1001) < 1e-6);
  assert.ok(Math.abs(results.realTime.totalMs - 2000) < 1e-6);
  assert.ok(Math.abs(results.ratio.ratio - 2 / 1.001) < 1e-9);
});

test('a batch of all texts that would take ten budgets is the round’s sixth, and says so', () => {
  const size = (budgetMs: number): number => {
    const { predict, clock } = noisy(0, 1);
    return timeBothWays(predict, many, { clock, budgetMs }).batch.size;
  };
  assert.equal([size(601), size(599)], [1000, 167]);
});

test('rounds over sixths end when every text was timed equally often', () => {
  const { predict, clock } = noisy(1, 1, 1);
  const timing = timeBothWays(predict, many, { clock, budgetMs: 11_000, precision: 1e-6 });
  assert.is(timing.rounds % 6, 0);
  assert.is(timing.realTime.latenciesMs.length, (timing.rounds / 6) * 1000);
});

test('however slow a model is, six rounds are taken, of 50 texts or more', () => {
  const taken = (texts: readonly string[]): number[] => {
    const { predict, clock } = noisy(1000, 1000);
    return sizes(timeBothWays(predict, texts, { clock, budgetMs: 0, warmup: 1 }));
  };
  assert.equal(taken(many), [6, 167, 167]);
  assert.equal(taken(many.slice(0, 300)), [6, 50, 50]);
  assert.equal(taken(many.slice(0, 299)), [6, 299, 299]);
});

test('the warm-up of a slow model keeps to the budget, and without one the budget still holds', () => {
  for (const warmup of [200, 0]) {
    let calls = 0;
    const { predict, clock } = noisy(0, 5);
    const counted = (some: readonly string[]): string[] => (calls++, predict(some));
    const timing = timeBothWays(counted, many, { clock, budgetMs: 3000, warmup });
    assert.is(timing.rounds, 6);
    assert.ok(calls - 1006 < 120, `${calls - 1006} calls more than were timed`);
  }
});

test('a warm-up of a tenth of the budget, on a clock that does not begin at 0', () => {
  for (const [callMs, alone] of [
    [10, 10], // no call after the 100 ms
    [9.5, 11],
  ]) {
    const { predict, clock, calls } = syntheticTime(() => callMs);
    timeBothWays(predict, many, { clock, budgetMs: 1000 });
    const sizes = calls.map(({ length }) => length);
    assert.is(
      sizes.findIndex((size) => size > 1),
      alone,
    );
    assert.is(sizes[alone], alone);
  }
});

test('defaults: 200 texts of warm-up, 2000 ms, a ratio known to 5 %', () => {
  const { predict, clock, calls } = syntheticTime(() => 0);
  timeBothWays(predict, many, { clock });
  assert.is(calls.map(({ length }) => length).indexOf(200), 200);
  const size = (roundMs: number): number => {
    const slow = syntheticTime((count) => (count * roundMs) / 2000);
    return timeBothWays(slow.predict, many, { clock: slow.clock }).realTime.size;
  };
  assert.equal([size(333.2), size(333.5)], [1000, 167]);
  const rounds = (precision?: number): number => {
    const { predict, clock } = noisy(0.1, 0.001, 1);
    return timeBothWays(predict, many, { clock, budgetMs: 1e6, ...(precision && { precision }) })
      .rounds;
  };
  assert.is(rounds(), rounds(0.05));
  assert.ok(rounds() > rounds(0.5));
});

test('rounds go on until every model is known well enough', () => {
  for (const noises of [
    [0, 1],
    [1, 0],
  ]) {
    let now = 0;
    const random = seededRandom(5);
    const model = (noise: number) => (some: readonly string[]) => {
      now += (0.1 + 0.001 * some.length) * (1 + noise * random());
      return some.map(() => 'x');
    };
    const predicts = new Map(noises.map((noise) => [`noise ${noise}`, model(noise)]));
    const options = { clock: () => now, budgetMs: 1e6, precision: 0.02 };
    const [timing] = timeModels(predicts, many, options).values();
    assert.ok(timing.rounds > 6);
  }
});

test('how many texts a round holds does not hang on the slow first calls of a program', () => {
  const size = (cold: number, budgetMs: number, warmup = 200): number => {
    let times = 0;
    const { predict, clock } = syntheticTime((count) => count * (times++ < 20 ? cold : 1));
    return timeBothWays(predict, many, { clock, budgetMs, warmup }).realTime.size;
  };
  // Six rounds over all texts, both ways, take 12 s; by the first calls, 120.
  assert.equal([size(1, 20_000), size(10, 20_000), size(1, 10_000)], [1000, 1000, 167]);
  // Of 50 calls in the warm-up the first 20 are slow, and the second half tells.
  assert.is(size(10, 16_000, 50), 1000);
});

test('in every round each text needs an answer, the one it had before', () => {
  const { predict, clock } = noisy(1, 1, 1);
  const options = { clock, warmup: 1 };
  const lossy = (some: readonly string[]): string[] => (some.length === 1000 ? [] : predict(some));
  assert.throws(() => timeBothWays(lossy, many, options), /0 predictions for 1000 texts/);
  const mute = (some: readonly string[]): string[] =>
    some.length === 1 && some[0] === 'text 1' ? [] : predict(some);
  assert.throws(() => timeBothWays(mute, many, options), /0 predictions for 1 texts/);
  let times = 0;
  const moody = (some: readonly string[]): string[] => {
    const answers = predict(some);
    return some.length === 1000 && ++times > 4 ? answers.map(() => 'other') : answers;
  };
  assert.throws(
    () => timeBothWays(moody, many, options),
    /the batch of round 5 predicts otherwise/,
  );
});

test.run();
