/**
 * What a list of latencies says about the measurement itself: are there many outliers, was the beginning
 * slower, did the machine drift? The outlier rule is hyperfine's (https://github.com/sharkdp/hyperfine): more
 * than ten times 1.4826 x MAD from the median, MAD being the median absolute deviation; 1.4826 x MAD estimates
 * the standard deviation of a normal distribution and is not moved by the outliers themselves.
 */
import { median, percentile } from './latency-summary';

const OUTLIER_DEVIATIONS = 10 * 1.4826;
/** 'Many': more than one in a hundred, so that they decide p99. */
const MANY = 0.01;

export interface LatencyOutliers {
  readonly count: number;
  /** Share of all latencies, from 0 to 1. */
  readonly share: number;
  /** Latencies above this are outliers, in milliseconds; Infinity where more than half are the same. */
  readonly aboveMs: number;
}

/**
 * Counts the slow outliers.
 *
 * @throws RangeError when there are no latencies
 */
export function latencyOutliers(latenciesMs: ArrayLike<number>): LatencyOutliers {
  const middle = median(latenciesMs);
  const deviation = median(Array.from(latenciesMs, (value) => Math.abs(value - middle)));
  const aboveMs = deviation > 0 ? middle + OUTLIER_DEVIATIONS * deviation : Infinity;
  let count = 0;
  for (let i = 0; i < latenciesMs.length; i++) if (latenciesMs[i] > aboveMs) count++;
  return { count, share: count / latenciesMs.length, aboveMs };
}

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

/** What to do about the measurement, a sentence for each fault found; empty where none is. */
export function latencyAdvice(
  latenciesMs: ArrayLike<number>,
  format: (ms: number) => string,
): string[] {
  const advice: string[] = [];
  const { count, share, aboveMs } = latencyOutliers(latenciesMs);
  if (share > MANY) {
    advice.push(
      `${count} of ${latenciesMs.length} calls (${(100 * share).toFixed(1)} %) took more than ${format(aboveMs)}, ` +
        'ten standard deviations above the median. Something else was at work: close other programs and measure again, ' +
        'and read p99 with care.',
    );
  }
  const drift = latencyDrift(latenciesMs);
  if (drift !== undefined) {
    const { fromMs, toMs } = drift;
    advice.push(
      toMs < fromMs
        ? `Calls became faster while they were measured: ${format(fromMs)} at first, ${format(toMs)} at the end (medians). Give a longer warm-up.`
        : `Calls became slower while they were measured: ${format(fromMs)} at first, ${format(toMs)} at the end (medians). The machine was busier or hotter: measure again.`,
    );
  }
  return advice;
}
