/**
 * Whether a load's result may be believed: VALID, or INVALID with each reason and what to do, as MLPerf's LoadGen
 * says it.
 */
import { Z95 } from '../student-t';
import type { LatencySummary } from '../timing/latency-summary';

export interface LoadValidity {
  readonly valid: boolean;
  /** Each reason with its advice; empty when valid. */
  readonly findings: readonly string[];
  /** Share of the processors that other programs used, from 0 to 1; null where nobody told. */
  readonly othersShare: number | null;
}

/** The share of p99's tail that the number of requests must resolve: half of its one per cent. */
const MARGIN = 0.005;
/** A generator may be late by this share of the limit, or of what it measures. */
const LAG_OF_LIMIT = 0.1;
const LAG_OF_LATENCY = 0.25;
/** By a quarter, a service asked for 90 % of what it can take is asked for more than it can, or waits disappear. */
const SPEED_CHANGE = 1.25;
/** Of all processors: on a machine with two it is a fifth of the one that the service needs for itself. */
const OTHERS_SHARE = 0.1;

/**
 * Counts the requests that a percentile needs: MLPerf's rule, z² p (1 - p) / margin², with a margin of half of what
 * lies beyond the percentile where MLPerf takes a twentieth (Reddi et al., "MLPerf Inference Benchmark", ISCA 2020,
 * section III.D).
 *
 * @example
 * requestsNeeded(0.99) // => 1522
 */
export function requestsNeeded(fraction: number): number {
  const margin = (MARGIN / 0.01) * (1 - fraction);
  return Math.ceil((Z95 ** 2 * fraction * (1 - fraction)) / margin ** 2);
}

/** Times a fixed piece of work, in milliseconds: the least of several, so that one pause does not count. */
export function machineSpeedMs(): number {
  let least = Infinity;
  for (let turn = 0; turn < 7; turn++) {
    const start = performance.now();
    let sum = 0;
    for (let i = 0; i < 300_000; i++) sum = (sum * 31 + i) | 0;
    if (sum === 0.5) throw new Error('never'); // so that the loop is not optimised away
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** Decides whether a load's p99 and goodput may be believed. */
export function loadValidity(load: {
  readonly latency: LatencySummary | null;
  readonly lag: LatencySummary;
  readonly limitMs: number;
  readonly dropped: number;
  /** The fixed piece of work before and after. */
  readonly speedsMs: readonly [number, number];
  /** The highest percentile that will be read; default 0.99. */
  readonly fraction?: number;
  readonly othersShare: number | null;
  /** Requests that were answered wrongly or not at all, and why the first. */
  readonly failed?: number;
  readonly failure?: string;
}): LoadValidity {
  const { latency, lag, limitMs, dropped, speedsMs, fraction = 0.99, othersShare } = load;
  const { failed = 0, failure } = load;
  const findings: string[] = [];
  const needed = requestsNeeded(fraction);
  const answered = latency?.count ?? 0;
  if (answered < needed) {
    findings.push(
      `p${Math.round(100 * fraction)} needs ${needed} answers, and there were ${answered}: send more, or look at p50`,
    );
  }
  if (
    lag.p99Ms > LAG_OF_LIMIT * limitMs &&
    (latency === null || lag.p99Ms > LAG_OF_LATENCY * latency.p99Ms)
  ) {
    findings.push(
      `the generator itself was ${Number(lag.p99Ms.toPrecision(2))} ms late at p99: ask for less, or run it on another machine`,
    );
  }
  if (failed > 0) {
    findings.push(`${failed} requests failed, the first since ${failure}: mend that first`);
  }
  if (dropped > 0) {
    findings.push(`${dropped} requests were dropped, since too many were under way: ask for less`);
  }
  const change = Math.max(...speedsMs) / Math.min(...speedsMs);
  if (change > SPEED_CHANGE) {
    findings.push(
      `the machine's speed changed ${Number(change.toPrecision(2))} times during the run: run it again when it is quiet`,
    );
  }
  if (othersShare !== null && othersShare > OTHERS_SHARE) {
    findings.push(
      `other programs used ${Math.round(100 * othersShare)} % of the processors: run it again when it is quiet`,
    );
  }
  return { valid: findings.length === 0, findings, othersShare };
}
