import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { breakDown } from '../../../lib/measure/cost/breakdown';
import { seededRandom } from '../../../lib/measure/seeded-random';
import type { Stage } from '../../../lib/measure/cost/stages';
import { numberedTexts } from '../timing/synthetic-time';

const test = suite('breakdown');

/** Two stages and their whole, each of which moves the clock by overhead + n x perReview. */
function synthetic(unexplainedMs = 0) {
  let now = 0;
  const spend = (overheadMs: number, perReviewMs: number, n: number): void => {
    now += overheadMs + n * perReviewMs;
  };
  const tokenizing = (texts: readonly string[]): string[][] => {
    spend(1, 0.5, texts.length);
    return texts.map((text) => text.split(' '));
  };
  const scoring = (tokens: string[][]): string[] => {
    spend(3, 0.25, tokens.length);
    return tokens.map((list) => list[list.length - 1]);
  };
  const whole = (texts: readonly string[]): string[] => {
    now += unexplainedMs * texts.length;
    return scoring(tokenizing(texts));
  };
  const stages: Stage[] = [
    { name: 'tokenizing', run: tokenizing },
    { name: 'scoring', run: scoring },
  ];
  return { stages, whole, clock: () => now };
}

function close(actual: number, expected: number): void {
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual}, not ${expected}`);
}

test('each stage has its time a review, in a batch and in real time, and they sum to the whole', () => {
  const { stages, whole, clock } = synthetic();
  const { batch, realTime } = breakDown(stages, whole, numberedTexts(100), {
    clock,
    rounds: 5,
  });
  assert.is(batch.batchSize, 100);
  close(batch.stages[0].timeMs, 0.51);
  close(batch.stages[1].timeMs, 0.28);
  close(batch.wholeMs, 0.79);
  close(batch.stagedRatio.ratio, 1);
  close(batch.stages[0].share, 0.51 / 0.79);
  assert.is(realTime.batchSize, 1);
  close(realTime.stages[0].timeMs, 1.5);
  close(realTime.stages[1].timeMs, 3.25);
  close(realTime.wholeMs, 4.75);
  assert.is(realTime.stages[1].timesMs.length, 5);
});

test('a stage far below the least timing is repeated and the time divided', () => {
  let now = 0;
  const fast = (texts: readonly string[]): number => {
    now += 0.002;
    return texts.length;
  };
  const stages: Stage[] = [{ name: 'counting', run: fast }];
  const { batch } = breakDown(stages, fast, ['a', 'b'], { clock: () => now, rounds: 5 });
  close(batch.stages[0].timeMs, 0.001);
  close(batch.wholeMs, 0.001);
});

test('what no stage explains is a ratio of its own, and the parts still add up to the whole', () => {
  const { stages, whole, clock } = synthetic(0.25);
  const { realTime } = breakDown(stages, whole, numberedTexts(4), { clock, rounds: 5 });
  close(realTime.stagedRatio.ratio, 4.75 / 5);
  close(realTime.wholeMs, 5);
  close(realTime.stages[1].timeMs, (5 * 3.25) / 4.75);
  assert.ok(realTime.addsUp);
  const far = synthetic(2);
  const { batch } = breakDown(far.stages, far.whole, numberedTexts(4), { clock: far.clock });
  assert.not(batch.addsUp);
});

test('whatever the noise, no stage takes longer than the whole, and all of them as long', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { stages, whole, clock } = synthetic();
    const random = seededRandom(seed);
    let extra = 0;
    const noisy = () => clock() + (extra += random() < 0.2 ? 30 * random() : 0);
    const found = breakDown(stages, whole, numberedTexts(6), { clock: noisy, budgetMs: 1 });
    for (const { stages: parts, wholeMs } of [found.batch, found.realTime]) {
      close(parts.reduce((sum, { timeMs }) => sum + timeMs, 0), wholeMs); // prettier-ignore
      close(parts.reduce((sum, { share }) => sum + share, 0), 1); // prettier-ignore
      assert.ok(parts.every(({ timeMs }) => timeMs > 0 && timeMs < wholeMs));
    }
  }
});

test('an outlier in one round does not move the result', () => {
  const { stages, whole, clock } = synthetic();
  let timings = 0;
  let extra = 0;
  const jumping = (): number => {
    if (timings++ === 100) extra = 1e6;
    return clock() + extra;
  };
  const { batch, realTime } = breakDown(stages, whole, numberedTexts(10), { clock: jumping });
  assert.is(extra, 1e6);
  close(batch.stagedRatio.ratio, 1);
  close(realTime.wholeMs, 4.75);
});

test('a slow function is taken apart on as many reviews as the budget allows, the same both ways', () => {
  const { stages, whole, clock } = synthetic();
  const seen: string[][] = [];
  const watched = (texts: readonly string[]) => {
    seen.push([...texts]);
    return whole(texts);
  };
  const texts = numberedTexts(1000);
  const before = clock();
  const { batch, realTime } = breakDown(stages, watched, texts, { budgetMs: 1200, clock });
  assert.ok(clock() - before <= 1200, `${clock() - before}`);
  // a review alone costs 4.75 in the whole and as much in the stages; a twelfth of the budget is 100
  assert.is(batch.batchSize, 11);
  const inBatch = seen.filter((call) => call.length === 11)[0];
  assert.equal(new Set(seen.flat()), new Set(inBatch));
  assert.not.equal(inBatch, texts.slice(0, 11), 'drawn at random');
  close(realTime.wholeMs, 4.75);
  assert.ok(realTime.stages[0].timesMs.length >= 5);
});

test('rounds stop at the most there should be, or when the budget is spent', () => {
  const rounds = (options: object): number => {
    const { stages, whole, clock } = synthetic();
    const { batch } = breakDown(stages, whole, numberedTexts(20), { clock, ...options });
    return batch.stages[0].timesMs.length;
  };
  assert.is(rounds({ budgetMs: 1e6 }), 5, 'the ratio of stages and whole is known');
  assert.is(rounds({ budgetMs: 1 }), 5);
  assert.is(rounds({ budgetMs: 1, rounds: 7 }), 7);
});

test('stages that compute something else than the whole are refused', () => {
  const { stages, clock } = synthetic();
  const otherwise = (texts: readonly string[]): string[] => texts.map(() => 'other');
  assert.throws(
    () => breakDown(stages, otherwise, ['a b'], { clock }),
    /do not return what the whole returns/,
  );
});

test('a stage may change what it is handed, as long as every pass gives the same answers', () => {
  let now = 0;
  const stages: Stage[] = [
    { name: 'counting', run: (texts: readonly string[]) => texts.map((text) => [text.length]) },
    {
      name: 'weighting',
      run: (rows: number[][]) => {
        now += 1;
        for (const row of rows) row[0] *= 2;
        return rows;
      },
    },
  ];
  const whole = (texts: readonly string[]) => {
    now += 1;
    return texts.map((text) => [2 * text.length]);
  };
  const { batch } = breakDown(stages, whole, ['a', 'bc'], { clock: () => now, rounds: 5 });
  close(batch.stages[1].timeMs, 0.5);
  close(batch.stages[0].share, 0);
});

test('it runs on the real clock, with an empty text', () => {
  const stages: Stage[] = [
    { name: 'cutting', run: (texts: readonly string[]) => texts.map((text) => text.slice(0, 2)) },
    { name: 'counting', run: (texts: readonly string[]) => texts.map((text) => text.length) },
  ];
  const whole = (texts: readonly string[]) => texts.map((text) => Math.min(2, text.length));
  const texts = ['', 'good', 'x'];
  const { batch } = breakDown(stages, whole, texts, { rounds: 1 });
  assert.equal(
    batch.stages.map((stage) => stage.name),
    ['cutting', 'counting'],
  );
  close(
    batch.stages.reduce((sum, stage) => sum + stage.share, 0),
    1,
  );
});

test('bad input is named', () => {
  const { stages, whole, clock } = synthetic();
  assert.throws(() => breakDown(stages, whole, [], { clock }), /there are no texts/);
  assert.throws(() => breakDown([], whole, ['a'], { clock }), /there are no stages/);
  const twice = [stages[0], stages[0]];
  assert.throws(() => breakDown(twice, whole, ['a'], { clock }), /two stages have the same name/);
  assert.throws(() => breakDown(stages, whole, ['a'], { clock: () => 1 }), /clock did not move/);
  assert.throws(() => breakDown(stages, whole, ['a'], { clock, budgetMs: -1 }), /budgetMs must be/);
  assert.throws(() => breakDown(stages, whole, ['a'], { clock, rounds: 0 }), /rounds must/);
});

test('options not given are what their docs say', () => {
  const calls = (options: object): string[][] => {
    const { stages, whole, clock } = synthetic();
    const seen: string[][] = [];
    const watched = (texts: readonly string[]) => {
      seen.push([...texts]);
      return whole(texts);
    };
    breakDown(stages, watched, numberedTexts(300), { clock, ...options });
    return seen;
  };
  const told = { budgetMs: 2000, precision: 0.05 };
  assert.equal(calls({}), calls(told));
  assert.not.equal(calls({}), calls({ budgetMs: 90 }));
});

test('the longest stage is the one of which every round took longer than any round of the others', () => {
  const { stages, whole, clock } = synthetic();
  const { batch, realTime } = breakDown(stages, whole, numberedTexts(100), { clock });
  assert.equal([batch.longest?.name, realTime.longest?.name], ['tokenizing', 'scoring']);
  const same = (texts: readonly string[]) => (now++, texts);
  let now = 0;
  const twice = [{ name: 'a', run: same }, { name: 'b', run: same }]; // prettier-ignore
  const tie = breakDown(twice, (texts) => same(same(texts)), ['x'], { clock: () => now });
  assert.is(tie.batch.longest, undefined);
  const far = synthetic(2); // the stages do not add up
  const off = breakDown(far.stages, far.whole, numberedTexts(4), { clock: far.clock });
  assert.is(off.batch.longest, undefined);
});

test.run();
