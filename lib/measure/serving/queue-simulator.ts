/**
 * How soon each review gets its answer: arrivals served by one server under a policy, event by event
 * (Law, "Simulation Modeling and Analysis", chapter 1). The clock is simulated, so a day takes
 * milliseconds. Reviews are served first come, first served; all of a batch get their answers when
 * the batch ends. Each review is looked at once: the time is linear in their number.
 */
import { checkNotNegative } from '../argument-checks';
import { summarizeLatency, type LatencySummary } from '../timing/latency-summary';
import type { ServiceTime } from './service-time';
import { checkedPolicy, largestBatch, nextStart, type ServingPolicy } from './serving-policy';

/**
 * What happened to each review, in order of arrival. Arrays with an `Ms` hold one value a review:
 * milliseconds on the arrivals' own time axis, or lengths of time.
 */
export interface Simulation {
  readonly policy: ServingPolicy;
  readonly arrivalsMs: Float64Array;
  readonly startsMs: Float64Array;
  readonly finishesMs: Float64Array;
  /** From arrival to the start of service: queueing delay, and what the policy holds back. */
  readonly waitingMs: Float64Array;
  /** From the start of service to the answer. */
  readonly serviceMs: Float64Array;
  /** Waiting and service together. */
  readonly timeToAnswerMs: Float64Array;
  /** Reviews in each batch, in the order they were served. */
  readonly batchSizes: Int32Array;
  /** The intervals of p99 count as many reviews as arrive, or as the service times were measured of. */
  readonly waiting: LatencySummary;
  readonly service: LatencySummary;
  readonly timeToAnswer: LatencySummary;
  /**
   * Share of the time from first arrival to last answer in which the server worked, from 0 to 1;
   * 0 when that time is 0.
   */
  readonly utilisation: number;
  /** Milliseconds in which the server worked. */
  readonly busyMs: number;
  /** Reviews answered a second over the same time; 0 when that time is 0. */
  readonly reviewsPerSecond: number;
  /** Why nothing that follows from these times is sure, if so: the doubt about the service times. */
  readonly doubt?: string;
}

/**
 * Serves the arrivals, on a simulated clock.
 *
 * @param arrivalsMs one or more, ascending (`poissonArrivals`); for the nightly batch,
 *   time 0 is midnight
 * @throws RangeError when nothing arrives, arrivals are not ascending numbers, a number of the
 *   policy is out of range, or a service time is negative or no finite number
 * @example
 * simulateArrivals(Float64Array.of(0, 1), onArrival(), () => 4).timeToAnswer.maxMs // => 7
 */
export function simulateArrivals(
  arrivalsMs: Float64Array,
  policy: ServingPolicy,
  serviceTime: ServiceTime,
): Simulation {
  const { startsMs, finishesMs, batchSizes, busyMs } = serveArrivals(
    arrivalsMs,
    policy,
    serviceTime,
  );
  const count = arrivalsMs.length;
  const waitingMs = startsMs.map((start, i) => start - arrivalsMs[i]);
  const serviceMs = finishesMs.map((finish, i) => finish - startsMs[i]);
  const timeToAnswerMs = finishesMs.map((finish, i) => finish - arrivalsMs[i]);
  const independent = Math.min(count, serviceTime.reviews ?? count);
  const periodMs = finishesMs[count - 1] - arrivalsMs[0];
  return {
    policy,
    arrivalsMs,
    startsMs,
    finishesMs,
    waitingMs,
    serviceMs,
    timeToAnswerMs,
    batchSizes,
    waiting: summarizeLatency(waitingMs, independent),
    service: summarizeLatency(serviceMs, independent),
    timeToAnswer: summarizeLatency(timeToAnswerMs, independent),
    busyMs,
    utilisation: periodMs > 0 ? busyMs / periodMs : 0,
    reviewsPerSecond: periodMs > 0 ? (1000 * count) / periodMs : 0,
    ...(serviceTime.doubt !== undefined && { doubt: serviceTime.doubt }),
  };
}

/** When each review's service starts and ends, before anything is summed up. */
export interface Served {
  readonly startsMs: Float64Array;
  readonly finishesMs: Float64Array;
  readonly batchSizes: Int32Array;
  /** Sum of all service times. */
  readonly busyMs: number;
}

/** The event loop of `simulateArrivals` alone, for searches that run it often. Throws as that does. */
export function serveArrivals(
  arrivalsMs: Float64Array,
  policy: ServingPolicy,
  serviceTime: ServiceTime,
): Served {
  checkArrivals(arrivalsMs);
  checkedPolicy(policy);
  const count = arrivalsMs.length;
  const startsMs = new Float64Array(count);
  const finishesMs = new Float64Array(count);
  const batchSizes: number[] = [];
  const most = largestBatch(policy);
  let freeMs = -Infinity;
  let busyMs = 0;
  for (let oldest = 0; oldest < count;) {
    const startMs = nextStart(policy, arrivalsMs, oldest, freeMs);
    let end = oldest + 1;
    while (end < count && end - oldest < most && arrivalsMs[end] <= startMs) end++;
    const lastsMs = serviceTime(end - oldest, oldest);
    checkNotNegative(`the service time (ms) of a batch of ${end - oldest}`, lastsMs);
    freeMs = startMs + lastsMs;
    busyMs += lastsMs;
    startsMs.fill(startMs, oldest, end);
    finishesMs.fill(freeMs, oldest, end);
    batchSizes.push(end - oldest);
    oldest = end;
  }
  return { startsMs, finishesMs, batchSizes: Int32Array.from(batchSizes), busyMs };
}

function checkArrivals(arrivalsMs: Float64Array): void {
  if (arrivalsMs.length === 0) {
    throw new RangeError('simulateArrivals: no reviews arrive, so there is nothing to answer');
  }
  for (let i = 0; i < arrivalsMs.length; i++) {
    if (!Number.isFinite(arrivalsMs[i])) {
      throw new RangeError(`simulateArrivals: arrival ${i} is ${arrivalsMs[i]}, not a time in ms`);
    }
    if (i > 0 && arrivalsMs[i] < arrivalsMs[i - 1]) {
      throw new RangeError(
        `simulateArrivals: arrival ${i} comes before arrival ${i - 1}; sort them`,
      );
    }
  }
}
