/** A target in words: '606 µs of 100 ms', and its verdict. */
import type { Target } from '../../measure/timing/target';
import { formatNumber } from '../tables/table';
import { formatDuration } from './duration-axis';

/** Returns a target's value and limit with the unit a person reads, and its verdict with what makes it uncertain. */
export function targetText({ unit, value, limit, verdict, because }: Target): {
  value: string;
  limit: string;
  verdict: string;
} {
  const format =
    unit === 'ms'
      ? formatDuration
      : unit === 'share'
        ? formatShare
        : (count: number) => formatNumber(count);
  return {
    value: formatBeside(value, limit, format),
    limit: format(limit),
    verdict: because === undefined ? verdict : `${verdict}: ${because}`,
  };
}

/** The value in the usual digits, or in all of them where those would show it as the limit itself. */
function formatBeside(value: number, limit: number, format: (value: number) => string): string {
  const text = format(value);
  if (value === limit || text !== format(limit)) return text;
  return format === formatShare
    ? `${Number((100 * value).toPrecision(6))} %`
    : `${Number(value.toPrecision(6))} ms`;
}

/** A share from 0 to 1 in per cent, to three digits or so: '88.6 %'. */
export function formatShare(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
