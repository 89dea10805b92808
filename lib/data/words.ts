/** Words as the tokenizer (../text/tokenizer.ts) finds them, for the checks that come before it. */
const WORD = /[\p{L}\p{N}_]{2,}/u;
/** Scripts that put no spaces between words: the tokenizer takes a whole sentence for one word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** Where such scripts and others stand, without quotes, dashes and emoji; quick to look for. */
const BEYOND_EUROPE =
  /[\u0e00-\u1fff\u2e80-\ud7ff\ud81b-\ud82c\ud840-\ud8bf\uf900-\ufaff\uff66-\uff9d]/;

/** Whether a text holds a word of two letters or digits. */
export function hasWord(text: string): boolean {
  return WORD.test(text);
}

/** Whether half or more of a text's letters belong to a script without spaces, such as Chinese. */
export function isUnspaced(text: string): boolean {
  if (!BEYOND_EUROPE.test(text)) return false;
  const start = text.slice(0, 1000);
  const unspaced = start.match(UNSPACED)?.length ?? 0;
  return unspaced > 0 && 2 * unspaced >= (start.match(/\p{L}/gu)?.length ?? 0);
}
