/** Words as the tokenizer (../text/tokenizer.ts) finds them, for the checks that come before it. */
const WORD = /[\p{L}\p{N}_]{2,}/u;
/** Scripts that put no spaces between words: the tokenizer takes a whole sentence for one word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** Words of letters and digits; in scripts without spaces each character is one. */
const WORDS = new RegExp(
  `${UNSPACED.source}|(?:(?!${UNSPACED.source})[\\p{L}\\p{M}\\p{N}])+`,
  'gu',
);

const PLAIN_WORDS = /[\p{L}\p{N}]+/gu;

/** Where such scripts and others stand, without quotes, dashes and emoji; quick to look for. */
const BEYOND_EUROPE =
  /[\u0e00-\u1fff\u2e80-\ud7ff\ud81b-\ud82c\ud840-\ud8bf\uf900-\ufaff\uff66-\uff9d]/;

/** Whether a text holds a word of two letters or digits. */
export function hasWord(text: string): boolean {
  return WORD.test(text);
}

/** The words of a text in lower case, single letters too, without underscores; for comparing texts. */
export function wordsOf(text: string): string[] {
  const lower = text.toLowerCase();
  return lower.match(BEYOND_EUROPE.test(lower) ? WORDS : PLAIN_WORDS) ?? [];
}

/** The tokenizer's words. */
export function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
}

/** Whether half or more of a text's letters belong to a script without spaces, such as Chinese. */
export function isUnspaced(text: string): boolean {
  if (!BEYOND_EUROPE.test(text)) return false;
  const start = text.slice(0, 1000);
  const unspaced = start.match(UNSPACED)?.length ?? 0;
  return unspaced > 0 && 2 * unspaced >= (start.match(/\p{L}/gu)?.length ?? 0);
}
