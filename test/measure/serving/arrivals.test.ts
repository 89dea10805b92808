import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  arrivalsFromTimestamps,
  DAY_MS,
  poissonArrivals,
  poissonArrivalsWithin,
  randomDay,
} from '../../../lib/measure/serving/arrivals';

const test = suite('arrivals');

test('Poisson arrivals ascend, at the rate asked for, and the seed decides them', () => {
  const arrivals = poissonArrivals(50, 100_000, 1);
  assert.is(arrivals.length, 100_000);
  assert.ok(arrivals.every((arrival, i) => i === 0 || arrival >= arrivals[i - 1]));
  assert.ok(Math.abs(arrivals[99_999] / (100_000 * 20) - 1) < 0.01, 'a mean gap of 20 ms');
  assert.equal(poissonArrivals(50, 10, 1), poissonArrivals(50, 10, 1));
  assert.not.equal(poissonArrivals(50, 10, 1), poissonArrivals(50, 10, 2));
});

test('counts in equal stretches of time have their mean as variance', () => {
  const counts = new Array<number>(2000).fill(0);
  for (const arrival of poissonArrivalsWithin(10, 2_000_000, 3))
    counts[Math.floor(arrival / 1000)]++;
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
  assert.ok(Math.abs(mean - 10) < 0.3, `${mean}`);
  assert.ok(Math.abs(variance / mean - 1) < 0.1, `${variance}`);
});

test('both ways of asking give the same process', () => {
  const within = poissonArrivalsWithin(5, 60_000, 4);
  assert.ok(within.length > 200 && within[within.length - 1] < 60_000);
  assert.equal(within, poissonArrivals(5, within.length, 4));
});

test('a day of a known number of reviews: all within it, ascending, evenly spread', () => {
  const day = randomDay(24_000, 1);
  assert.is(day.length, 24_000);
  assert.ok(day.every((at, i) => at >= 0 && at < DAY_MS && (i === 0 || at >= day[i - 1])));
  const hours = new Array<number>(24).fill(0);
  for (const at of day) hours[Math.floor((24 * at) / DAY_MS)]++;
  for (const count of hours) assert.ok(Math.abs(count - 1000) < 130, `${count}`);
  assert.equal(randomDay(5, 2), randomDay(5, 2));
  assert.is(randomDay(0, 1).length, 0);
  assert.throws(() => randomDay(2.5, 1), /number of arrivals must be a whole number/);
});

test('at a rate of 0, or within no time, nothing arrives', () => {
  assert.is(poissonArrivalsWithin(0, DAY_MS, 1).length, 0);
  assert.is(poissonArrivalsWithin(5, 0, 1).length, 0);
  assert.is(poissonArrivals(5, 0, 1).length, 0);
});

test('bad rates, durations and counts are named', () => {
  assert.throws(() => poissonArrivals(0, 5, 1), /arrival rate \(reviews a second\) .* not 0/);
  assert.throws(() => poissonArrivals(NaN, 5, 1), /not NaN/);
  assert.throws(() => poissonArrivals(1, 2.5, 1), /number of arrivals must be a whole number/);
  assert.throws(() => poissonArrivalsWithin(-1, 5, 1), /arrival rate .* not -1/);
  assert.throws(() => poissonArrivalsWithin(1, Infinity, 1), /duration \(ms\) .* not Infinity/);
});

test('timestamps are sorted and counted from the first midnight, whatever the zone', () => {
  const arrivals = arrivalsFromTimestamps([
    '2024-05-02T00:00:01Z',
    '2024-05-01 09:30',
    ' 2024-05-01T10:00:00.250+02:00 ',
  ]);
  assert.equal([...arrivals], [8 * 3_600_000 + 250, 9.5 * 3_600_000, DAY_MS + 1000]);
  assert.is(arrivalsFromTimestamps([]).length, 0);
  assert.is(arrivalsFromTimestamps(['1969-12-31T01:00Z'])[0], 3_600_000);
});

test('a row that is no timestamp is named and quoted, however hostile', () => {
  const good = '2024-05-01T09:30:00Z';
  for (const bad of ['', 'yesterday', '2024-13-01T00:00Z', '2024-02-30T10:00Z', '1714555800000']) {
    assert.throws(() => arrivalsFromTimestamps([good, bad]), /^row 2: ".*" is no timestamp/);
  }
  const long = 'x'.repeat(100_000);
  assert.throws(
    () => arrivalsFromTimestamps([long]),
    (error: Error) => error.message.length < 200,
  );
});

test.run();
