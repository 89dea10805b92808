import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { breakDown } from '../../lib/measure/breakdown';
import { sweepBatchSizes } from '../../lib/measure/batch-size-sweep';
import { timeBothWays } from '../../lib/measure/timing';

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

test('who is told nothing measures the same', () => {
  now = 0;
  const quiet = timeBothWays(predict, texts, { rounds: 4, clock });
  now = 0;
  const told = timeBothWays(predict, texts, { rounds: 4, clock, onProgress: () => undefined });
  assert.equal(told, quiet);
});

test.run();
