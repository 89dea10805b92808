import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compareAccuracy } from '../../../lib/measure/accuracy/compare-accuracy';
import { groupByCount } from '../../../lib/measure/accuracy/group-by-count';
import { labelMix } from '../../../lib/measure/accuracy/label-mix';
import { seededRandom, shuffled, type Random } from '../../../lib/measure/seeded-random';

const test = suite('accuracy on other reviews');

/** So many texts, of which so many are answered right. */
const judged = (right: number, total: number) => ({
  actual: new Array<string>(total).fill('a'),
  predicted: Array.from({ length: total }, (_, i) => (i < right ? 'a' : 'b')),
});
const drawn = (share: number, total: number, random: Random) =>
  judged(Array.from({ length: total }, () => random()).filter((x) => x < share).length, total);

test("Newcombe's method 10 (his table II, the cases 56/70 and 48/80, 9/10 and 3/10, 0/10 and 0/10)", () => {
  const known: [number, number, number, number, number, number][] = [
    [48, 80, 56, 70, 0.0524, 0.3339],
    [3, 10, 9, 10, 0.1705, 0.809],
    [0, 10, 0, 10, -0.2775, 0.2775],
  ];
  for (const [right, total, otherRight, otherTotal, low, high] of known) {
    const found = compareAccuracy(judged(right, total), judged(otherRight, otherTotal));
    assert.ok(Math.abs(found.low - low) < 5e-5, `${found.low}, not ${low}`);
    assert.ok(Math.abs(found.high - high) < 5e-5, `${found.high}, not ${high}`);
  }
});

test('its 95 % interval holds the true difference in 93 to 98 of 100 pairs of sets', () => {
  const random = seededRandom(11);
  for (const [first, total, second, otherTotal] of [
    [0.886, 1000, 0.75, 400],
    [0.9, 200, 0.9, 200],
    [0.95, 40, 0.7, 30],
    [0.5, 12, 0.4, 10],
  ]) {
    let held = 0;
    for (let trial = 0; trial < 2000; trial++) {
      const pair = [drawn(first, total, random), drawn(second, otherTotal, random)] as const;
      const { low, high } = compareAccuracy(...pair);
      held += Number(low <= second - first && second - first <= high);
    }
    assert.ok(held >= 0.93 * 2000 && held <= 0.985 * 2000, `${first} ${second}: ${held} of 2000`);
  }
});

test('a fall is named in at most 4 of 100 pairs without one, and in most where there is one', () => {
  const random = seededRandom(12);
  const lower = (share: number): number => {
    const pairs = Array.from({ length: 1000 }, () =>
      compareAccuracy(drawn(0.88, 1000, random), drawn(share, 400, random)),
    );
    return pairs.filter(({ verdict }) => verdict === 'lower').length;
  };
  assert.ok(lower(0.88) <= 40, 'one-sided: 2.5 in 100');
  assert.ok(lower(0.8) >= 900);
  assert.is(compareAccuracy(judged(10, 100), judged(90, 100)).verdict, 'higher');
  assert.throws(() => compareAccuracy(judged(0, 0), judged(1, 1)), /no predictions/);
});

test('groups by a count keep ties together, in whatever order the reviews come', () => {
  const random = seededRandom(3);
  const reviews = Array.from({ length: 203 }, () => {
    const count = Math.max(0, Math.floor(6 * random()) - 2); // half of them 0
    return { count, predicted: random() < 0.9 - 0.15 * count ? 'a' : 'b' };
  });
  const summary = (some: typeof reviews) => {
    const groups = groupByCount(
      { actual: some.map(() => 'a'), predicted: some.map(({ predicted }) => predicted) },
      some.map(({ count }) => count),
    );
    const [fewest, most] = [[...groups.values()][0], [...groups.values()].at(-1)!];
    const { difference, verdict } = compareAccuracy(fewest, most);
    return { sizes: [...groups].map(([name, { actual }]) => [name, actual.length]), difference, verdict };
  };
  const found = summary(reviews);
  assert.is(found.sizes.reduce((sum, [, size]) => sum + Number(size), 0), 203);
  assert.is(found.sizes[0][0], '0');
  assert.is(found.sizes[0][1], reviews.filter(({ count }) => count === 0).length);
  assert.is(found.verdict, 'lower');
  for (let seed = 1; seed <= 20; seed++) {
    assert.equal(summary(shuffled(reviews, seededRandom(seed))), found);
  }
  assert.equal([...groupByCount(judged(2, 3), [4, 4, 4]).keys()], ['4']);
  assert.throws(() => groupByCount(judged(1, 2), [1]), /1 numbers for 2 texts/);
}); // prettier-ignore

test('a mix of labels that has not changed is called changed in at most 7 of 100 pairs, rare labels or not', () => {
  const random = seededRandom(4);
  const label = (): string => {
    const at = random();
    return at < 0.55 ? 'a' : at < 0.97 ? 'b' : 'rare';
  };
  const labels = (count: number): string[] => Array.from({ length: count }, label);
  let changed = 0;
  for (let trial = 0; trial < 200; trial++) {
    const actual = labels(120);
    changed += Number(labelMix({ actual, predicted: actual }, labels(60), trial).changed);
  }
  assert.ok(changed <= 14, `${changed} of 200`);
});

test('a changed mix, and what it alone would make of the accuracy', () => {
  const actual = [...'aaaaaaaabb'].flatMap((label) => new Array<string>(10).fill(label));
  const predicted = actual.map((label, i) => (label === 'a' || i % 2 === 0 ? label : 'a')); // 100 % and 50 %
  const other = actual.map((label) => (label === 'a' ? 'b' : 'a'));
  const found = labelMix({ actual, predicted }, other);
  assert.equal([found.changed, found.accuracy], [true, 0.9]);
  assert.ok(Math.abs((found.expected ?? 0) - 0.6) < 1e-12);
  assert.is(labelMix({ actual, predicted }, [...other, '__proto__']).expected, undefined);
  assert.is(labelMix({ actual, predicted }, shuffled(actual, seededRandom(1))).p, 1);
  assert.throws(() => labelMix({ actual, predicted }, []), /no labels/);
});

test.run();
