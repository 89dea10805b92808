/**
 * Numbers as people read them: durations, shares, ratios, intervals and counts, each written in one way wherever it is
 * shown. A no-break space ties a number to its unit, and beside a limit a number gets as many digits as it needs to be
 * seen on the side where it lies.
 */

/** A space at which no line is broken. */
const TIE = '\u00a0';

const DAY = 86_400_000;
const UNITS: readonly (readonly [string, number])[] = [
  ['day', DAY],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
  ['ms', 1],
  ['µs', 0.001],
];

/**
 * Returns a length of time in the unit that suits it, to three digits: '2.5 µs', '430 ms', '1.5 h', '2 days'.
 *
 * @param ms milliseconds, from 0
 * @throws RangeError when it is negative or no finite number
 * @example
 * formatDuration(0.0025) // => '2.5\u00a0µs'
 */
export function formatDuration(ms: number): string {
  return duration(ms, 3).text;
}

/**
 * Returns a length of time to two digits, for what a model or a simulation gives.
 *
 * @example
 * formatEstimate(1.234) // => '1.2\u00a0ms'
 */
export function formatEstimate(ms: number): string {
  return duration(ms, 2).text;
}

/**
 * Returns a length of time for a column of a table: always three digits, so that the column's cells compare.
 *
 * @example
 * durationCell(2) // => '2.00\u00a0ms'
 */
export function durationCell(ms: number): string {
  return padded(ms, 3);
}

/** Returns a length of time for a column of estimates: always two digits, '2.0 ms'. */
export function estimateCell(ms: number): string {
  return padded(ms, 2);
}

/** Returns a share from 0 to 1 in per cent with one decimal: '88.6 %'; what would round to 0 is 'under 0.1 %'. */
export function formatShare(share: number): string {
  return percent(share, 1).text;
}

/** Returns a share in whole per cent, for rough ones: '12 %', 'under 1 %'. */
export function formatRoughShare(share: number): string {
  return percent(share, 0).text;
}

/**
 * Returns how many times one number is another, to two digits, near 1 to three: '62', '880', '1.04'; 'not known' without
 * a number.
 *
 * @example
 * formatRatio(62.44) // => '62'
 */
export function formatRatio(ratio: number | null): string {
  if (ratio === null || !Number.isFinite(ratio)) return 'not known';
  return shown(Number(ratio.toPrecision(ratio > 0.5 && ratio < 2 ? 3 : 2)));
}

/** Returns a ratio for a column of a table: always three digits, '62.4', '1.00'; 'not known' without a number. */
export function ratioCell(ratio: number | null): string {
  if (ratio === null || !Number.isFinite(ratio)) return 'not known';
  return Math.abs(ratio) >= 100 ? shown(Math.round(ratio)) : ratio.toPrecision(3);
}

/**
 * Returns the two ends of an interval: '1.6 to 1.9 ms', with the unit once where both have the same; without an upper end
 * '1.6 ms or more'.
 *
 * @param format of one end
 */
export function formatInterval(
  [low, high]: readonly [number, number | null],
  format: (value: number) => string,
): string {
  if (high === null || !Number.isFinite(high)) return `${format(low)} or more`;
  const [from, to] = [format(low), format(high)];
  const [number, unit] = from.split(TIE);
  return unit !== undefined && to.endsWith(TIE + unit) ? `${number} to ${to}` : `${from} to ${to}`;
}

/** Returns an interval with its name: '95 % interval 1.6 to 1.9 ms'. */
export function confidence(
  interval: readonly [number, number | null],
  format: (value: number) => string,
): string {
  return `95${TIE}% interval ${formatInterval(interval, format)}`;
}

/**
 * Returns a length of time as it is shown beside a limit: to three digits, or to as many as keep it on its side of the
 * limit.
 *
 * @example
 * durationBeside(100.2, 100) // => '100.2\u00a0ms'
 */
export function durationBeside(ms: number, limitMs: number): string {
  return beside(ms, limitMs, 3, duration);
}

/** Returns a share as it is shown beside a limit: with one decimal, or with as many as keep it on its side of the limit. */
export function shareBeside(share: number, limit: number): string {
  return beside(share, limit, 1, percent);
}

/** Returns a number as it is shown beside a limit, where neither has a unit. */
export function numberBeside(value: number, limit: number): string {
  return beside(value, limit, 4, plain);
}

/** Returns a number without a unit: four significant digits, whole numbers whole, thousands apart. */
export function formatNumber(value: number): string {
  return plain(value, 4).text;
}

/** Returns the probability of a test, '0.03' or 'below 0.001'. */
export function formatProbability(p: number): string {
  return p < 0.001 ? 'below 0.001' : String(Number(p.toPrecision(2)));
}

/** Returns a count and what is counted, '1 review', '2,000 reviews'. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** A number as it is written, and what is then read. */
interface Written {
  readonly text: string;
  readonly read: number;
}

function duration(ms: number, digits: number): Written {
  if (!(ms >= 0 && ms < Infinity)) throw new RangeError(`formatDuration: ${ms} is no time in ms`);
  if (ms === 0) return { text: `0${TIE}ms`, read: 0 };
  const read = Number(ms.toPrecision(digits)); // 59,990 ms is 60 s, so it is 1 min
  const [unit, size] = UNITS.find(([, least]) => read >= least) ?? UNITS[UNITS.length - 1];
  const number = Number((read / size).toPrecision(digits));
  const text = `${shown(number)}${TIE}${unit}${unit === 'day' && number !== 1 ? 's' : ''}`;
  return { text, read: number * size };
}

/** With the zeros at the end that its digits ask for. */
function padded(ms: number, digits: number): string {
  const { text } = duration(ms, digits);
  const [number, unit] = text.split(TIE);
  const short = ms > 0 && /^[\d.]+$/.test(number) && Number(number) < 10 ** (digits - 1);
  return short ? `${Number(number).toPrecision(digits)}${TIE}${unit}` : text;
}

function percent(share: number, decimals: number): Written {
  const least = 10 ** -decimals;
  const text = (100 * share).toFixed(decimals);
  const read = Number(text) / 100;
  if (read === 0 && share > 0) return { text: `under ${least}${TIE}%`, read: share };
  return { text: `${text.replace(/^-(0\.?0*)$/, '$1')}${TIE}%`, read };
}

function plain(value: number, digits: number): Written {
  if (!Number.isFinite(value)) return { text: String(value), read: value };
  if (Number.isInteger(value)) return { text: shown(value), read: value };
  const whole = Math.abs(value) >= 10 ** (digits - 1);
  const read = whole ? Math.round(value) : Number(value.toPrecision(digits));
  return { text: Math.abs(read) < 1e-6 ? read.toExponential() : shown(read), read };
}

function shown(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 15 });
}

/** More digits until what is read lies where the value does: above, at, or below the limit. */
function beside(
  value: number,
  limit: number,
  digits: number,
  write: (value: number, digits: number) => Written,
): string {
  const side = sideOf(value, limit);
  for (let more = digits; more < digits + 12; more++) {
    const { text, read } = write(value, more);
    if (sideOf(read, limit) === side || Number.isNaN(side)) return text;
  }
  return write(value, digits).text;
}

/** -1, 0 or 1 for below, at, or above the limit, but for what arithmetic adds. */
function sideOf(value: number, limit: number): number {
  return Math.abs(value - limit) <= 1e-12 * Math.abs(limit) ? 0 : Math.sign(value - limit);
}
