/**
 * Which characters make words, as tables. Latin-1 (code units 0 to 255) is all that most reviews are
 * written in; every other character is looked at once and remembered.
 */
const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

/**
 * Makes a table of Latin-1: for each character the code unit it has inside a word (in lower case where asked for), and
 * 0 for all that separate words. Lower-casing never leads out of Latin-1, nor makes two of one.
 */
export function latin1WordCharacters(lowercase: boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) => {
    const character = String.fromCharCode(code);
    if (!WORD_CHARACTER.test(character)) return 0;
    return (lowercase ? character.toLowerCase() : character).charCodeAt(0);
  });
}

const UNKNOWN = 0;
const SEPARATOR = 1;
const WORD = 2;
let kinds: Uint8Array | null = null;

/**
 * Tells whether the character that starts at `at` makes words; for characters beyond Latin-1. No separator
 * turns into a word character by lower-casing, so the answer holds for the lower-cased text too.
 */
export function isWordCharacter(text: string, at: number): boolean {
  kinds ??= new Uint8Array(0x110000);
  const codePoint = text.codePointAt(at) ?? 0;
  if (kinds[codePoint] === UNKNOWN) {
    kinds[codePoint] = WORD_CHARACTER.test(String.fromCodePoint(codePoint)) ? WORD : SEPARATOR;
  }
  return kinds[codePoint] === WORD;
}
