import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { latencyByLength } from '../../../lib/measure/cost/latency-by-length';
import { timeBothWays } from '../../../lib/measure/timing/timing';

const test = suite('latency by length');

/** A model whose time is 1 ms a character, on a clock that nothing else moves. */
function timed(texts: readonly string[], options: object) {
  let now = 0;
  const predict = (some: readonly string[]) => {
    for (const text of some) now += text.length;
    return some.map(() => 'yes');
  };
  return timeBothWays(predict, texts, { clock: () => now, warmup: 1, ...options });
}
/** Texts of 1 to `count` characters in a mixed order. */
const mixed = (count: number) =>
  Array.from({ length: count }, (_, i) => 'x'.repeat(((i * 7) % count) + 1));

test('quarters by length, with the median latency of each', () => {
  const texts = mixed(12);
  assert.equal(latencyByLength(texts, timed(texts, { rounds: 3 })), [
    { from: 1, to: 3, reviews: 3, latencyMs: 2 },
    { from: 4, to: 6, reviews: 3, latencyMs: 5 },
    { from: 7, to: 9, reviews: 3, latencyMs: 8 },
    { from: 10, to: 12, reviews: 3, latencyMs: 11 },
  ]);
});

test('a round of a part of the texts mixes nothing up', () => {
  const texts = mixed(400);
  const timing = timed(texts, { budgetMs: 1 });
  assert.ok(timing.realTime.size < timing.texts);
  const groups = latencyByLength(texts, timing);
  assert.equal(
    groups.map(({ from, to, latencyMs }) => (from + to) / 2 === latencyMs),
    [true, true, true, true],
  );
});

test('reviews of one length stay together; one review, or empty ones, make a group', () => {
  const same = ['aa', 'bb', 'cc', 'dddd'];
  assert.equal(
    latencyByLength(same, timed(same, { rounds: 1 })).map(({ reviews }) => reviews),
    [3, 1],
  );
  assert.equal(latencyByLength(['abc'], timed(['abc'], { rounds: 1 })).length, 1);
  const [empty] = latencyByLength(['', 'a'], timed(['', 'a'], { rounds: 1 }));
  assert.equal([empty.from, empty.to, empty.latencyMs], [0, 0, 0]);
});

test('other texts than were timed are refused', () => {
  assert.throws(
    () => latencyByLength(['a', 'b'], timed(['a'], { rounds: 1 })),
    /2 texts, but 1 were timed/,
  );
});

test.run();
