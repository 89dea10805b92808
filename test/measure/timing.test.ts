import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { timeBothWays, timeModels } from '../../lib/measure/timing';
import { modelResults } from '../../lib/measure/model-results';

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

test('each turn warms up in its own way; the order changes every round', () => {
  const { clock, predict, calls } = synthetic();
  timeBothWays(predict, texts, { rounds: 2, warmup: 3, clock });
  const batch = [3, 4];
  const loop = [1, 1, 1, 1, 1, 1, 1];
  assert.equal(calls, [...batch, ...loop, ...loop, ...batch]);
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
  assert.throws(() => timeBothWays(moody, texts), /the batch of round 2 predicts otherwise/);
});

test('bad options', () => {
  const { predict } = synthetic();
  assert.throws(() => timeBothWays(predict, []), /no texts/);
  assert.throws(() => timeBothWays(predict, texts, { rounds: 0 }), /rounds must be a whole number/);
  assert.throws(() => timeBothWays(predict, texts, { warmup: 0.5 }), /warmup must be a whole/);
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
    results.targets.map(({ limit, value, met }) => [limit, value, met]),
    [
      [0.7, 0.75, true],
      [0.002, 0.0025, false],
      [0, 0, true],
    ],
  );
});

test('results: predictions that differ between the two ways are counted and fail the target', () => {
  const unlike = (some: readonly string[]) => some.map(() => (some.length > 1 ? 'long' : 'short'));
  const timing = timeBothWays(unlike, texts, { rounds: 1, warmup: 0 });
  const model = { name: 'unlike', features: 2, fitSeconds: 1 };
  const actual = ['short', 'long', 'long', 'short'];
  const results = modelResults(model, timing, actual, { secondsPerReview: 1, accuracy: 0.1 });
  assert.not.ok(results.identicalPredictions);
  assert.equal([results.targets[2].value, results.targets[2].met], [4, false]);
});

test.run();
