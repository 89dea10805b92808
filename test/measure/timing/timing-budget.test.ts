/** How long timing goes on, and on how many texts. */
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

test('a quick, steady model is measured three times, and no longer', () => {
  const { predict, clock } = noisy(0.1, 0.01);
  const timing = timeBothWays(predict, many, { clock });
  assert.equal([timing.rounds, timing.timedTexts], [3, 1000]);
});

test('rounds go on until the ratio is known, or the budget is spent', () => {
  const precise = (precision: number, budgetMs: number) => {
    const { predict, clock } = noisy(0.1, 0.001, 1);
    return timeBothWays(predict, many, { clock, budgetMs, precision });
  };
  const rough = precise(0.5, 1e6);
  const fine = precise(0.1, 1e6);
  assert.ok(fine.rounds > rough.rounds, `${fine.rounds} and ${rough.rounds}`);
  const { low, high, ratio } = roundRatio(fine.realTime.totalsMs, fine.batch.totalsMs);
  assert.ok(Number(high) / ratio - 1 <= 0.1 && 1 - low / ratio <= 0.1);
  const short = precise(0.001, 800);
  assert.ok(short.rounds >= 3 && short.rounds <= 9, `${short.rounds} rounds in 800 ms`);
});

test('of a slow model each round takes a third, the same both ways and for every model', () => {
  const { predict, clock } = noisy(1, 1);
  const seen: string[] = [];
  const quick = (some: readonly string[]): string[] => {
    if (some.length > 300) seen.push(...some);
    return some.map((text) => text.slice(-1));
  };
  const predicts = new Map([
    ['slow', predict],
    ['quick', quick],
  ]);
  const options = { clock, budgetMs: 3000, warmup: 1 };
  const [slow, other] = timeModels(predicts, many, options).values();
  assert.equal([slow.texts, slow.timedTexts, slow.rounds], [1000, 334, 3]);
  assert.equal([other.texts, other.timedTexts, other.rounds], [1000, 334, 3]);
  assert.is(slow.realTime.latenciesMs.length, 1000);
  // Three batches, each evenly spread, hold every text once.
  assert.equal(seen.slice(0, 3), ['text 0', 'text 3', 'text 6']);
  assert.equal(seen.slice(334, 336), ['text 1', 'text 4']);
  assert.is(new Set(seen).size, 1000);
  const answers = many.map((text) => text.slice(-1));
  assert.equal(slow.batch.predictions, answers);
  assert.equal(slow.realTime.predictions, answers);
  // A round of 333 counts as one of 334.
  const totals = [335, (334 * 334) / 333, (334 * 334) / 333];
  totals.forEach((ms, round) => assert.ok(Math.abs(slow.batch.totalsMs[round] - ms) < 1e-6));
  const results = judgeModel({ name: 'slow', features: 1, fitMs: 1 }, slow, answers, {
    perReviewMs: 1000,
    accuracy: 0.5,
  });
  assert.equal([results.batch.size, results.rounds], [334, 3]);
  assert.ok(Math.abs(results.realTime.perReviewMs - 2) < 1e-9);
  assert.ok(results.realTime.latencyMs.p99Interval[1] !== null); // it rests on 1000 reviews
});

test('rounds over thirds end when every text was timed equally often', () => {
  const { predict, clock } = noisy(1, 1, 1);
  const timing = timeBothWays(predict, many, { clock, budgetMs: 7000, precision: 1e-6 });
  assert.equal([timing.rounds, timing.realTime.latenciesMs.length], [9, 3000]);
  const whole = noisy(1, 1);
  const roomy = timeBothWays(whole.predict, many, { clock: whole.clock, budgetMs: 10_000 });
  assert.equal([roomy.rounds, roomy.timedTexts], [3, 1000]);
});

test('however slow a model is, three rounds are taken, of 50 texts or more', () => {
  const thirds = (texts: readonly string[]): number[] => {
    const { predict, clock } = noisy(1000, 1000);
    const { rounds, timedTexts } = timeBothWays(predict, texts, { clock, budgetMs: 0, warmup: 1 });
    return [rounds, timedTexts];
  };
  assert.equal(thirds(many), [3, 334]);
  assert.equal(thirds(many.slice(0, 150)), [3, 50]);
  assert.equal(thirds(many.slice(0, 149)), [3, 149]);
});

test('the warm-up of a slow model keeps to the budget, and without one the budget still holds', () => {
  for (const warmup of [200, 0]) {
    let calls = 0;
    const { predict, clock } = noisy(0, 5);
    const counted = (some: readonly string[]): string[] => (calls++, predict(some));
    const timing = timeBothWays(counted, many, { clock, budgetMs: 3000, warmup });
    assert.is(timing.rounds, 3);
    assert.ok(calls - 1003 < 100, `${calls - 1003} calls more than were timed`);
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

test('what is done where nothing is told: 200 texts of warm-up, 2000 ms, a ratio known to 5 %', () => {
  const { predict, clock, calls } = syntheticTime(() => 0);
  timeBothWays(predict, many, { clock });
  assert.is(calls.map(({ length }) => length).indexOf(200), 200);
  const timedTexts = (roundMs: number): number => {
    const slow = syntheticTime((count) => (count * roundMs) / 2000);
    return timeBothWays(slow.predict, many, { clock: slow.clock }).timedTexts;
  };
  assert.equal([timedTexts(666.5), timedTexts(666.9)], [1000, 334]);
  const rounds = (precision?: number): number => {
    const { predict, clock } = noisy(0.1, 0.001, 1);
    return timeBothWays(predict, many, { clock, budgetMs: 1e6, ...(precision && { precision }) })
      .rounds;
  };
  assert.is(rounds(), rounds(0.05));
  assert.ok(rounds() > 3);
});

test('rounds go on until every model is known well enough', () => {
  const random = seededRandom(5);
  let now = 0;
  const model = (noise: number) => (some: readonly string[]) => {
    now += (0.1 + 0.001 * some.length) * (1 + noise * random());
    return some.map(() => 'x');
  };
  for (const noises of [
    [0, 1],
    [1, 0],
  ]) {
    const predicts = new Map(noises.map((noise) => [`noise ${noise}`, model(noise)]));
    const options = { clock: () => now, budgetMs: 1e6, precision: 0.02 };
    const [timing] = timeModels(predicts, many, options).values();
    assert.ok(timing.rounds > 3);
  }
});

test('three rounds that take the budget exactly are rounds over all texts', () => {
  const { predict, clock } = noisy(0, 1);
  assert.is(timeBothWays(predict, many, { clock, budgetMs: 6000 }).timedTexts, 1000);
});

test('how many texts a round holds does not hang on the slow first calls of a program', () => {
  const timedTexts = (cold: number, budgetMs: number, warmup = 200): number => {
    let times = 0;
    const { predict, clock } = syntheticTime((count) => count * (times++ < 20 ? cold : 1));
    return timeBothWays(predict, many, { clock, budgetMs, warmup }).timedTexts;
  };
  // Three rounds over all texts, both ways, take 6 s; by the first calls, 60.
  assert.equal([timedTexts(1, 10_000), timedTexts(10, 10_000)], [1000, 1000]);
  assert.is(timedTexts(1, 5000), 334);
  // Of 50 calls in the warm-up the first 20 are slow, and the second half tells.
  assert.is(timedTexts(10, 8000, 50), 1000);
});

test('in every round each text needs an answer, the one it had before', () => {
  const { predict, clock } = noisy(1, 1, 1);
  const options = { clock, warmup: 1 };
  const isSecondPart = (some: readonly string[]) => some.length > 300 && some[0] === 'text 1';
  const lossy = (some: readonly string[]): string[] => (isSecondPart(some) ? [] : predict(some));
  assert.throws(() => timeBothWays(lossy, many, options), /0 predictions for 333 texts/);
  const mute = (some: readonly string[]): string[] =>
    some.length === 1 && some[0] === 'text 1' ? [] : predict(some);
  assert.throws(() => timeBothWays(mute, many, options), /0 predictions for 1 texts/);
  let times = 0;
  const moody = (some: readonly string[]): string[] => {
    const answers = predict(some);
    return isSecondPart(some) && ++times > 1 ? answers.map(() => 'other') : answers;
  };
  const longer = { ...options, budgetMs: 7000, precision: 1e-6 };
  assert.throws(
    () => timeBothWays(moody, many, longer),
    /the batch of round 5 predicts otherwise than the first/,
  );
});

test.run();
