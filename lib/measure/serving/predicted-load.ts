/** A load predicted by the simulator beside the same load measured: the same rate, the same arrivals. */
import { percentile } from '../timing/latency-summary';
import { percentileInterval } from '../timing/percentile-interval';
import { finiteOrNull } from '../timing/target';
import { poissonArrivals } from './arrivals';
import { openLoop, type LoadOptions, type LoadResult, type Send } from './load';
import { simulateArrivals } from './queue-simulator';
import type { MicroBatches, OnArrival } from './serving-policy';
import type { ServiceTime } from './service-time';

/** A percentile, and what its 95 % interval allows; null where there are too few answers. */
export interface Quantile {
  readonly ms: number;
  readonly intervalMs: readonly [number, number | null];
}

export interface Waits {
  readonly p50: Quantile;
  readonly p90: Quantile;
  readonly p99: Quantile;
}

/** One rate. */
export interface LoadComparison {
  readonly name: string;
  readonly perSecond: number;
  readonly predicted: Waits;
  /** Why the prediction is not sure, if so: the doubt about the service times. */
  readonly doubt?: string;
  readonly measured: Waits;
  readonly result: LoadResult;
}

export interface ComparedLoad {
  readonly name: string;
  readonly perSecond: number;
  readonly policy: OnArrival | MicroBatches;
  readonly service: ServiceTime;
  /** What the way to the service and back adds, which keeps nobody else waiting; in milliseconds. */
  readonly wayMs: number;
  /** How many requests; p90 needs 138. Default 200. */
  readonly requests?: number;
}

/**
 * Predicts how long the requests of a load wait, then sends them.
 *
 * @throws RangeError when the rate is not above 0 or the requests are no whole number from 1
 * @throws Error when nothing was answered
 */
export async function compareLoad(
  send: Send,
  texts: readonly string[],
  { name, perSecond, policy, service, wayMs, requests = 200 }: ComparedLoad,
  options: LoadOptions = {},
): Promise<LoadComparison> {
  const arrivals = poissonArrivals(perSecond, requests, 1);
  const { timeToAnswerMs } = simulateArrivals(arrivals, policy, service);
  const result = await openLoop(send, texts, arrivals, { fraction: 0.9, ...options });
  if (result.answered === 0) throw new Error(`${name}: the service answered nothing`);
  return {
    name,
    perSecond,
    predicted: waits(timeToAnswerMs.map((ms) => ms + wayMs)),
    ...(service.doubt !== undefined && { doubt: service.doubt }),
    measured: waits(result.latenciesMs),
    result,
  };
}

/** The percentiles of a list of latencies with their intervals. */
export function waits(latenciesMs: Float64Array): Waits {
  const sorted = latenciesMs.slice().sort();
  const at = (fraction: number): Quantile => {
    const [low, high] = percentileInterval(sorted, fraction);
    return { ms: percentile(sorted, fraction), intervalMs: [Math.max(0, low), finiteOrNull(high)] };
  };
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99) };
}

/** What keeps the loads' numbers from being believed, each kind once; empty when all are valid. */
export function loadDoubts(loads: readonly LoadResult[]): string[] {
  const kinds = new Map<string, string>();
  for (const finding of loads.flatMap(({ validity }) => validity.findings)) {
    const kind = finding.replace(/[\d.]+/g, '');
    if (!kinds.has(kind)) kinds.set(kind, finding);
  }
  return [...kinds.values()];
}
