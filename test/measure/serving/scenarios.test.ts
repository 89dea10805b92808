import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runOffline, runServer, runSingleStream } from '../../../lib/measure/serving/scenarios';
import { microBatches, oneAtATime } from '../../../lib/measure/serving/serving-policy';
import { numberedTexts, syntheticTime } from '../timing/synthetic-time';

const test = suite('scenarios');

test('Offline: one call with all texts, throughput', () => {
  const { predict, clock, calls } = syntheticTime((n) => 10 + 0.1 * n);
  const result = runOffline(predict, numberedTexts(400), { clock, warmUpTexts: 0 });
  assert.is(calls.length, 1);
  assert.is(calls[0].length, 400);
  assert.is(result.scenario, 'Offline');
  assert.ok(Math.abs(result.totalMs - 50) < 1e-9);
  assert.ok(Math.abs(result.reviewsPerSecond - 8000) < 1e-6);
});

test('SingleStream: one call a text, the 90th percentile', () => {
  let call = 0;
  const { predict, clock, calls } = syntheticTime(() => ++call);
  const result = runSingleStream(predict, numberedTexts(101), { clock, warmUpTexts: 0 });
  assert.ok(calls.every((texts, i) => texts.length === 1 && texts[0] === `text ${i}`));
  assert.equal([...result.latenciesMs].slice(0, 3), [1, 2, 3]);
  assert.is(result.p90Ms, 91);
  assert.is(result.latency.count, 101);
});

test('SingleStream uses the texts again when more reviews are asked for', () => {
  const { predict, clock, calls } = syntheticTime(() => 1);
  const options = { clock, warmUpTexts: 0, reviews: 5 };
  assert.is(runSingleStream(predict, ['a', 'b'], options).latenciesMs.length, 5);
  assert.equal(calls.flat(), ['a', 'b', 'a', 'b', 'a']);
  assert.throws(() => runSingleStream(predict, ['a'], { reviews: 0 }), /reviews must be/);
});

test('Server: texts are served in order and used again, and the bound is met or not', () => {
  const { predict, clock, calls } = syntheticTime(() => 2);
  const options = { clock, warmUpTexts: 0, reviewsPerSecond: 100, reviews: 5000 };
  const result = runServer(predict, numberedTexts(3), { ...options, boundMs: 10 });
  assert.equal(calls.slice(0, 4).flat(), ['text 0', 'text 1', 'text 2', 'text 0']);
  assert.is(calls.length, 5000);
  assert.ok(result.p99Ms > 2 && result.p99Ms < 10);
  assert.ok(result.met);
  assert.ok(Math.abs(result.simulation.utilisation - 0.2) < 0.02);
  assert.not(runServer(predict, numberedTexts(3), { ...options, boundMs: 2.5 }).met);
});

test('Server: the 99th percentile decides, not the 95th nor the slowest', () => {
  const run = (boundMs: number) => {
    const { predict, clock } = syntheticTime(() => 2);
    const options = { clock, warmUpTexts: 0, reviewsPerSecond: 100, reviews: 5000, boundMs };
    return runServer(predict, ['a'], options);
  };
  const { p99Ms, simulation } = run(1);
  const { p95Ms, maxMs, ...summary } = simulation.timeToAnswer;
  assert.is(p99Ms, summary.p99Ms);
  assert.ok(p95Ms < p99Ms && p99Ms < maxMs);
  assert.equal([run((p95Ms + p99Ms) / 2).met, run(p99Ms).met], [false, true]);
  assert.equal([run(3).boundMs, run(3).reviewsPerSecond], [3, 100]);
});

test('Server: the arrivals are those of seed 1 unless told', () => {
  const p99Of = (seed?: number): number => {
    const { predict, clock } = syntheticTime(() => 2);
    const options = { clock, warmUpTexts: 0, reviewsPerSecond: 300, reviews: 500, boundMs: 9 };
    return runServer(predict, ['a'], seed === undefined ? options : { ...options, seed }).p99Ms;
  };
  assert.is(p99Of(), p99Of(1));
  assert.is.not(p99Of(), p99Of(2));
});

test('Server takes micro-batches too, with the right texts in each', () => {
  const { predict, clock, calls } = syntheticTime((n) => 1 + n);
  const options = { clock, warmUpTexts: 0, reviewsPerSecond: 1000, reviews: 500, boundMs: 50 };
  const policy = microBatches(16, 5);
  const { simulation } = runServer(predict, numberedTexts(500), { ...options, policy });
  assert.equal(calls.flat(), numberedTexts(500));
  assert.equal(
    calls.map((texts) => texts.length),
    [...simulation.batchSizes],
  );
});

test('the warm-up comes before the clock, and no more of it than there are texts', () => {
  const { predict, clock, calls } = syntheticTime(() => 1);
  const { totalMs } = runOffline(predict, numberedTexts(5), { clock });
  assert.is(calls.length, 1 + 5 + 1);
  assert.is(totalMs, 1);
});

test('all three run on the real clock', () => {
  const predict = (texts: readonly string[]) => texts.map((text) => text.toUpperCase());
  const texts = ['', 'good', 'bad'];
  assert.ok(runOffline(predict, texts).reviewsPerSecond > 0);
  assert.is(runSingleStream(predict, texts).latenciesMs.length, 3);
  const options = { reviewsPerSecond: 1, boundMs: 60_000 };
  assert.ok(runServer(predict, texts, options).met);
});

test('bad input is named', () => {
  const { predict, clock } = syntheticTime(() => 1);
  const server = { clock, reviewsPerSecond: 10, boundMs: 5 };
  assert.throws(() => runOffline(predict, [], { clock }), /runOffline: there are no texts/);
  assert.throws(
    () => runSingleStream(predict, [], { clock }),
    /runSingleStream: there are no texts/,
  );
  assert.throws(() => runServer(predict, [], server), /runServer: there are no texts/);
  assert.throws(() => runOffline(() => [], ['a'], { clock }), /gave 0 predictions for 1 texts/);
  assert.throws(
    () => runOffline(predict, ['a'], { clock, warmUpTexts: -1 }),
    /warmUpTexts must be/,
  );
  assert.throws(() => runServer(predict, ['a'], { ...server, boundMs: 0 }), /boundMs must be/);
  assert.throws(
    () => runServer(predict, ['a'], { ...server, reviewsPerSecond: 0 }),
    /arrival rate \(reviews a second\) must be a number above 0, not 0/,
  );
  assert.throws(() => runServer(predict, ['a'], { ...server, reviews: 0 }), /no reviews arrive/);
  assert.throws(() => runServer(predict, ['a'], { ...server, clock: () => NaN }), /monotonic/);
});

test('the warm-up is one call with the first texts and one call each, two hundred unless told', () => {
  const lengths = (warmUpTexts: number | undefined) => {
    const { predict, clock, calls } = syntheticTime(() => 1);
    runOffline(predict, numberedTexts(300), { clock, warmUpTexts });
    return calls.map((texts) => texts.length);
  };
  assert.equal(lengths(0), [300]);
  assert.equal(lengths(1), [1, 1, 300]);
  assert.equal(lengths(2), [2, 1, 1, 300]);
  assert.equal(lengths(undefined), [200, ...new Array<number>(200).fill(1), 300]);
});

test('options not given are what their docs say', () => {
  const run = (options: object) => {
    const { predict, clock } = syntheticTime((n) => n);
    return runServer(predict, numberedTexts(9), { clock, reviewsPerSecond: 500, boundMs: 5, ...options });
  };
  const told = { policy: oneAtATime(), seed: 1, reviews: 9, warmUpTexts: 200 };
  assert.equal(run({}).simulation, run(told).simulation);
  assert.not.equal(run({}).simulation, run({ seed: 2 }).simulation);
}); // prettier-ignore

test.run();
