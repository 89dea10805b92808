import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { poissonArrivals } from '../../../lib/measure/serving/arrivals';
import { compareClocks } from '../../../lib/measure/serving/coordinated-omission';
import { percentile } from '../../../lib/measure/timing/latency-summary';

const test = suite('coordinated omission');

const p99 = (times: Float64Array): number => percentile(times.slice().sort(), 0.99);

test('the loop counts one slow call, the customers of the whole stall count theirs', () => {
  const { loopMs, customersMs } = compareClocks(new Array<number>(1000).fill(1), { stallMs: 200 });
  assert.is(loopMs.filter((time) => time > 1).length, 1);
  assert.is(loopMs[500], 201);
  assert.is(p99(loopMs), 1);
  // at half load some 100 come during the stall, and as many while the server catches up
  const late = customersMs.filter((time) => time > 20).length;
  assert.ok(late > 100 && late < 260, `${late}`);
  assert.ok(p99(customersMs) > 150);
});

test('without a stall customers wait for each other only, as M/D/1 says', () => {
  const { customersMs } = compareClocks(new Array<number>(100_000).fill(2), { utilisation: 0.5 });
  const mean = customersMs.reduce((sum, time) => sum + time, 0) / customersMs.length;
  assert.ok(Math.abs(mean / (2 + 1) - 1) < 0.02, `${mean}`);
});

test('the calls keep their order, the given list stays as it is, and the seed decides the arrivals', () => {
  const latencies = [1, 2, 3];
  const first = compareClocks(latencies, { stallMs: 5, seed: 3 });
  assert.equal([...first.loopMs], [1, 7, 3]);
  assert.equal(latencies, [1, 2, 3]);
  assert.equal(compareClocks(latencies, { stallMs: 5, seed: 3 }), first);
  assert.not.equal(compareClocks(latencies, { stallMs: 5, seed: 4 }).arrivalsMs, first.arrivalsMs);
  assert.ok(first.customersMs.every((time, i) => time >= first.loopMs[i] - 1e-9));
});

test('bad input is named', () => {
  assert.throws(() => compareClocks([]), /there are no latencies/);
  assert.throws(() => compareClocks([0, 0]), /the mean latency \(ms\) must be a number above 0/);
  assert.throws(() => compareClocks([1, NaN]), /latency 1 \(ms\) must be .* not NaN/);
  assert.throws(() => compareClocks([1], { stallMs: -1 }), /stallMs must be/);
  for (const utilisation of [0, 1, NaN]) {
    assert.throws(
      () => compareClocks([1], { utilisation }),
      /utilisation must lie between 0 and 1/,
    );
  }
});

test('customers come at the rate that gives the utilisation', () => {
  const { arrivalsMs } = compareClocks([1, 3], { utilisation: 0.25 });
  assert.equal(arrivalsMs, poissonArrivals(125, 2, 1)); // 0.25 of 1000 / 2 a second
  assert.equal(compareClocks([1, 3]).arrivalsMs, poissonArrivals(250, 2, 1));
  assert.equal([...compareClocks([1, 3]).loopMs], [1, 3]);
});

test.run();
