import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LoadResult } from '../../../lib/measure/serving/load';
import { loadValidity } from '../../../lib/measure/serving/load-validity';
import { otherPrograms } from '../../../lib/measure/serving/other-programs';
import { compareLoad, loadDoubts, waits } from '../../../lib/measure/serving/predicted-load';
import { profileRequests, requestServiceTime } from '../../../lib/measure/serving/request-profile';
import { onArrival } from '../../../lib/measure/serving/serving-policy';
import { summarizeLatency } from '../../../lib/measure/timing/latency-summary';
import { fitSweeps } from '../../../lib/measure/cost/fitted-sweep';
import { sweepRequests } from '../../../lib/measure/cost/request-sweep';

const test = suite('predicted load');
const TEXTS = Array.from({ length: 16 }, (_, i) => `text ${i}`);

test('a request of n texts on a made clock costs the line that it was made of', async () => {
  let now = 0;
  const send = (texts: readonly string[]) => Promise.resolve(void (now += 10 + 2 * texts.length));
  const options = { sizes: [8, 1, 2, 4], clock: () => now };
  const sweep = await sweepRequests(send, TEXTS, options);
  assert.equal(
    sweep.timings.map(({ batchSize, medianMs }) => [batchSize, medianMs]),
    [[1, 12], [2, 14], [4, 18], [8, 26]], // prettier-ignore
  );
  assert.ok(sweep.stable);
  const [{ costModel }] = fitSweeps(new Map([['made', sweep]]));
  assert.ok(Math.abs(costModel.overheadMs - 10) < 1e-9);
  for (const wrong of [{ sizes: [0] }, { sizes: [2] }, { sizes: [1], budgetMs: -1 }]) {
    await sweepRequests(send, ['a'], wrong).then(
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

test('the service is busy for the call of the model and, for each request, what is around it', async () => {
  const [cost] = fitSweeps(
    new Map([
      [
        'made',
        await (async () => {
          let now = 0;
          const send = (texts: readonly string[]) =>
            Promise.resolve(void (now += 2 + texts.length));
          return sweepRequests(send, TEXTS, { sizes: [1, 2, 4, 8, 16], clock: () => now });
        })(),
      ],
    ]),
  );
  const service = requestServiceTime(await madeProfile(), cost);
  assert.is(service(1, 0), 3 + 1);
  assert.ok(Math.abs(service(8, 0) - (2 + 8 + 8)) < 1e-9);
  assert.is(service.reviews, 24);
});

test('a load is predicted for the arrivals that are then sent', async () => {
  let asked = 0;
  const load = { name: '10 %', perSecond: 20_000, policy: onArrival(), service: () => 0.001, wayMs: 7 }; // prettier-ignore
  const send = () => Promise.resolve(void asked++);
  const compared = await compareLoad(send, ['a'], { ...load, requests: 150 }, { speedMs: () => 1 });
  assert.equal([asked, compared.result.answered, compared.perSecond], [150, 150, 20_000]);
  assert.ok(compared.predicted.p50.ms >= 7.001 && compared.predicted.p50.ms < 7.1);
  const refuse = () => Promise.reject(new Error('no'));
  await compareLoad(refuse, ['a'], { ...load, requests: 1 }).then(
    () => assert.unreachable(),
    (error: Error) => assert.is(error.message, '10 %: the service answered nothing'),
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
  assert.is(otherPrograms(before, before), 0);
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
