/** What was found about a service under load, in sentences that conclude nothing where a load was not valid. */
import type { LoadResult } from '../../measure/serving/load-log';
import { loadDoubts, type LoadComparison } from '../../measure/serving/predicted-load';
import type { RequestProfile } from '../../measure/serving/request-profile';
import {
  confidence,
  formatEstimate,
  formatInterval,
  formatNumber,
  formatRoughShare,
} from './numbers';

/**
 * Whether loads may be believed, and if not, why not and what to do.
 *
 * @example
 * describeDoubts([]) // => 'VALID.'
 */
export function describeDoubts(loads: readonly LoadResult[]): string {
  const doubts = loadDoubts(loads);
  if (doubts.length === 0) return 'VALID.';
  const reasons = doubts.map((doubt) => `- ${doubt}`).join('\n');
  return `INVALID: conclude nothing from these numbers.\n${reasons}`;
}

/** What one request keeps the service's processor, and how many a second follow from it. */
export function describeProfile(profile: RequestProfile): string {
  const { processorMs, processorIntervalMs, perSecond, perSecondInterval } = profile;
  return (
    `Processor time of a request: ${formatEstimate(processorMs)} (${confidence(processorIntervalMs, formatEstimate)}).\n` +
    `So the service can answer ${rate(perSecond)} a second (${formatInterval(perSecondInterval, rate)}).`
  );
}

/**
 * Whether the medians that were predicted hold, how late the sender was, and the rate that a profile predicts beside that
 * of the last load. Nothing else where a load is not valid.
 */
export function describeLoads(loads: readonly LoadComparison[], profile?: RequestProfile): string {
  const doubts = describeDoubts(loads.map(({ result }) => result));
  if (doubts !== 'VALID.') return doubts;
  const lines = loads.map(({ name, predicted, measured, doubt }) => {
    if (doubt !== undefined)
      return `${name}: whether the predicted median holds is uncertain. ${doubt}`;
    const [low, high] = measured.p50.intervalMs;
    const held = predicted.p50.ms >= low && (high === null || predicted.p50.ms <= high);
    return `${name}: the predicted median lies ${held ? 'inside' : 'outside'} the measured interval.`;
  });
  const lags = loads.map(({ result }) => formatEstimate(result.lag.p99Ms)).join(', ');
  lines.push(`The sender was late at p99 by ${lags}.`);
  if (profile !== undefined) lines.push(capacitySentence(profile, loads[loads.length - 1].result));
  return [...lines, doubts].join('\n');
}

/** The predicted rate beside the measured one, and how far it was off. */
function capacitySentence(
  { perSecond, perSecondInterval: [low, high] }: RequestProfile,
  { answeredPerSecond: measured }: LoadResult,
): string {
  const off = measured / perSecond - 1;
  const inside = measured >= low && measured <= high ? 'inside' : 'outside';
  return (
    `Predicted ${rate(perSecond)} a second, measured ${rate(measured)}: ` +
    `${formatRoughShare(Math.abs(off))} ${off < 0 ? 'fewer' : 'more'}, ${inside} the interval.`
  );
}

/** Requests a second, to three digits. */
export function rate(perSecond: number): string {
  return formatNumber(Number(perSecond.toPrecision(3)));
}
