/** How a guess and what was measured are written: in the sentence of `reveal`, in tables and in the report. */
import { formatRatio } from '../plots/words/numbers';

export interface Guess {
  readonly value: number;
  readonly unit: string;
}

export const GUESS_COLUMNS = ['what', 'guess', 'measured', 'factor'] as const;

/** What the table says where nobody guessed. */
export const NO_GUESS = 'no guess yet';

/** Up to this factor a guess counts as good. */
const GOOD_FACTOR = 1.25;

/** A row of a table with the columns GUESS_COLUMNS. */
export function guessRow(name: string, { value, unit }: Guess, measured?: number): string[] {
  const guessed = withUnit(String(value), unit);
  if (measured === undefined) return [name, guessed, 'not yet', ''];
  const factor = factorBetween(value, measured);
  const found = withUnit(threeDigits(measured), unit);
  return [name, guessed, found, factor === null ? '' : formatRatio(factor)];
}

/** How many times the larger is the smaller, 1 or more; null where a factor says nothing (0, or another sign). */
export function factorBetween(guessed: number, measured: number): number | null {
  const ratio = guessed / measured;
  return ratio > 0 && Number.isFinite(ratio) ? Math.max(ratio, 1 / ratio) : null;
}

/** Says how close a guess was. */
export function verdict(factor: number | null): string {
  if (factor === null) return 'no factor leads from one to the other. Say why before you go on.';
  if (factor <= GOOD_FACTOR) return 'close.';
  return `off by a factor of ${formatRatio(factor)}. Say why before you go on.`;
}

/** Returns a number to three digits, or whole where it is large. */
export function threeDigits(value: number): string {
  if (Number.isInteger(value) || Math.abs(value) >= 1000) {
    return Math.round(value).toLocaleString('en-GB');
  }
  return Math.abs(value) < 1e-6 ? value.toExponential(2) : value.toPrecision(3);
}

/** Returns a number with its unit, where it has one. */
export function withUnit(number: string, unit: string): string {
  return unit.trim() === '' ? number : `${number} ${unit.trim()}`;
}
