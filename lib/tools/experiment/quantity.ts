/** A target's numbers with the unit a person reads: '606 µs of 100 ms', not '0.000606 of 0.1'. */
import { duration, percent, plainNumber } from './numbers';
import type { Target } from './record-check';

/** What kind of number a target is about, as far as its name says it. */
export function targetText({ name, value, limit }: Target): { value: string; limit: string } {
  const format = formatFor(name);
  return { value: format(value), limit: format(limit) };
}

function formatFor(name: string): (value: number) => string {
  if (/\baccuracy\b|\bshare\b/i.test(name)) return percent;
  if (/\bseconds?\b/i.test(name) && !/\ba second\b|per second/i.test(name)) {
    return (value) => (value < 0 ? plainNumber(value) : duration(value));
  }
  if (/\bms\b|milliseconds?/i.test(name)) {
    return (value) => (value < 0 ? plainNumber(value) : duration(value / 1000));
  }
  return plainNumber;
}

/** What a target asks for, without its unit: 'seconds a review, one at a time, below' is 'one at a time, below'. */
export function targetName(name: string): string {
  const short = name.replace(/^(?:milli)?seconds a review,?\s*/i, '').trim();
  return short === '' ? name : short;
}
