/** Numbers as people read them: three significant digits, and the unit that fits. */

/** Seconds as `1.23 s`, `4.56 ms` or `7.89 µs`. */
export function duration(seconds: number): string {
  if (seconds >= 1) return `${threeDigits(seconds)} s`;
  if (seconds >= 1e-3) return `${threeDigits(seconds * 1e3)} ms`;
  return `${threeDigits(seconds * 1e6)} µs`;
}

/** A share from 0 to 1 as `88.6 %`. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** A ratio: `86.6`, or `1.04`. */
export function ratio(value: number): string {
  return Number.isFinite(value) ? threeDigits(value) : 'not known';
}

/** A number without a unit: whole numbers whole with thousands apart, others to four significant digits. */
export function plainNumber(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-GB');
  return String(Number(value.toPrecision(4)));
}

function threeDigits(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-GB');
  return value.toPrecision(3);
}
