/**
 * How many reviews a second a server can take while 99 of 100 answers come in time: the question of
 * MLPerf Inference's *Server* scenario (Reddi et al., 2020), answered by simulation and bisection.
 * All rates are tried with the same random numbers (common random numbers; Law, "Simulation Modeling
 * and Analysis", chapter 11), so that a difference between two rates is never luck.
 */
import { poissonArrivals } from './arrivals';
import { checkPositive, checkWhole } from '../argument-checks';
import { percentile } from '../timing/latency-summary';
import { serveArrivals } from './queue-simulator';
import type { ServiceTime } from './service-time';
import { checkedPolicy, largestBatch, type MicroBatches, type OnArrival } from './serving-policy';

export interface CapacityOptions {
  /**
   * Arrivals simulated at each rate; default 200,000. Close to the limit queues build up slowly, so
   * few arrivals see too little of them: there the rate comes out a few per cent too high.
   */
  readonly arrivals?: number;
  readonly seed?: number;
  /** The search ends when the rate is known to this share of itself; default 0.01. */
  readonly relativeTolerance?: number;
}

export interface Capacity {
  /** The highest rate that was seen to keep the bound, in reviews a second; 0 when none does. */
  readonly reviewsPerSecond: number;
  /** 99th percentile of the time to answer at that rate; NaN when there is no such rate. */
  readonly p99Ms: number;
  readonly boundMs: number;
  /** Reviews a second that the server can work off at all, when it never idles. */
  readonly limitPerSecond: number;
}

const STEP = 1.25;
const SMALLEST_SHARE = 1e-4;

/**
 * Finds the highest arrival rate at which the 99th percentile of the time to answer stays within
 * `boundMs`. Only rates below the server's limit are looked at: above it the queue grows for ever,
 * which a short simulation would not show. The rates from the limit down to a ten-thousandth of it
 * are tried in steps of a quarter until one keeps the bound; bisection then closes the gap above it.
 * (From the top, because with micro-batches a low rate can break a bound that a higher one keeps:
 * few arrivals fill a batch slowly.)
 *
 * @throws RangeError when the bound is not above 0, a service time is 0, or an option is out of range
 * @example
 * const capacity = highestArrivalRate(onArrival(), () => 10, 1000, { arrivals: 1000 })
 * capacity.limitPerSecond // => 100
 */
export function highestArrivalRate(
  policy: MicroBatches | OnArrival,
  serviceTime: ServiceTime,
  boundMs: number,
  { arrivals = 200_000, seed = 1, relativeTolerance = 0.01 }: CapacityOptions = {},
): Capacity {
  checkedPolicy(policy);
  checkPositive('boundMs', boundMs);
  if (!(relativeTolerance >= 1e-9 && relativeTolerance < 1)) {
    throw new RangeError(`relativeTolerance must be from 1e-9 to 1, not ${relativeTolerance}`);
  }
  checkWhole('arrivals', arrivals, 1000);
  const limitPerSecond = workOffLimit(largestBatch(policy), serviceTime);
  const atUnitRate = poissonArrivals(1, arrivals, seed);
  const p99At = (rate: number): number => {
    const arrivalsMs = atUnitRate.map((arrivalMs) => arrivalMs / rate);
    const { finishesMs } = serveArrivals(arrivalsMs, policy, serviceTime);
    return percentile(finishesMs.map((finish, i) => finish - arrivalsMs[i]).sort(), 0.99);
  };
  let tooHigh = limitPerSecond;
  let rate = limitPerSecond / STEP;
  let p99Ms = p99At(rate);
  while (p99Ms > boundMs) {
    tooHigh = rate;
    rate /= STEP;
    if (rate < limitPerSecond * SMALLEST_SHARE) {
      return { reviewsPerSecond: 0, p99Ms: NaN, boundMs, limitPerSecond };
    }
    p99Ms = p99At(rate);
  }
  while (tooHigh - rate > relativeTolerance * rate) {
    const middle = (rate + tooHigh) / 2;
    const middleP99Ms = p99At(middle);
    if (middleP99Ms > boundMs) tooHigh = middle;
    else [rate, p99Ms] = [middle, middleP99Ms];
  }
  return { reviewsPerSecond: rate, p99Ms, boundMs, limitPerSecond };
}

/** Reviews a second when every batch is full, as they are once the queue never empties. */
function workOffLimit(largest: number, serviceTime: ServiceTime): number {
  const draws = 1000; // service times may be random: their mean decides
  let sumMs = 0;
  for (let i = 0; i < draws; i++) sumMs += serviceTime(largest, i * largest);
  checkPositive(`the mean service time (ms) of a batch of ${largest}`, sumMs / draws);
  return (1000 * largest * draws) / sumMs;
}
