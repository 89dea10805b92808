import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { modelResults } from '../../lib/measure/model-results';
import { roundRatio } from '../../lib/measure/round-ratio';
import { seededRandom } from '../../lib/measure/seeded-random';
import { timeBothWays, timeModels } from '../../lib/measure/timing';

const test = suite('timing');

/** A predict function that costs 2 ms a call and 0.5 ms a text, on a clock of its own. */
function synthetic() {
  let now = 1000;
  const calls: number[] = [];
  return {
    calls,
    clock: () => now,
    predict: (texts: readonly string[]) => {
      calls.push(texts.length);
      now += 2 + 0.5 * texts.length;
      return texts.map((text) => (text.length > 1 ? 'long' : 'short'));
    },
  };
}

const texts = ['a', 'bb', 'ccc', 'd'];

test('totals and latencies are what the clock says, warm-up left out', () => {
  const { clock, predict } = synthetic();
  const timing = timeBothWays(predict, texts, { rounds: 3, warmup: 2, clock });
  assert.equal([...timing.batch.totalsMs], [4, 4, 4]);
  assert.equal([...timing.realTime.totalsMs], [10, 10, 10]);
  assert.equal([...timing.realTime.latenciesMs], new Array(12).fill(2.5));
  assert.equal(timing.batch.predictions, ['short', 'long', 'long', 'short']);
  assert.equal(timing.realTime.predictions, timing.batch.predictions);
});

test('all is warmed up both ways first, and each turn in its own way; the order changes every round', () => {
  const { clock, predict, calls } = synthetic();
  timeBothWays(predict, texts, { rounds: 2, warmup: 3, clock });
  const first = [1, 1, 1, 3];
  const batch = [1, 2, 4]; // 1 and 2 texts until 5 ms have passed, then all of them
  const loop = [1, 1, 1, 1, 1, 1, 1];
  assert.equal(calls, [...first, ...batch, ...loop, ...loop, ...batch]);
});

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

test('what reading the clock costs is taken off', () => {
  let now = 0;
  const clock = () => (now += 0.25);
  const predict = (some: readonly string[]): string[] => {
    now += some.length;
    return some.map(() => 'x');
  };
  const timing = timeBothWays(predict, texts, { rounds: 2, warmup: 0, clock });
  assert.ok(Math.abs(timing.clockCostMs - 0.25) < 1e-9);
  for (const latency of timing.realTime.latenciesMs) assert.ok(Math.abs(latency - 1) < 1e-9);
  for (const total of timing.realTime.totalsMs) assert.ok(Math.abs(total - 4) < 1e-9);
});

test('without a ratio, since the clock sees no time pass in a batch, the rounds end all the same', () => {
  let now = 0;
  const predict = (some: readonly string[]): string[] => {
    if (some.length === 1) now += 1;
    return some.map(() => 'x');
  };
  const timing = timeBothWays(predict, texts, { clock: () => now, budgetMs: 1e9 });
  assert.ok(timing.rounds > 3 && timing.rounds < 1000, `${timing.rounds} rounds`);
  assert.ok(timing.batch.totalsMs.every((total) => total === 0));
});

test('several models take turns in every round', () => {
  const calls: string[] = [];
  const model = (name: string) => (some: readonly string[]) => {
    calls.push(name + some.length);
    return some.map(() => name);
  };
  const predicts = new Map([
    ['a', model('a')],
    ['b', model('b')],
  ]);
  const timings = timeModels(predicts, ['x', 'y'], { rounds: 2, warmup: 0 });
  assert.equal([...timings.keys()], ['a', 'b']);
  assert.equal(timings.get('b')?.batch.predictions, ['b', 'b']);
  const first = ['a2', 'a1', 'a1', 'b2', 'b1', 'b1'];
  const second = ['a1', 'a1', 'a2', 'b1', 'b1', 'b2'];
  assert.equal(calls, [...first, ...second]);
});

test('a predict function that is not as it should be', () => {
  assert.throws(() => timeBothWays(() => ['x'], texts), /1 predictions for 4 texts/);
  const mute = (some: readonly string[]) => (some.length === 1 ? [] : some.map(() => 'x'));
  assert.throws(() => timeBothWays(mute, texts, { warmup: 0 }), /0 predictions for 1 texts/);
  let flip = 0;
  const moody = (some: readonly string[]) => some.map(() => String(some.length > 1 ? flip++ : 0));
  assert.throws(() => timeBothWays(moody, texts), /the batch of round \d+ predicts otherwise/);
  let batches = 0;
  const third = (some: readonly string[]) => {
    if (some.length > 1) batches++;
    return some.map(() => (batches < 3 ? 'x' : 'y'));
  };
  const options = { rounds: 5, warmup: 0 };
  assert.throws(() => timeBothWays(third, texts, options), /the (batch|loop) of round 3 predicts/);
});

test('bad options', () => {
  const { predict } = synthetic();
  assert.throws(() => timeBothWays(predict, []), /no texts/);
  assert.throws(() => timeBothWays(predict, texts, { rounds: 0 }), /rounds must be a whole number/);
  assert.throws(() => timeBothWays(predict, texts, { warmup: 0.5 }), /warmup must be a whole/);
  assert.throws(() => timeBothWays(predict, texts, { budgetMs: -1 }), /budgetMs must be/);
  assert.throws(() => timeBothWays(predict, texts, { precision: 0 }), /precision must be/);
});

test('results: medians, seconds, targets met and missed', () => {
  const { clock, predict } = synthetic();
  const timing = timeBothWays(predict, texts, { rounds: 3, warmup: 0, clock });
  const model = { name: 'synthetic', features: 2, fitSeconds: 1 };
  const actual = ['short', 'long', 'long', 'long'];
  const results = modelResults(model, timing, actual, { secondsPerReview: 0.002, accuracy: 0.7 });
  assert.is(results.batch.totalSeconds, 0.004);
  assert.is(results.batch.secondsPerReview, 0.001);
  assert.is(results.realtime.totalSeconds, 0.01);
  assert.is(results.realtime.secondsPerReview, 0.0025);
  assert.is(results.realtime.latencyMs.p99, 2.5);
  assert.is(results.realtime.accuracy, 0.75);
  assert.ok(results.identicalPredictions);
  assert.equal(
    results.targets.map(({ name, limit, value, met, sure }) => [name, limit, value, met, sure]),
    [
      ['accuracy above', 0.7, 0.75, true, false], // four reviews cannot tell
      ['seconds a review one at a time, average, below', 0.002, 0.0025, false, true],
      ['seconds a review one at a time, p99, below', 0.002, 0.0025, false, true],
      ['predictions that differ between the two ways', 0, 0, true, true],
      ['accuracy above always answering the commonest label', 0.75, 0.75, false, false],
    ],
  );
});

test('results: an average can meet a limit that p99 misses', () => {
  let now = 0;
  const predict = (some: readonly string[]): string[] => {
    for (const text of some) now += text === 'slow' ? 50 : 1;
    return some.map(() => 'x');
  };
  const mixed = Array.from({ length: 1000 }, (_, i) => (i % 50 === 0 ? 'slow' : 'quick'));
  const timing = timeBothWays(predict, mixed, { rounds: 3, warmup: 0, clock: () => now });
  const model = { name: 'tail', features: 1, fitSeconds: 0 };
  const limits = { secondsPerReview: 0.005, accuracy: 0.5 };
  const results = modelResults(
    model,
    timing,
    mixed.map(() => 'x'),
    limits,
  );
  assert.equal(
    results.targets.slice(1, 3).map(({ met, sure }) => [met, sure]),
    [
      [true, true],
      [false, true],
    ],
  );
});

test('results: predictions that differ between the two ways are counted and fail the target', () => {
  const unlike = (some: readonly string[]) => some.map(() => (some.length > 1 ? 'long' : 'short'));
  const timing = timeBothWays(unlike, texts, { rounds: 1 });
  const model = { name: 'unlike', features: 2, fitSeconds: 1 };
  const actual = ['short', 'long', 'long', 'short'];
  const results = modelResults(model, timing, actual, { secondsPerReview: 1, accuracy: 0.1 });
  assert.not.ok(results.identicalPredictions);
  assert.equal([results.targets[3].value, results.targets[3].met], [4, false]);
});

test.run();
