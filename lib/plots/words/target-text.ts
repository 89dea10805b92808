/** A target's numbers with the unit a person reads: '606 µs of 100 ms', not '0.000606 of 0.1'. */
import type { Target } from '../../measure/timing/model-results';
import { formatDuration } from './duration-axis';
import { formatNumber } from '../tables/table';

/** What kind of number a target is about, as far as its name says it. */
export function targetText({ name, value, limit }: Pick<Target, 'name' | 'value' | 'limit'>): {
  value: string;
  limit: string;
} {
  const format = formatFor(name);
  return { value: format(value), limit: format(limit) };
}

function formatFor(name: string): (value: number) => string {
  if (/\baccuracy\b|\bshare\b/i.test(name)) return formatShare;
  if (/\bseconds?\b/i.test(name) && !/\ba second\b|per second/i.test(name)) {
    return (value) => (value < 0 ? formatNumber(value) : formatDuration(1000 * value));
  }
  if (/\bms\b|milliseconds?/i.test(name)) {
    return (value) => (value < 0 ? formatNumber(value) : formatDuration(value));
  }
  return formatNumber;
}

/** What a target asks for, without its unit: 'seconds a review, one at a time, below' is 'one at a time, below'. */
export function targetName(name: string): string {
  const short = name.replace(/^(?:milli)?seconds a review,?\s*/i, '').trim();
  return short === '' ? name : short;
}

/** Whether it was met, and whether the measurement is sure of it: 'yes', or 'no, but not for sure'. */
export function targetVerdict({ met, sure }: Pick<Target, 'met' | 'sure'>): string {
  return `${met ? 'yes' : 'no'}${sure ? '' : ', but not for sure'}`;
}

/** A share from 0 to 1 in per cent, to three digits or so: '88.6 %'. */
export function formatShare(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
