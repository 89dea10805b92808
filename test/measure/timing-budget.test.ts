/** How long timing goes on, and on how many texts. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { modelResults } from '../../lib/measure/model-results';
import { roundRatio } from '../../lib/measure/round-ratio';
import { seededRandom } from '../../lib/measure/seeded-random';
import { timeBothWays, timeModels } from '../../lib/measure/timing';

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
const many = Array.from({ length: 1000 }, (_, i) => `text ${i}`);

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
  assert.ok(high / ratio - 1 <= 0.1 && 1 - low / ratio <= 0.1);
  const short = precise(0.001, 800);
  assert.ok(short.rounds >= 3 && short.rounds <= 9, `${short.rounds} rounds in 800 ms`);
});

test('a slow model is timed on fewer texts, the same ones both ways and for every model', () => {
  const { predict, clock } = noisy(1, 1);
  const quick = (some: readonly string[]): string[] => some.map((text) => text.slice(-1));
  const predicts = new Map([
    ['slow', predict],
    ['quick', quick],
  ]);
  const [slow, other] = timeModels(predicts, many, { clock, budgetMs: 3000 }).values();
  assert.is(slow.timedTexts, 368); // 330 would keep to the budget, and be too few
  assert.equal([other.timedTexts, slow.rounds, other.rounds], [slow.timedTexts, 3, 3]);
  assert.is(slow.realTime.latenciesMs.length, 3 * slow.timedTexts);
  // Every text has its answer all the same.
  const answers = many.map((text) => text.slice(-1));
  assert.equal(slow.batch.predictions, answers);
  assert.equal(slow.realTime.predictions, answers);
  const results = modelResults({ name: 'slow', features: 1, fitSeconds: 1 }, slow, answers, {
    secondsPerReview: 1,
    accuracy: 0.5,
  });
  assert.equal(results.timed, { reviews: slow.timedTexts, rounds: 3 });
  assert.ok(Math.abs(results.batch.totalSeconds - 1) < 0.01); // 1000 texts of 1 ms
  assert.ok(Math.abs(results.realtime.secondsPerReview - 0.002) < 1e-9);
});

test('however slow a model is, three rounds over 50 texts are taken', () => {
  const { predict, clock } = noisy(1000, 1000);
  const timing = timeBothWays(predict, many, { clock, budgetMs: 0, warmup: 1 });
  assert.equal([timing.rounds, timing.timedTexts], [3, 50]);
});

test('the warm-up of a slow model keeps to the budget, and without one the budget still holds', () => {
  for (const warmup of [200, 0]) {
    let calls = 0;
    const { predict, clock } = noisy(0, 5);
    const counted = (some: readonly string[]): string[] => (calls++, predict(some));
    const timing = timeBothWays(counted, many, { clock, budgetMs: 3000, warmup });
    assert.ok(timing.timedTexts >= 360 && timing.timedTexts <= 440, String(timing.timedTexts));
    const timed = 3 * timing.timedTexts + 1000 - timing.timedTexts;
    assert.ok(calls - timed < 100, `${calls - timed} calls more than were timed`);
  }
});

test('how many texts are timed does not hang on the slow first calls of a program', () => {
  const timedTexts = (cold: number): number => {
    let now = 0;
    let calls = 0;
    const predict = (some: readonly string[]): string[] => {
      now += some.length * (calls++ < 20 ? cold : 1);
      return some.map(() => 'x');
    };
    return timeBothWays(predict, many, { clock: () => now, budgetMs: 3000 }).timedTexts;
  };
  assert.is(timedTexts(10), timedTexts(1));
});

test('texts that are not timed need an answer each, too', () => {
  const { predict, clock } = noisy(1, 1);
  let untimed = false;
  const lossy = (some: readonly string[]): string[] => {
    untimed ||= some.length > 1 && some[0] === 'text 1'; // the batch of those left over
    return untimed ? [] : predict(some);
  };
  assert.throws(() => timeBothWays(lossy, many, { clock }), /0 predictions for \d{3} texts/);
  const mute = (some: readonly string[]): string[] =>
    some.length === 1 && some[0] === 'text 1' ? [] : predict(some);
  assert.throws(() => timeBothWays(mute, many, { clock, warmup: 1 }), /0 predictions for 1 texts/);
});

test.run();
