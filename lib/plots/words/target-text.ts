/** A target in words: '606 µs of 100 ms', and its verdict. */
import type { Target } from '../../measure/timing/target';
import {
  durationBeside,
  formatDuration,
  formatNumber,
  formatShare,
  numberBeside,
  shareBeside,
} from './numbers';

const FORMATS = {
  ms: { value: durationBeside, limit: formatDuration },
  share: { value: shareBeside, limit: formatShare },
  reviews: { value: numberBeside, limit: formatNumber },
} as const;

/** Returns a target's value and limit with the unit a person reads, and its verdict with what makes it uncertain. */
export function targetText({ unit, value, limit, verdict, because }: Target): {
  value: string;
  limit: string;
  verdict: string;
} {
  return {
    value: FORMATS[unit].value(value, limit),
    limit: FORMATS[unit].limit(limit),
    verdict: because === undefined ? verdict : `${verdict}: ${because}`,
  };
}
