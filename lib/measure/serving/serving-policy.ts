/**
 * When a server starts on the reviews that wait: the three ways a company can run one model.
 *
 * - nightly batch: once a day, at a fixed time, everything that has come in;
 * - micro-batches: a few at a time, with the two knobs of real model servers, the largest batch and
 *   the longest wait (NVIDIA Triton's `max_batch_size` and `max_queue_delay_microseconds`, TensorFlow
 *   Serving's `max_batch_size` and `batch_timeout_micros`; Crankshaw et al., "Clipper", NSDI 2017);
 * - real time: each on arrival, in a call of its own, as soon as the server is free.
 */
import { checkNotNegative, checkWhole } from '../argument-checks';
import { DAY_MS } from './arrivals';

export interface NightlyBatch {
  readonly kind: 'nightly batch';
  /** Milliseconds after midnight at which each day's batch starts. */
  readonly timeOfDayMs: number;
}

export interface MicroBatches {
  readonly kind: 'micro-batches';
  /** A batch starts as soon as it holds this many reviews (and the server is free) ... */
  readonly maximumSize: number;
  /** ... or as its oldest review has waited this long. At 0, a free server never waits. */
  readonly maximumWaitMs: number;
}

export interface OnArrival {
  readonly kind: 'real time';
}

export type ServingPolicy = NightlyBatch | MicroBatches | OnArrival;

/**
 * Returns the policy of one batch a day.
 *
 * @param hour time of day at which the batch starts, from 0 up to but not including 24; 2.5 is 02:30
 * @example
 * nightlyBatch(2.5).timeOfDayMs // => 9_000_000
 */
export function nightlyBatch(hour: number): NightlyBatch {
  return checkedPolicy({ kind: 'nightly batch', timeOfDayMs: hour * (DAY_MS / 24) });
}

/**
 * Returns the policy of small batches, taken up when they are full or their oldest review has waited long enough.
 *
 * @param maximumSize a whole number from 1
 * @param maximumWaitMs milliseconds from 0
 * @example
 * microBatches(32, 10).maximumSize // => 32
 */
export function microBatches(maximumSize: number, maximumWaitMs: number): MicroBatches {
  return checkedPolicy({ kind: 'micro-batches', maximumSize, maximumWaitMs });
}

/**
 * Returns the policy of real time: each review in a call of its own.
 *
 * @example
 * onArrival().kind // => 'real time'
 */
export function onArrival(): OnArrival {
  return { kind: 'real time' };
}

/** Returns the policy as it is. @throws RangeError when one of its numbers is out of range */
export function checkedPolicy<P extends ServingPolicy>(policy: P): P {
  if (policy.kind === 'micro-batches') {
    checkWhole('maximumSize', policy.maximumSize, 1);
    checkNotNegative('maximumWaitMs', policy.maximumWaitMs);
  }
  if (
    policy.kind === 'nightly batch' &&
    !(policy.timeOfDayMs >= 0 && policy.timeOfDayMs < DAY_MS)
  ) {
    const hour = policy.timeOfDayMs / (DAY_MS / 24);
    throw new RangeError(`the nightly batch must start at an hour from 0 up to 24, not ${hour}`);
  }
  return policy;
}

/**
 * Returns the moment at which the next batch starts, in milliseconds.
 *
 * @param arrivalsMs all arrivals, ascending
 * @param oldest position of the first review that nobody has served
 * @param freeMs when the server has finished what came before
 */
export function nextStart(
  policy: ServingPolicy,
  arrivalsMs: Float64Array,
  oldest: number,
  freeMs: number,
): number {
  const arrivalMs = arrivalsMs[oldest];
  if (policy.kind === 'real time') return Math.max(freeMs, arrivalMs);
  if (policy.kind === 'nightly batch') {
    const days = Math.ceil((arrivalMs - policy.timeOfDayMs) / DAY_MS);
    return Math.max(freeMs, arrivalMs, days * DAY_MS + policy.timeOfDayMs);
  }
  const last = oldest + policy.maximumSize - 1;
  const fullMs = last < arrivalsMs.length ? arrivalsMs[last] : Infinity;
  return Math.max(freeMs, Math.min(fullMs, arrivalMs + policy.maximumWaitMs));
}

/** Returns how many reviews a batch may hold at most. */
export function largestBatch(policy: ServingPolicy): number {
  if (policy.kind === 'real time') return 1;
  return policy.kind === 'micro-batches' ? policy.maximumSize : Infinity;
}
