import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Review } from '../../lib/data/reviews';
import { countLabels } from '../../lib/data/label-counts';
import {
  groupKey,
  groupNotes,
  splitReviews,
  type SplitOptions,
} from '../../lib/data/train-test-split';

const test = suite('train-test split');

function reviews(labels: string, group: (at: number) => string = String): Review[] {
  return [...labels].map((label, at) => ({ id: String(at), text: 'x', label, extra: new Map([['shop', group(at)]]) }));
} // prettier-ignore

const held = (all: readonly Review[], options: SplitOptions) =>
  splitReviews(all, options).test.map(({ id }) => Number(id));

const thirty = 'abb'.repeat(10).replaceAll(/[ab]/g, (label) => (label === 'a' ? 'b' : 'a'));

test('a seed gives the same split on every machine: known values', () => {
  // Calculated in Python from the method as train-test-split.ts names it.
  const options = { testSize: 0.3, seed: 1 };
  assert.equal(held(reviews(thirty), options), [3, 7, 8, 9, 10, 11, 20, 24, 25]);
  assert.equal(held(reviews(thirty), { testSize: 0.3 }), held(reviews(thirty), options)); // unless told
  assert.equal(
    held(reviews(thirty), { ...options, seed: -8 }),
    [12, 13, 15, 16, 17, 20, 25, 27, 28],
  );
});

test('whole groups, as many as bring every class nearer its size: known values', () => {
  const grouped = reviews(thirty, (at) => String((at * at) % 7));
  for (const [seed, expected] of [
    [1, [0, 3, 4, 7, 10, 11, 14, 17, 18, 21, 24, 25, 28]],
    [2, [0, 1, 6, 7, 8, 13, 14, 15, 20, 21, 22, 27, 28, 29]],
    [3, [0, 2, 5, 7, 9, 12, 14, 16, 19, 21, 23, 26, 28]],
  ] as const) {
    assert.equal(held(grouped, { testSize: 0.4, seed, groupBy: 'shop' }), [...expected], `${seed}`);
  }
});

test('the split keeps the share of each class, and takes from all of the file', () => {
  const all = reviews('abbb'.repeat(500));
  const test = held(all, { testSize: 0.25, seed: 3 });
  assert.is(test.length, 500);
  assert.is(test.filter((at) => at % 4 === 0).length, 125);
  const early = test.filter((at) => at < 1000).length;
  assert.ok(early > 200 && early < 300, `${early} of the first half`);
  assert.is(held(all, {}).length, 400); // a fifth, unless told
});

test('one review of a class stays on each side, however small or large the test set', () => {
  const sizes = (labels: string, testSize: number) => held(reviews(labels), { testSize }).length;
  assert.is(sizes('aabb', 0.01), 2);
  assert.is(sizes('aaaabbbb', 0.99), 6);
  assert.is(sizes('aab', 0.5), 1); // the only b is trained on
  assert.is(sizes('aaaaabbbbb', 0.3), 3); // the whole is right, one class has the larger part
});

test('many small classes together are the share that was asked for', () => {
  const all = Array.from({ length: 1600 }, (_, at) => ({ ...reviews('x')[0], id: `${at}`, label: `c${at % 200}` }));
  const { test: testSet } = splitReviews(all, { testSize: 0.2 });
  const counts = countLabels(testSet.map(({ label }) => label));
  assert.equal([testSet.length, counts.size, Math.min(...counts.values()), Math.max(...counts.values())], [320, 200, 1, 2]);
}); // prettier-ignore

test('values that differ in spaces, case or the form of a number are one group; no value is a group of its own', () => {
  const names = ['u1', 'u1 ', ' U1', 'u\u200b1', '7', '7.0', '7,0', '007', '', ' ', 'b', 'c'];
  const all = reviews('ab'.repeat(names.length * 5), (at) => names[at % names.length]);
  for (let seed = 1; seed <= 20; seed++) {
    const { train, test: testSet } = splitReviews(all, { testSize: 0.3, seed, groupBy: 'shop' });
    const keys = (set: readonly Review[]) => new Set(set.map(({ extra }) => groupKey(extra.get('shop') ?? '')));
    const both = [...keys(train)].filter((key) => key !== '' && keys(testSet).has(key));
    assert.equal(both, []);
  }
  assert.equal([...new Set(names.map(groupKey))], ['u1', '7', '', 'b', 'c']);
  assert.equal(groupNotes(all, 'shop'), [
    "4 different values of 'shop' keep together.",
    "20 reviews have no 'shop'; each of them is a group of its own.",
    "2 values of 'shop' are written in more than one way and count as one: 'u1' and 'u1 ' and ' U1' and 'u\\u200b1'.",
  ]);
}); // prettier-ignore

test('two groups are enough, one is not', () => {
  const two = reviews('abab', (at) => (at < 2 ? 'x' : 'y'));
  assert.is(held(two, { testSize: 0.5, groupBy: 'shop' }).length, 2);
  assert.throws(
    () =>
      splitReviews(
        reviews('abab', () => 'x'),
        { groupBy: 'shop' },
      ),
    /all rows are one group/,
  );
  assert.is(held(two, { testSize: 0.5, groupBy: 'id' }).length, 2); // the id is a column too
});

test('of two random numbers that differ by one, the smaller comes first: known values', () => {
  const others = reviews('b'.repeat(5000));
  // Seeds and places were searched for with the method as train-test-split.ts names it.
  for (const [seed, larger, smaller] of [
    [52, 1054, 2177], [59, 1754, 2380], [436, 413, 2055], [976, 254, 2412], [1242, 1769, 2498],
    [2068, 1634, 1984], [2287, 284, 3222], [2443, 4395, 4500], [3138, 3389, 4090],
  ]) {
    const two = others.map((review, at) => (at === larger || at === smaller ? { ...review, label: 'a' } : review));
    const chosen = splitReviews(two, { testSize: 0.5, seed }).test.filter(({ label }) => label === 'a');
    assert.equal(chosen.map(({ id }) => Number(id)), [smaller], `seed ${seed}`);
  }
}); // prettier-ignore

test('a group that brings the test set no nearer its size stays out', () => {
  for (let seed = 1; seed <= 5; seed++) {
    const fives = reviews('aaaaa', (at) => 'xxyyz'[at]);
    assert.equal(held(fives, { testSize: 0.2, seed, groupBy: 'shop' }), [4]); // two for one: as far off as none
  }
});

test('bad input', () => {
  const all = reviews('abab');
  for (const testSize of [0, 1, -0.1, 1.1, NaN]) {
    assert.throws(() => splitReviews(all, { testSize }), /above 0 and below 1, but is/);
  }
  for (const seed of [0.5, NaN, 2 ** 53]) assert.throws(() => splitReviews(all, { seed }), /whole number/);
  assert.throws(() => splitReviews(all, { groupBy: 'town' }), /^the data: row 1: there is no column 'town' to group by; other columns: shop\./);
  const bare = all.map((review, at) => ({ ...review, extra: new Map(), file: 'f.csv', row: at + 7 }));
  assert.throws(() => splitReviews(bare, { groupBy: 'shop' }), /f\.csv: row 7: .*other columns: none\./);
}); // prettier-ignore

test.run();
