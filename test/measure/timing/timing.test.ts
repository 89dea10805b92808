import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { timeBothWays, timeModels } from '../../../lib/measure/timing/timing';
import { numberedTexts, syntheticTime } from './synthetic-time';

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

test('all is warmed up both ways first, and each turn in its own way', () => {
  const { clock, predict, calls } = synthetic();
  timeBothWays(predict, texts, { rounds: 4, warmup: 3, clock });
  const first = [1, 1, 1, 3];
  assert.equal(calls.slice(0, 4), first);
  const batch = '124'; // 1 and 2 texts until 5 ms have passed, then all of them
  const single = '1111111';
  const rest = calls.slice(4).join('');
  assert.is(rest.length, 4 * (batch.length + single.length));
  assert.is(rest.split('24').length, 5);
});

test('a turn is warmed up with 1, 2, 4 texts until 5 ms have passed, or all that may be are used', () => {
  const warmed = (callMs: number, warmup: number): number[] => {
    const { predict, clock, calls } = syntheticTime(() => callMs);
    timeBothWays(predict, numberedTexts(8), { rounds: 1, warmup, clock });
    const sizes = calls.map(({ length }) => length).slice(warmup + 1);
    return sizes.slice(0, sizes.indexOf(8));
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
  const { predict, clock } = syntheticTime((count) => Number(count === 1));
  const timing = timeBothWays(predict, texts, { clock, budgetMs: 1e9 });
  assert.is(timing.rounds, 48);
  assert.ok(timing.batch.totalsMs.every((total) => total === 0));
});

test('a clock that sees no time pass once is no error, in neither way', () => {
  for (const unseen of [1, 2]) {
    let times = 0;
    const { predict, clock } = syntheticTime((count) =>
      count !== unseen || times++ > 8 ? count : 0,
    );
    const options = { clock, budgetMs: 200, warmup: 0 };
    assert.ok(timeBothWays(predict, ['a', 'b'], options).rounds > 6);
  }
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
  const round = ['a1', 'a1', 'a2', 'b1', 'b1', 'b2'];
  assert.equal([calls.slice(0, 6).sort(), calls.slice(6).sort()], [round, round]);
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
  assert.throws(() => timeBothWays(second, texts, options), /predicts otherwise/);
});

test('bad options', () => {
  const { predict } = synthetic();
  assert.throws(() => timeBothWays(predict, []), /no texts/);
  assert.throws(() => timeBothWays(predict, texts, { rounds: 0 }), /rounds must be a whole number/);
  assert.throws(() => timeBothWays(predict, texts, { warmup: 0.5 }), /warmup must be a whole/);
  assert.throws(() => timeBothWays(predict, texts, { budgetMs: -1 }), /budgetMs must be/);
  assert.throws(() => timeBothWays(predict, texts, { precision: 0 }), /precision must be/);
});

test('one text is warmed up at least where a budget decides; a batch of 1 ms is a time like others', () => {
  const { clock, predict, calls } = synthetic();
  timeBothWays(predict, texts, { warmup: 0, clock });
  assert.equal(calls.slice(0, 3), [1, 1, 4]);
  let now = 0;
  const steady = (some: readonly string[]) => ((now += 1), some.map(() => 'same'));
  for (const some of [['a', 'b'], ['a']]) {
    const timing = timeBothWays(steady, some, { clock: () => now, budgetMs: 1e6 });
    assert.equal([timing.rounds, timing.batch.totalsMs[0]], [6, 1]);
  }
}); // prettier-ignore

test.run();
