/**
 * What one request costs a service, measured while nobody waits: where its time goes, and how long it keeps the
 * service's processor. From the second follows how many a second it can take, and with the simulator how long they
 * wait: the utilisation law (Denning & Buzen, "The Operational Analysis of Queueing Network Models", 1978).
 */
import { checkWhole } from '../argument-checks';
import type { FittedSweep } from '../cost/fitted-sweep';
import { studentT } from '../student-t';
import { systemClock, type Clock } from '../timing/clock';
import { median } from '../timing/latency-summary';
import type { RequestTiming } from './request-timing';
import { measuredServiceTime, type ServiceTime } from './service-time';

/** Times are in milliseconds a request. */
export interface RequestProfile {
  readonly requests: number;
  /** Medians; they add up to about the whole, which is the client's round trip. */
  readonly partsMs: {
    readonly client: number;
    readonly queue: number;
    readonly model: number;
    readonly rest: number;
  };
  readonly roundTripMs: number;
  /** Processor time of the service, with its 95 % interval over blocks of requests. */
  readonly processorMs: number;
  readonly processorIntervalMs: readonly [number, number];
  /** Requests a second that this processor time allows: 1000 / processorMs, and its interval. */
  readonly perSecond: number;
  readonly perSecondInterval: readonly [number, number];
  /** Of each request, in the model. */
  readonly modelMs: Float64Array;
}

const BLOCKS = 8;

/**
 * Sends texts one after the other, each after the answer to the last.
 *
 * @param processorMs processor time that the service has used so far
 * @param block requests in each of eight blocks
 */
export async function profileRequests(
  timed: (text: string) => Promise<RequestTiming>,
  processorMs: () => Promise<number>,
  texts: readonly string[],
  { block = 50, clock = systemClock }: { block?: number; clock?: Clock } = {},
): Promise<RequestProfile> {
  checkWhole('the number of texts', texts.length, 1);
  checkWhole('block', block, 1);
  const timings: (RequestTiming & { wholeMs: number })[] = [];
  const costs: number[] = [];
  for (let i = 0; i < block; i++) await timed(texts[i % texts.length]); // warms up
  for (let turn = 0; turn < BLOCKS; turn++) {
    const before = await processorMs();
    for (let i = 0; i < block; i++) {
      const sentMs = clock();
      const timing = await timed(texts[timings.length % texts.length]);
      timings.push({ ...timing, wholeMs: clock() - sentMs });
    }
    costs.push(((await processorMs()) - before) / block);
  }
  const cost = costs.reduce((sum, ms) => sum + ms, 0) / BLOCKS;
  const squares = costs.reduce((sum, ms) => sum + (ms - cost) ** 2, 0);
  const reach = studentT(BLOCKS - 1) * Math.sqrt(squares / (BLOCKS - 1) / BLOCKS);
  const [low, high] = [Math.max(0, cost - reach), cost + reach];
  const middle = (of: (timing: (typeof timings)[number]) => number): number =>
    median(timings.map(of));
  return {
    requests: timings.length,
    partsMs: {
      client: middle(({ wholeMs, queueMs, modelMs, restMs }) =>
        Math.max(0, wholeMs - queueMs - modelMs - restMs),
      ),
      queue: middle(({ queueMs }) => queueMs),
      model: middle(({ modelMs }) => modelMs),
      rest: middle(({ restMs }) => restMs),
    },
    roundTripMs: middle(({ wholeMs }) => wholeMs),
    processorMs: cost,
    processorIntervalMs: [low, high],
    perSecond: 1000 / cost,
    perSecondInterval: [1000 / high, 1000 / low],
    modelMs: Float64Array.from(timings, ({ modelMs }) => modelMs),
  };
}

/**
 * How long a service is busy with requests that it answers in one call of the model: the call as it was measured,
 * and for each request the processor time that is not the model's.
 *
 * @param model the sweep of the model that the service runs, in process
 */
export function requestServiceTime(
  { modelMs, processorMs, requests }: RequestProfile,
  model: Pick<FittedSweep, 'timings' | 'costModel'>,
): ServiceTime {
  const calls = { texts: requests, realTime: { latenciesMs: modelMs } };
  const call = measuredServiceTime(calls, model);
  const mean = modelMs.reduce((sum, ms) => sum + ms, 0) / modelMs.length;
  const around = Math.max(0, processorMs - mean);
  const service = (size: number, first: number): number => call(size, first) + size * around;
  return Object.assign(service, {
    reviews: requests,
    ...(call.doubt !== undefined && { doubt: call.doubt }),
  });
}
