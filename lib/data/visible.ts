/**
 * Text from a file as it may be printed: terminal escapes, invisible characters and characters that
 * turn the reading direction are shown by their number, and long texts are cut.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\u115f\u1160\u3164]|[\ufe00-\ufe0f]/gu;

/**
 * The text on one line, at most `length` characters (code points) and an ellipsis.
 *
 * @example
 * visible('good\u200btea') // => 'good\\u200btea'
 */
export function visible(text: string, length = 60): string {
  const points = [...text.slice(0, 2 * length + 2)]; // a code point is at most two units
  const cut = points.length > length;
  return points.slice(0, length).join('').replace(UNSEEN, escape) + (cut ? '…' : '');
}

/** What steers a terminal or turns the reading direction, and halves of characters; line breaks and joiners are none of it. */
const STEERING =
  /(?![\t\n\r])\p{Cc}|[\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The whole text, with what steers how it is shown by its number. */
export function steady(text: string): string {
  return text.replace(STEERING, escape);
}

/** The text without what cannot be seen, in lower case: labels that are equal so look alike. */
export function seen(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '').trim().replace(/\s+/gu, ' ').toLowerCase();
}

function escape(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return point > 0xffff
    ? `\\u{${point.toString(16)}}`
    : `\\u${point.toString(16).padStart(4, '0')}`;
}
