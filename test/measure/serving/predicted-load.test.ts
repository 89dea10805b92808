import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { constantArrivals, poissonArrivals } from '../../../lib/measure/serving/arrivals';
import { whereBatchesPay, type ComparableService } from '../../../lib/measure/serving/batches-pay';
import type { LoadResult } from '../../../lib/measure/serving/load-log';
import { loadValidity } from '../../../lib/measure/serving/load-validity';
import { otherPrograms } from '../../../lib/measure/serving/other-programs';
import {
  compareLoad,
  loadDoubts,
  predictWaits,
  waits,
  type LoadComparison,
} from '../../../lib/measure/serving/predicted-load';
import { profileRequests, requestServiceTime } from '../../../lib/measure/serving/request-profile';
import { microBatches, onArrival } from '../../../lib/measure/serving/serving-policy';
import { watchRequests } from '../../../lib/measure/serving/watched-requests';
import { summarizeLatency } from '../../../lib/measure/timing/latency-summary';
import type { FittedSweep } from '../../../lib/measure/cost/fitted-sweep';
import { requestCosts } from '../../../lib/measure/cost/request-sweep';

const test = suite('predicted load');
const TEXTS = Array.from({ length: 16 }, (_, i) => `text ${i}`);

test('a request of n texts on a made clock costs the line that it was made of', async () => {
  let now = 0;
  const send = (texts: readonly string[]) => {
    now += 10 + 2 * texts.length;
    return Promise.resolve({ modelMs: 3 + texts.length });
  };
  const options = { largest: 8, clock: () => now };
  const [inProcess, overHttp] = await requestCosts(send, TEXTS, options);
  const medians = ({ timings }: FittedSweep) =>
    timings.map((each) => [each.batchSize, each.medianMs]);
  assert.equal(medians(overHttp), [[1, 12], [2, 14], [4, 18], [8, 26]]); // prettier-ignore
  assert.equal(medians(inProcess), [[1, 4], [2, 5], [4, 7], [8, 11]]); // prettier-ignore
  assert.ok(overHttp.stable);
  assert.ok(Math.abs(inProcess.costModel.overheadMs - 3) < 1e-9);
  assert.ok(Math.abs(overHttp.costModel.overheadMs - 10) < 1e-9);
  for (const wrong of [{ largest: 0 }, { largest: 0.5 }, { budgetMs: -1 }]) {
    await requestCosts(send, ['a'], wrong).then(
      () => assert.unreachable(),
      (error: unknown) => assert.instance(error, RangeError),
    );
  }
});

/** A service on a made clock: 3 ms in the model, 1 ms around it, 1 ms on the way; the first four keep the processor. */
async function madeProfile() {
  let [now, used] = [0, 0];
  const timed = () => {
    now += 5;
    used += 4;
    return Promise.resolve({ queueMs: 0, modelMs: 3, restMs: 1 });
  };
  return profileRequests(timed, () => Promise.resolve(used), ['a'], { block: 3, clock: () => now });
}

test('a profile: where a request goes, its processor time, and the rate that it allows', async () => {
  const profile = await madeProfile();
  assert.equal(profile.partsMs, { client: 1, queue: 0, model: 3, rest: 1 });
  assert.equal([profile.requests, profile.roundTripMs], [24, 5]);
  assert.equal([profile.processorMs, profile.processorIntervalMs], [4, [4, 4]]);
  assert.equal([profile.perSecond, profile.perSecondInterval], [250, [250, 250]]);
});

/** Calls of the made model: 2 ms, and 1 ms a text. */
async function madeCost() {
  const send = (texts: readonly string[]) => Promise.resolve({ modelMs: 2 + texts.length });
  let now = 0;
  const [cost] = await requestCosts(send, TEXTS, { clock: () => now++ });
  return cost;
}

test('the service is busy for the call of the model and, for each request, what is around it', async () => {
  const service = requestServiceTime(await madeProfile(), await madeCost());
  assert.is(service(1, 0), 3 + 1);
  assert.ok(Math.abs(service(8, 0) - (2 + 8 + 8)) < 1e-9);
  assert.is(service.reviews, 24);
});

test('a load is predicted for the arrivals that are then sent', async () => {
  let asked = 0;
  const profile = { ...(await madeProfile()), perSecond: 20_000 };
  const cost = await madeCost();
  const load = { share: 0.1, profile, cost, policy: onArrival(), requests: 150 };
  const send = () => Promise.resolve(void asked++);
  const compared = await compareLoad(send, ['a'], load, { speedMs: () => 1 });
  const { name, perSecond, result, predicted } = compared;
  assert.equal([asked, result.answered, name, perSecond], [150, 150, '10 %', 2000]);
  assert.equal(predicted, predictWaits(poissonArrivals(2000, 150, 1), load));
  const refuse = () => Promise.reject(new Error('no'));
  await compareLoad(refuse, ['a'], { ...load, requests: 1 }).then(
    () => assert.unreachable(),
    (error: Error) => assert.is(error.message, '10 %: the service answered nothing: no'),
  );
});

test('predicted waits: nobody before them, the service and the way; twice the capacity, a queue', async () => {
  const load = { profile: await madeProfile(), cost: await madeCost(), policy: onArrival() };
  const idle = predictWaits(constantArrivals(1, 200), load);
  assert.is(idle.p50.ms, 5); // 4 ms in the service, 1 ms on the way
  const busy = predictWaits(constantArrivals(500, 200), load);
  assert.ok(busy.p50.ms > 100); // each waits 2 ms longer than the one before
});

/** A service whose measured median is what it is told, at each rate. */
const madeService = (policy: ComparableService['policy'], medianMs: (share: number) => number) => ({
  policy,
  compare: (_: readonly string[], [share]: readonly number[]) => {
    const measured = waits(Float64Array.of(medianMs(share)));
    return Promise.resolve([{ perSecond: 250 * share, measured } as LoadComparison]);
  },
});

test('where batches pay: the rate is searched between the last at which they do not and the first at which they do', async () => {
  const known = { profile: await madeProfile(), cost: await madeCost() };
  const batching = madeService(microBatches(32, 5), () => 10);
  const single = madeService(onArrival(), (share) => 10 * share ** 4); // 10 ms at the capacity
  const pay = await whereBatchesPay(single, batching, ['a'], known);
  const [low, high] = pay.measuredBetween;
  assert.ok(low! <= 250 && high! > 250 && high! - low! < 50);
  assert.is(pay.points.length, 5);
  assert.ok(
    pay.points.every(({ perSecond }, i) => i === 0 || perSecond > pay.points[i - 1].perSecond),
  );
  assert.ok(pay.predictedPerSecond! > 100 && pay.predictedPerSecond! < 300);
  const never = await whereBatchesPay(
    madeService(onArrival(), () => 1),
    batching,
    ['a'],
    known,
  );
  assert.is(never.measuredBetween[1], null);
  const always = await whereBatchesPay(
    madeService(onArrival(), () => 11),
    batching,
    ['a'],
    known,
  );
  assert.is(always.measuredBetween[0], null);
});

test('watched requests keep their order, their delay and the model’s part; one that fails is an error', async () => {
  let asked = 0;
  const timed = () => Promise.resolve({ queueMs: 0, modelMs: asked++, restMs: 0 });
  const options = { perSecond: 5000, requests: 5, speedMs: () => 1 };
  const watched = await watchRequests(timed, ['a'], options);
  assert.equal(
    watched.map(({ modelMs }) => modelMs),
    [0, 1, 2, 3, 4],
  );
  assert.ok(watched.every(({ latencyMs }) => latencyMs >= 0));
  assert.is(watched[4].dueMs, 1);
  await watchRequests(() => Promise.reject(new Error('no')), ['a'], options).then(
    () => assert.unreachable(),
    (error: Error) => assert.match(error.message, '5 requests were not answered: no'),
  );
});

test('a percentile without enough answers has no upper end', () => {
  const { p50, p99 } = waits(Float64Array.from({ length: 100 }, (_, i) => 100 - i));
  assert.equal([p50.ms, p50.intervalMs[1] !== null, p99.intervalMs[1]], [50.5, true, null]);
});

test('what other programs used is all that was used less our own', () => {
  const before = { allMs: 100, ownMs: 10, passedMs: 1000 };
  assert.is(otherPrograms(before, { allMs: 600, ownMs: 110, passedMs: 2000 }), 0.4);
  assert.is(otherPrograms(before, { allMs: 150, ownMs: 110, passedMs: 2000 }), 0); // ticks are coarse
  assert.is(otherPrograms(before, before), null); // the system does not tell
  assert.is(otherPrograms(before, { ...before, ownMs: NaN, passedMs: 2000 }), null);
});

test('other programs make a load INVALID from a tenth of the processors on; each kind of doubt is told once', () => {
  const steady = summarizeLatency(Float64Array.from({ length: 200 }, () => 5));
  const base = { latency: steady, lag: summarizeLatency([0]), limitMs: 100, dropped: 0, fraction: 0.9 }; // prettier-ignore
  const judged = [0.1, 0.3, 0.6].map((othersShare) =>
    loadValidity({ ...base, speedsMs: [1, 1], othersShare }),
  );
  assert.equal(
    judged.map(({ valid }) => valid),
    [true, false, false],
  );
  const loads = judged.map((validity) => ({ validity }) as LoadResult);
  assert.equal(loadDoubts(loads), [
    'other programs used 30 % of the processors: run it again when it is quiet',
  ]);
});

test.run();
