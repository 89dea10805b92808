import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { modelResults } from '../../lib/measure/model-results';
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
  timeBothWays(predict, texts, { rounds: 4, warmup: 3, clock });
  const first = [1, 1, 1, 3];
  const batch = [1, 2, 4]; // 1 and 2 texts until 5 ms have passed, then all of them
  const loop = [1, 1, 1, 1, 1, 1, 1];
  const two = [...batch, ...loop, ...loop, ...batch];
  assert.equal(calls, [...first, ...two, ...two]);
});

test('a turn is warmed up with 1, 2, 4 texts until 5 ms have passed, or all that may be are used', () => {
  const warmed = (callMs: number, warmup: number): number[] => {
    let now = 0;
    const calls: number[] = [];
    const predict = (some: readonly string[]): string[] => {
      calls.push(some.length);
      now += callMs;
      return some.map(() => 'x');
    };
    timeBothWays(predict, [...texts, ...texts], { rounds: 1, warmup, clock: () => now });
    const start = warmup + 1;
    return calls.slice(start, calls.indexOf(8, start));
  };
  assert.equal(warmed(2.5, 8), [1, 2]);
  assert.equal(warmed(2.4, 8), [1, 2, 4]);
  assert.equal(warmed(0.1, 4), [1, 2, 4]);
  assert.equal(warmed(0.1, 3), [1, 2]);
});

test('what reading the clock costs is taken off', () => {
  let now = 0;
  const clock = () => (now += 0.25);
  const predict = (some: readonly string[]): string[] => {
    now += some.length / 2;
    return some.map(() => 'x');
  };
  const timing = timeBothWays(predict, texts, { rounds: 2, warmup: 0, clock });
  assert.ok(Math.abs(timing.clockCostMs - 0.25) < 1e-9);
  for (const latency of timing.realTime.latenciesMs) assert.ok(Math.abs(latency - 0.5) < 1e-9);
  for (const total of timing.realTime.totalsMs) assert.ok(Math.abs(total - 2) < 1e-9);
  for (const total of timing.batch.totalsMs) assert.ok(Math.abs(total - 2) < 1e-9);
});

test('without a ratio, since the clock sees no time pass in a batch, the rounds end all the same', () => {
  let now = 0;
  const predict = (some: readonly string[]): string[] => {
    if (some.length === 1) now += 1;
    return some.map(() => 'x');
  };
  const timing = timeBothWays(predict, texts, { clock: () => now, budgetMs: 1e9 });
  assert.is(timing.rounds, 50);
  assert.ok(timing.batch.totalsMs.every((total) => total === 0));
});

test('a clock that sees no time pass once is no error, in neither way', () => {
  for (const unseen of [1, 2]) {
    let now = 0;
    let calls = 0;
    const predict = (some: readonly string[]): string[] => {
      if (some.length !== unseen || calls++ > 8) now += some.length;
      return some.map(() => 'x');
    };
    const options = { clock: () => now, budgetMs: 200, warmup: 0 };
    assert.ok(timeBothWays(predict, ['a', 'b'], options).rounds > 3);
  }
});

test('rounds end with the budget, to the millisecond', () => {
  let now = 0;
  const predict = (some: readonly string[]): string[] => {
    if (some.length === 1) now += 1;
    return some.map(() => 'x');
  };
  // The first warm-up takes 4 ms, and each round 12: its turns' warm-ups take 1 and 7, and the loop 4.
  assert.is(timeBothWays(predict, texts, { clock: () => now, budgetMs: 64 }).rounds, 5);
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
  assert.throws(() => timeBothWays(third, texts, options), /the batch of round 3 predicts/);
  let calls = 0;
  const second = (some: readonly string[]) =>
    some.map(() => (calls++ < 2 * texts.length ? 'x' : 'y'));
  assert.throws(() => timeBothWays(second, texts, options), /the loop of round 2 predicts/);
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

test('one text is warmed up at least where a budget decides; a batch of 1 ms is a time like others', () => {
  const { clock, predict, calls } = synthetic();
  timeBothWays(predict, texts, { warmup: 0, clock });
  assert.equal(calls.slice(0, 3), [1, 1, 4]);
  let now = 0;
  const steady = (some: readonly string[]) => ((now += 1), some.map(() => 'same'));
  for (const some of [['a', 'b'], ['a']]) {
    const timing = timeBothWays(steady, some, { clock: () => now, budgetMs: 1e6 });
    assert.equal([timing.rounds, timing.batch.totalsMs[0]], [3, 1]);
  }
}); // prettier-ignore

test.run();
