/** A target in words: what was measured and the limit with their unit, and whether it is met, missed or uncertain. */
import type { Target } from '../../measure/timing/model-results';
import {
  durationBeside,
  formatDuration,
  formatNumber,
  formatShare,
  numberBeside,
  shareBeside,
} from './numbers';

/** Returns the value and the limit as people read them, so that neither is rounded over the other. */
export function targetText({ name, value, limit }: Pick<Target, 'name' | 'value' | 'limit'>): {
  value: string;
  limit: string;
} {
  if (/\baccuracy\b|\bshare\b/i.test(name)) {
    return { value: shareBeside(value, limit), limit: formatShare(limit) };
  }
  const unit = msIn(name);
  if (unit === undefined || value < 0 || limit < 0) {
    return { value: numberBeside(value, limit), limit: formatNumber(limit) };
  }
  return {
    value: durationBeside(unit * value, unit * limit),
    limit: formatDuration(unit * limit),
  };
}

/** How many milliseconds the unit is that a target's name tells; undefined for another kind of number. */
function msIn(name: string): number | undefined {
  if (/\bseconds?\b/i.test(name) && !/\ba second\b|per second/i.test(name)) return 1000;
  return /\bms\b|milliseconds?/i.test(name) ? 1 : undefined;
}

/** What a target asks for, without its unit: 'seconds a review, one at a time, below' is 'one at a time, below'. */
export function targetName(name: string): string {
  const short = name.replace(/^(?:milli)?seconds a review,?\s*/i, '').trim();
  return short === '' ? name : short;
}

/** Returns 'met', 'missed', or 'uncertain' where the measurement is too coarse to tell. */
export function targetVerdict({ met, sure }: Pick<Target, 'met' | 'sure'>): string {
  if (!sure) return 'uncertain';
  return met ? 'met' : 'missed';
}
