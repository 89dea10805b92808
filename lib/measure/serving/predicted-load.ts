/** A load predicted by the simulator beside the same load measured: the same rate, the same arrivals. */
import type { FittedSweep } from '../cost/fitted-sweep';
import { percentile } from '../timing/latency-summary';
import { percentileInterval } from '../timing/percentile-interval';
import { finiteOrNull } from '../timing/target';
import { poissonArrivals } from './arrivals';
import { openLoop, type LoadOptions } from './load';
import type { LoadResult, Send } from './load-log';
import { simulateArrivals } from './queue-simulator';
import { requestServiceTime, type RequestProfile } from './request-profile';
import type { MicroBatches, OnArrival } from './serving-policy';

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

/** What is asked of a service, and what is known of it. */
export interface ComparedLoad {
  /** Of the rate that the profile allows: 0.9 asks for 90 % of it. */
  readonly share: number;
  readonly policy: OnArrival | MicroBatches;
  readonly profile: RequestProfile;
  /** What calls of the model cost. */
  readonly cost: Pick<FittedSweep, 'timings' | 'costModel'>;
  /** How many requests; p90 needs 138. Default 200. */
  readonly requests?: number;
}

/** Simulates the waits of arrivals at a service. */
export function predictWaits(
  arrivalsMs: Float64Array,
  { policy, profile, cost }: Pick<ComparedLoad, 'policy' | 'profile' | 'cost'>,
): Waits {
  const service = requestServiceTime(profile, cost);
  const { timeToAnswerMs } = simulateArrivals(arrivalsMs, policy, service);
  // The way to the service and back keeps nobody else waiting.
  return waits(timeToAnswerMs.map((ms) => ms + profile.partsMs.client));
}

/**
 * Predicts how long the requests of a load wait, then sends them.
 *
 * @throws RangeError when the share is not above 0 or the requests are no whole number from 1
 * @throws Error when nothing was answered
 */
export async function compareLoad(
  send: Send,
  texts: readonly string[],
  load: ComparedLoad,
  options: LoadOptions = {},
): Promise<LoadComparison> {
  const { share, profile, requests = 200 } = load;
  const name = `${Math.round(100 * share)} %`;
  const perSecond = share * profile.perSecond;
  const arrivals = poissonArrivals(perSecond, requests, 1);
  const result = await openLoop(send, texts, arrivals, { fraction: 0.9, ...options });
  const { doubt } = requestServiceTime(profile, load.cost);
  if (result.answered === 0) {
    throw new Error(`${name}: the service answered nothing: ${result.failure ?? 'it refused all'}`);
  }
  return {
    name,
    perSecond,
    predicted: predictWaits(arrivals, load),
    ...(doubt !== undefined && { doubt }),
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
