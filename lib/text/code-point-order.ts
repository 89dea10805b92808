/**
 * The order of strings by Unicode code point, which is Python's and so the order of scikit-learn's
 * columns. JavaScript compares 16-bit units instead, which puts characters beyond U+FFFF (written
 * as two units from U+D800 to U+DFFF) before U+E000 to U+FFFF.
 */
const SURROGATE = /[\ud800-\udfff]/;

/** Sorts strings by code point. JavaScript's own sort is much faster, and right where nothing has two units. */
export function sortByCodePoint(strings: readonly string[]): string[] {
  const hasPairs = strings.some((text) => SURROGATE.test(text));
  return hasPairs ? [...strings].sort(byCodePoint) : [...strings].sort();
}

/** Compares two strings by code point, for `sort`: negative when `a` comes first, 0 when they are equal. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (a.charCodeAt(at) === b.charCodeAt(at)) at++; // past an end it is NaN, which equals nothing
  if (at === a.length || at === b.length) return a.length - b.length;
  return raiseSurrogate(a.charCodeAt(at)) - raiseSurrogate(b.charCodeAt(at));
}

/** Moves the units of characters beyond U+FFFF above all others. */
function raiseSurrogate(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
