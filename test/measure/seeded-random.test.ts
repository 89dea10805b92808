import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { drawExponential, randomAt, seededRandom, shuffled } from '../../lib/measure/seeded-random';

const test = suite('seeded random');

function draw(count: number, next: () => number): number[] {
  return Array.from({ length: count }, next);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test('a seed gives the same numbers again, another seed others', () => {
  assert.equal(draw(5, seededRandom(7)), draw(5, seededRandom(7)));
  assert.not.equal(draw(5, seededRandom(7)), draw(5, seededRandom(8)));
});

test('the numbers are those of sfc32 and splitmix32 (from a second implementation, in Python)', () => {
  assert.equal(
    draw(3, seededRandom(1)),
    [0.7887684754681908, 0.8257388832667681, 0.09987997813924598],
  );
  assert.equal(draw(2, seededRandom(2 ** 40 + 3)), [0.3555603716255744, 0.9777278787872384]);
  const found = [randomAt(1, 0), randomAt(1, 500), randomAt(9, 7)];
  assert.equal(found, [0.5883937727194279, 0.4359593077097088, 0.21250458876602352]);
});

test('numbers are uniform from 0 to 1: mean, variance and every tenth', () => {
  for (const seed of [0, 1, 2 ** 40 + 3]) {
    const numbers = draw(100_000, seededRandom(seed));
    assert.ok(numbers.every((number) => number >= 0 && number < 1));
    assert.ok(Math.abs(mean(numbers) - 0.5) < 0.004);
    assert.ok(Math.abs(mean(numbers.map((x) => (x - 0.5) ** 2)) - 1 / 12) < 0.002);
    const tenths = new Array<number>(10).fill(0);
    for (const number of numbers) tenths[Math.floor(number * 10)]++;
    for (const count of tenths) assert.ok(Math.abs(count - 10_000) < 500, `a tenth holds ${count}`);
  }
});

test('neighbouring numbers are not correlated', () => {
  const numbers = draw(100_000, seededRandom(3));
  const products = numbers.slice(1).map((x, i) => (x - 0.5) * (numbers[i] - 0.5));
  assert.ok(Math.abs(mean(products) * 12) < 0.015);
});

test('exponential numbers have the mean and the spread they should', () => {
  const random = seededRandom(11);
  const gaps = draw(200_000, () => drawExponential(random, 4));
  assert.ok(Math.abs(mean(gaps) - 0.25) < 0.002);
  assert.ok(Math.abs(mean(gaps.map((gap) => gap * gap)) - 2 / 16) < 0.003);
  assert.ok(gaps.every((gap) => gap >= 0 && gap < Infinity));
});

test('shuffling keeps every item, leaves its input alone, and reaches every order equally', () => {
  const items = ['a', 'b', 'c'];
  const random = seededRandom(5);
  const orders = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = shuffled(items, random).join('');
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  assert.equal(items, ['a', 'b', 'c']);
  assert.is(orders.size, 6);
  for (const count of orders.values()) assert.ok(Math.abs(count - 1000) < 120);
});

test('randomAt depends on seed and index only, and is uniform over indices', () => {
  assert.is(randomAt(1, 500), randomAt(1, 500));
  assert.is.not(randomAt(1, 500), randomAt(2, 500));
  const numbers = Array.from({ length: 100_000 }, (_, i) => randomAt(9, i));
  assert.ok(Math.abs(mean(numbers) - 0.5) < 0.004);
  assert.ok(Math.abs(mean(numbers.map((x) => (x - 0.5) ** 2)) - 1 / 12) < 0.002);
  assert.is(new Set(numbers.slice(0, 1000)).size, 1000);
});

test('bad seeds and rates are refused', () => {
  assert.throws(() => seededRandom(1.5), /seed must be a whole number from 0, not 1.5/);
  assert.throws(() => seededRandom(-1), /not -1/);
  assert.throws(() => seededRandom(NaN), /not NaN/);
  assert.throws(() => drawExponential(seededRandom(1), 0), /rate must be a number above 0, not 0/);
});

test.run();
