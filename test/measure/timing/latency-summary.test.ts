import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { median, percentile, summarizeLatency } from '../../../lib/measure/timing/latency-summary';

const test = suite('latency summary');

test('percentiles as numpy.percentile gives them', () => {
  const values = [1, 2, 4, 8, 16];
  assert.is(percentile(values, 0), 1);
  assert.is(percentile(values, 0.5), 4);
  assert.ok(Math.abs(percentile(values, 0.9) - 12.8) < 1e-12);
  assert.is(percentile(values, 1), 16);
  assert.is(percentile([3], 0.99), 3);
});

test('the median does not change its argument', () => {
  const values = [5, 1, 3];
  assert.is(median(values), 3);
  assert.equal(values, [5, 1, 3]);
});

test('a summary of 1 to 100', () => {
  const summary = summarizeLatency(Array.from({ length: 100 }, (_, i) => 100 - i));
  assert.is(summary.count, 100);
  assert.is(summary.meanMs, 50.5);
  assert.is(summary.maxMs, 100);
  assert.is(summary.p50Ms, 50.5);
  assert.ok(Math.abs(summary.p99Ms - 99.01) < 1e-9);
});

test('p99 has an interval, open above when there are too few latencies', () => {
  const values = Array.from({ length: 1000 }, (_, i) => 1000 - i);
  assert.equal(summarizeLatency(values).p99IntervalMs, [983, 997]);
  assert.is(summarizeLatency(values.slice(0, 300)).p99IntervalMs[1], Infinity);
  assert.is(summarizeLatency(values, 200).p99IntervalMs[1], Infinity);
});

test('each percentile is the one it says', () => {
  const summary = summarizeLatency(Array.from({ length: 101 }, (_, i) => i));
  const { p50Ms, p90Ms, p95Ms, p99Ms } = summary;
  assert.equal([p50Ms, p90Ms, p95Ms, p99Ms], [50, 90, 95, 99]);
});

test('bad input', () => {
  assert.throws(() => percentile([], 0.5), /no values/);
  assert.throws(() => percentile([1], 1.1), /from 0 to 1/);
  assert.throws(() => percentile([1], NaN), /from 0 to 1/);
  assert.throws(() => summarizeLatency([]), /no latencies/);
  assert.throws(() => summarizeLatency([1, -1]), /latency 1 is -1/);
  assert.throws(() => summarizeLatency([NaN]), /latency 0 is NaN/);
});

test('a time is a number from 0, and finite', () => {
  for (const wrong of [-1e-9, NaN, Infinity, -Infinity]) {
    assert.throws(
      () => summarizeLatency([0, wrong]),
      new RegExp(`latency 1 is ${wrong}, not a time in ms`),
    );
  }
  const one = summarizeLatency([0]);
  assert.equal([one.meanMs, one.maxMs], [0, 0]);
});

test.run();
