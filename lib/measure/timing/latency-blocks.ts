/** Latencies in the order of their calls, cut into stretches: what a distribution does not show. */
import { percentile } from './latency-summary';

/** A stretch of calls, one after another: their median and their slowest, in milliseconds. */
export interface LatencyBlock {
  /** Number of the first call, from 1. */
  readonly first: number;
  /** Number of the last call, included. */
  readonly last: number;
  readonly medianMs: number;
  readonly maxMs: number;
}

/** Cuts latencies, in the order of their calls, into at most `blocks` stretches of equal length. */
export function latencyBlocks(latenciesMs: ArrayLike<number>, blocks = 100): LatencyBlock[] {
  const size = Math.ceil(latenciesMs.length / blocks);
  const all = Float64Array.from(latenciesMs);
  return Array.from({ length: Math.ceil(all.length / Math.max(1, size)) }, (_, i) => {
    const part = all.slice(i * size, (i + 1) * size).sort();
    return {
      first: i * size + 1,
      last: i * size + part.length,
      medianMs: percentile(part, 0.5),
      maxMs: part[part.length - 1],
    };
  });
}

/** With fewer latencies a drift is not told from chance. */
export const LEAST_FOR_DRIFT = 30;

/** How the speed changed from the first third of the calls to the last: from which median to which. */
export interface LatencyDrift {
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Returns the drift where there is one: the middle halves of the stretches' medians, in the first third and in
 * the last, do not overlap, and the medians differ by more than a tenth. Undefined otherwise, and for fewer
 * than LEAST_FOR_DRIFT latencies.
 */
export function latencyDrift(latenciesMs: ArrayLike<number>): LatencyDrift | undefined {
  if (latenciesMs.length < LEAST_FOR_DRIFT) return undefined;
  const medians = latencyBlocks(latenciesMs, 60).map(({ medianMs }) => medianMs);
  const third = Math.floor(medians.length / 3);
  const [start, end] = [medians.slice(0, third), medians.slice(-third)].map((part) =>
    part.sort((a, b) => a - b),
  );
  const apart =
    percentile(start, 0.75) < percentile(end, 0.25) ||
    percentile(end, 0.75) < percentile(start, 0.25);
  const [fromMs, toMs] = [percentile(start, 0.5), percentile(end, 0.5)];
  return apart && Math.abs(Math.log(toMs / fromMs)) > Math.log(1.1) ? { fromMs, toMs } : undefined;
}
