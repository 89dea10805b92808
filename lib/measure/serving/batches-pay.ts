/**
 * From which rate on micro-batches answer sooner than single calls: searched over simulated rates, then over measured
 * ones, with the same arrivals under both policies.
 */
import { checkPositive } from '../argument-checks';
import { poissonArrivals } from './arrivals';
import { predictWaits, type ComparedLoad, type LoadComparison } from './predicted-load';

/** A service that can be put under a load, and the policy by which it answers. */
export interface ComparableService {
  readonly policy: ComparedLoad['policy'];
  compare(
    texts: readonly string[],
    shares: readonly number[],
    known: Pick<ComparedLoad, 'profile' | 'cost' | 'requests'>,
  ): Promise<LoadComparison[]>;
}

/** One rate, under both policies. */
export interface PolicyPoint {
  readonly perSecond: number;
  readonly realTime: LoadComparison;
  readonly microBatches: LoadComparison;
}

export interface BatchesPay {
  /** Simulated medians in milliseconds, by rate. */
  readonly predicted: readonly {
    readonly perSecond: number;
    readonly realTimeMs: number;
    readonly microBatchesMs: number;
  }[];
  /** The rate from which on batches answered sooner in the simulation; null where at none. */
  readonly predictedPerSecond: number | null;
  /** Measured, by rate. */
  readonly points: readonly PolicyPoint[];
  /** The highest rate at which single calls, and the next at which batches answered sooner; null where at none. */
  readonly measuredBetween: readonly [number | null, number | null];
}

/** Shares of the rate that one service can take: the ends, and how finely is searched. */
const [LEAST, MOST] = [0.2, 1.4];
const SIMULATED = 31;
const MEASURED = 3;
const REQUESTS = 120;

/**
 * Searches the rate from which on micro-batches have the shorter median: first both ends, then halves of what is left.
 *
 * @throws RangeError when there are no texts
 */
export async function whereBatchesPay(
  realTime: ComparableService,
  microBatches: ComparableService,
  texts: readonly string[],
  known: Pick<ComparedLoad, 'profile' | 'cost'>,
): Promise<BatchesPay> {
  const { perSecond: capacity } = known.profile;
  checkPositive('the rate that the profile allows', capacity);
  const predicted = Array.from({ length: SIMULATED }, (_, i) => {
    const perSecond = capacity * (LEAST + ((MOST - LEAST) * i) / (SIMULATED - 1));
    const arrivals = poissonArrivals(perSecond, REQUESTS, 1);
    const medianMs = ({ policy }: ComparableService): number =>
      predictWaits(arrivals, { ...known, policy }).p50.ms;
    return { perSecond, realTimeMs: medianMs(realTime), microBatchesMs: medianMs(microBatches) };
  });
  const last = predicted.findLastIndex((at) => at.realTimeMs <= at.microBatchesMs);
  const points: PolicyPoint[] = [];
  const pays = async (share: number): Promise<boolean> => {
    const load = { ...known, requests: REQUESTS };
    const [one] = await realTime.compare(texts, [share], load);
    const [other] = await microBatches.compare(texts, [share], load);
    points.push({ perSecond: one.perSecond, realTime: one, microBatches: other });
    return other.measured.p50.ms < one.measured.p50.ms;
  };
  const ends = [await pays(LEAST), await pays(MOST)];
  let [low, high] = [LEAST, MOST];
  if (!ends[0] && ends[1]) {
    for (let step = 0; step < MEASURED; step++) {
      const middle = (low + high) / 2;
      if (await pays(middle)) high = middle;
      else low = middle;
    }
  }
  return {
    predicted,
    predictedPerSecond: predicted.at(last + 1)?.perSecond ?? null,
    points: points.sort((a, b) => a.perSecond - b.perSecond),
    measuredBetween: [ends[0] ? null : low * capacity, ends[1] ? high * capacity : null],
  };
}
