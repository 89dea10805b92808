import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { constantArrivals } from '../../../lib/measure/serving/arrivals';
import { closedLoop, openLoop, type LoadTime } from '../../../lib/measure/serving/load';
import { Refused, type Send } from '../../../lib/measure/serving/load-log';
import { loadValidity, requestsNeeded } from '../../../lib/measure/serving/load-validity';
import { summarizeLatency } from '../../../lib/measure/timing/latency-summary';

const test = suite('load');

/** A made clock: whoever waits is woken in order of time, and time moves only then. */
class MadeTime implements LoadTime {
  private now = 0;
  private sleepers: { at: number; wake: () => void }[] = [];

  readonly clock = (): number => this.now;

  waitUntil(ms: number): Promise<void> {
    return new Promise((wake) => this.sleepers.push({ at: Math.max(ms, this.now), wake }));
  }

  /** Runs what uses this time to its end. */
  async run<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const end = work.finally(() => (done = true));
    while (!done) {
      await new Promise((settle) => setImmediate(settle));
      if (this.sleepers.length === 0) continue;
      this.sleepers.sort((a, b) => a.at - b.at);
      const { at, wake } = this.sleepers.shift()!;
      this.now = at;
      wake();
    }
    return end;
  }
}

/** A server for one request at a time: each takes so long, and waits for those before it. */
function server(time: MadeTime, serviceMs: (request: number) => number): Send {
  let freeMs = 0;
  let request = 0;
  return () => {
    freeMs = Math.max(freeMs, time.clock()) + serviceMs(request++);
    return time.waitUntil(freeMs);
  };
}

const steady = { speedMs: () => 1 };

test('open loop: a stall is felt by all who come during it, from when they were due', async () => {
  const time = new MadeTime();
  const send = server(time, (i) => (i === 1 ? 50 : 1));
  const load = openLoop(send, ['a'], constantArrivals(100, 8), { time, limitMs: 20, ...steady });
  const result = await time.run(load);
  assert.equal([...result.latenciesMs], [1, 50, 41, 32, 23, 14, 5, 1]);
  assert.is(result.answered, 8);
  assert.is(result.durationMs, 81);
  assert.is(result.goodputPerSecond, (1000 * 4) / 81);
  assert.is(result.lag.maxMs, 0);
});

test('closed loop: a client that waits for its answer sees one slow answer of the same stall', async () => {
  const time = new MadeTime();
  const send = server(time, (i) => (i === 1 ? 50 : 1));
  const result = await time.run(closedLoop(send, ['a'], 1, 56, { time, ...steady }));
  assert.equal([...result.latenciesMs], [1, 50, 1, 1, 1, 1, 1]);
});

test('refused, failed and dropped requests are counted apart, and have no latency', async () => {
  const time = new MadeTime();
  let request = 0;
  const send: Send = async () => {
    const own = request++;
    await time.waitUntil(time.clock() + 35);
    if (own === 0) throw new Refused('full');
    if (own === 1) throw new Error('broken');
  };
  const options = { time, mostAtOnce: 2, ...steady };
  const result = await time.run(openLoop(send, ['a'], constantArrivals(100, 6), options));
  const { requests, answered, refused, failed, dropped } = result;
  assert.equal([requests, answered, refused, failed, dropped], [6, 2, 1, 1, 2]);
  assert.equal([...result.latenciesMs], [35, 35]);
  assert.not(result.validity.valid);
});

test('a generator that is late says so, and latency still counts from when the request was due', async () => {
  const time = new MadeTime();
  const late: LoadTime = { clock: time.clock, waitUntil: (ms) => time.waitUntil(ms + 60) };
  const send: Send = () => time.waitUntil(time.clock() + 1);
  const load = openLoop(send, ['a'], constantArrivals(5, 3), { time: late, ...steady });
  const result = await time.run(load);
  assert.equal([...result.latenciesMs], [61, 61, 61]);
  assert.is(result.service?.maxMs, 1);
  assert.is(result.lag.p99Ms, 60);
  assert.ok(result.validity.findings.some((finding) => finding.includes('late')));
});

test('texts are used again when they run out', async () => {
  const time = new MadeTime();
  const sent: string[] = [];
  const send: Send = (text) => Promise.resolve(sent.push(text));
  await time.run(openLoop(send, ['a', 'b'], constantArrivals(100, 5), { time, ...steady }));
  assert.equal(sent, ['a', 'b', 'a', 'b', 'a']);
});

test('when nothing is answered there is no latency, and the result is not valid', async () => {
  const time = new MadeTime();
  const send: Send = () => Promise.reject(new Refused('full'));
  const load = openLoop(send, ['a'], constantArrivals(100, 3), { time, ...steady });
  const result = await time.run(load);
  assert.is(result.latency, null);
  assert.is(result.goodputPerSecond, 0);
  assert.not(result.validity.valid);
});

test('no texts, no arrivals, no clients: said at once', async () => {
  const send: Send = () => Promise.resolve();
  const errors = await Promise.all(
    [
      openLoop(send, [], constantArrivals(1, 1)),
      openLoop(send, ['a'], Float64Array.of()),
      closedLoop(send, ['a'], 0, 1),
      closedLoop(send, ['a'], 1, 0),
    ].map((load) => load.catch((error: unknown) => (error as Error).constructor.name)),
  );
  assert.equal(errors, ['RangeError', 'RangeError', 'RangeError', 'RangeError']);
});

const lag = summarizeLatency([0]);
const answers = (count: number): ReturnType<typeof summarizeLatency> =>
  summarizeLatency(new Float64Array(count).fill(10));

test('the requests that p99 needs: the rule, by the normal distribution', () => {
  assert.is(requestsNeeded(0.99), 1522);
  assert.ok(requestsNeeded(0.9) < requestsNeeded(0.99));
});

test('valid: enough answers, a generator on time, a steady machine; each fault is a finding', () => {
  const fine = {
    latency: answers(1522),
    lag,
    limitMs: 100,
    dropped: 0,
    speedsMs: [1, 1.2],
    othersShare: null,
  } as const;
  assert.equal(loadValidity(fine), { valid: true, findings: [], othersShare: null });
  const faults = [
    { ...fine, latency: answers(1521) },
    { ...fine, lag: summarizeLatency([11]) },
    { ...fine, dropped: 1 },
    { ...fine, speedsMs: [1.3, 1] as const },
    { ...fine, latency: null },
    { ...fine, failed: 1, failure: 'it answered 500' },
  ].map((load) => loadValidity(load).findings.length);
  assert.equal(faults, [1, 1, 1, 1, 1, 1]);
});

test('a generator that is late by little beside what it measures is not at fault', () => {
  const slow = summarizeLatency(new Float64Array(2000).fill(500));
  const load = { latency: slow, lag: summarizeLatency([30]), limitMs: 100, dropped: 0 };
  assert.ok(loadValidity({ ...load, speedsMs: [1, 1], othersShare: 0 }).valid);
});

test.run();
