import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { breakDown } from '../../../lib/measure/cost/breakdown';
import { sweepBatchSizes } from '../../../lib/measure/cost/batch-size-sweep';
import { timeBothWays } from '../../../lib/measure/timing/timing';

const test = suite('measuring progress');
let now = 0;
const clock = () => now;
const predict = (texts: readonly string[]) => {
  now += 1 + texts.length;
  return texts.map(() => 'yes');
};
const texts = Array.from({ length: 8 }, (_, i) => `text ${i}`);

for (const [name, measure] of [
  [
    'timeBothWays by rounds',
    (onProgress) => timeBothWays(predict, texts, { rounds: 4, clock, onProgress }),
  ],
  [
    'timeBothWays by budget',
    (onProgress) => timeBothWays(predict, texts, { budgetMs: 50, clock, onProgress }),
  ],
  [
    'sweepBatchSizes',
    (onProgress) => sweepBatchSizes(predict, texts, { budgetMs: 50, clock, onProgress }),
  ],
  [
    'breakDown',
    (onProgress) =>
      breakDown([{ name: 'all', run: predict }], predict, texts, {
        budgetMs: 50,
        leastTimingMs: 1,
        clock,
        onProgress,
      }),
  ],
] as [string, (tell: (progress: { done: number; total: number }) => void) => unknown][]) {
  test(`${name}: shares that grow, and 1 once, at the end`, () => {
    const shares: number[] = [];
    measure(({ done, total }) => {
      shares.push(done / total);
    });
    assert.equal(
      shares,
      [...shares].sort((a, b) => a - b),
    );
    assert.ok((shares[0] ?? 0) > 0 && shares.length > 3);
    assert.equal(
      shares.filter((share) => share >= 1),
      [1],
    );
    assert.is(shares.at(-1), 1);
  });
}

test('timeBothWays: how many of the rounds are done, or how much of the budget is spent', () => {
  const told = (options: { rounds?: number; budgetMs?: number }): number[] => {
    const shares: number[] = [];
    now = 1000;
    const onProgress = ({ done, total }: { done: number; total: number }) =>
      void shares.push(done / total);
    timeBothWays(predict, texts, { ...options, warmup: 1, clock, onProgress });
    return shares;
  };
  assert.equal(told({ rounds: 4 }), [0.25, 0.5, 0.75, 0.99, 1]);
  // A warm-up of 2 + 2 ms; then 2 + 9 a batch and 2 + 16 a loop, with their own warm-ups, each round.
  assert.equal(told({ budgetMs: 290 }), [33 / 290, 62 / 290, 91 / 290, 1]);
});

test('who is told nothing measures the same', () => {
  now = 0;
  const quiet = timeBothWays(predict, texts, { rounds: 4, clock });
  now = 0;
  const told = timeBothWays(predict, texts, { rounds: 4, clock, onProgress: () => undefined });
  assert.equal(told, quiet);
});

test.run();
