/** What results/experiment.json says of a service under load: predicted beside measured. */
import { loadDoubts, type LoadComparison, type Waits } from './predicted-load';
import type { RequestProfile } from './request-profile';

/** Medians and p90s; an end of an interval is null where there were too few answers. In milliseconds. */
export interface WaitsRecord {
  readonly p50: number;
  readonly p50Interval: readonly [number, number | null];
  readonly p90: number;
  readonly p90Interval: readonly [number, number | null];
}

export interface ServiceRecord {
  /** Whether the machine was quiet enough to conclude anything. */
  readonly valid: boolean;
  /** What keeps it from being believed, with advice. */
  readonly findings: readonly string[];
  /** Processor time of one request. */
  readonly processorMs: number;
  readonly processorInterval: readonly [number, number];
  /** Requests a second that this allows. */
  readonly predictedPerSecond: number;
  readonly predictedInterval: readonly [number, number];
  /** What it answered a second when more came than it could take; null where no such load was sent. */
  readonly measuredPerSecond: number | null;
  readonly loads: readonly {
    readonly name: string;
    readonly perSecond: number;
    readonly predictedMs: WaitsRecord;
    readonly measuredMs: WaitsRecord;
  }[];
}

/** Sums up what was predicted and measured as the record holds it; the last load is the highest. */
export function serviceRecord(
  profile: RequestProfile,
  loads: readonly LoadComparison[],
): ServiceRecord {
  const findings = loadDoubts(loads.map(({ result }) => result));
  const highest = loads.at(-1);
  const overloaded = highest !== undefined && highest.perSecond > profile.perSecond;
  return {
    valid: findings.length === 0,
    findings,
    processorMs: profile.processorMs,
    processorInterval: profile.processorIntervalMs,
    predictedPerSecond: profile.perSecond,
    predictedInterval: profile.perSecondInterval,
    measuredPerSecond: overloaded ? highest.result.answeredPerSecond : null,
    loads: loads.map(({ name, perSecond, predicted, measured }) => ({
      name,
      perSecond,
      predictedMs: waitsRecord(predicted),
      measuredMs: waitsRecord(measured),
    })),
  };
}

function waitsRecord({ p50, p90 }: Waits): WaitsRecord {
  return { p50: p50.ms, p50Interval: p50.intervalMs, p90: p90.ms, p90Interval: p90.intervalMs };
}
