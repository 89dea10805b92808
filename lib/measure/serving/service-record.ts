/** What results/experiment.json says of the service: predicted beside measured. */
import { loadDoubts, type LoadComparison, type Waits } from './predicted-load';
import type { RequestProfile } from './request-profile';

/** Times are in milliseconds, rates in requests a second. */
export interface ServiceRecord {
  readonly processorMs: number;
  readonly processorIntervalMs: readonly [number, number];
  readonly perSecond: { readonly predicted: number; readonly measured: number };
  readonly loads: readonly {
    readonly name: string;
    readonly perSecond: number;
    readonly predicted: Waits;
    readonly measured: Waits;
    readonly lagP99Ms: number;
  }[];
  /** Whether all of it may be believed, and if not, why. */
  readonly validity: { readonly quiet: boolean; readonly findings: readonly string[] };
}

/** Sums up the loads, of which the last was more than the service could take. */
export function serviceRecord(
  { processorMs, processorIntervalMs, perSecond }: RequestProfile,
  loads: readonly LoadComparison[],
): ServiceRecord {
  const findings = loadDoubts(loads.map(({ result }) => result));
  const measured = loads[loads.length - 1].result.answeredPerSecond;
  return {
    processorMs,
    processorIntervalMs,
    perSecond: { predicted: perSecond, measured },
    loads: loads.map(({ name, perSecond: asked, predicted, measured: met, result }) => ({
      name,
      perSecond: asked,
      predicted,
      measured: met,
      lagP99Ms: result.lag.p99Ms,
    })),
    validity: { quiet: findings.length === 0, findings },
  };
}
