/**
 * The words of a text as numbers: 64 bits each, two halves made as FNV-1a makes one (Fowler, Noll and Vo,
 * https://datatracker.ietf.org/doc/html/draft-eastlake-fnv), with its factor and another one. Two different
 * words get the same number about once in 10^19 pairs. No string is made of any word, so that a million
 * texts are compared in seconds.
 */
const LETTER_OR_DIGIT = 1;
const UNDERSCORE = 2;
const SURROGATE = 3;
const WORD_POINT = /[\p{L}\p{N}]/u;
const FIRST_LOW = 0x811c9dc5 | 0;
const FIRST_HIGH = 0x1b873593 | 0;
const FACTOR_LOW = 0x01000193;
const FACTOR_HIGH = 0x85ebca6b | 0;

/** What each UTF-16 code unit is. */
const KINDS = Uint8Array.from({ length: 2 ** 16 }, (_, unit) => {
  if (unit >= 0xd800 && unit < 0xe000) return SURROGATE;
  if (unit === 0x5f) return UNDERSCORE;
  return WORD_POINT.test(String.fromCharCode(unit)) ? LETTER_OR_DIGIT : 0;
});

export interface WordRule {
  /** Whether _ belongs to words. */
  readonly underscore: boolean;
  /** The fewest characters (code points) of a word: 1 or 2. */
  readonly shortest: 1 | 2;
}

/** The tokenizer's words (../text/tokenizer.ts). */
export const TOKENS: WordRule = { underscore: true, shortest: 2 };

export class WordHashes {
  /** How many words the text read last has. */
  count = 0;
  /** Their numbers: `low[i]` and `high[i]`; overwritten by the next text. */
  low = new Int32Array(256);
  high = new Int32Array(256);

  constructor(private readonly rule: WordRule) {}

  /** Finds the words, in lower case. */
  read(text: string): void {
    const { underscore, shortest } = this.rule;
    const lower = text.toLowerCase();
    this.count = 0;
    let [low, high, points] = [FIRST_LOW, FIRST_HIGH, 0];
    for (let at = 0; at < lower.length; at++) {
      const unit = lower.charCodeAt(at);
      const kind = KINDS[unit];
      const belongs =
        kind === LETTER_OR_DIGIT ||
        (kind === UNDERSCORE && underscore) ||
        (kind === SURROGATE && isWordPair(lower, at));
      if (belongs) {
        low = Math.imul(low ^ unit, FACTOR_LOW);
        high = Math.imul(high ^ unit, FACTOR_HIGH);
        if (kind !== SURROGATE || unit < 0xdc00) points++;
      } else if (points > 0) {
        if (points >= shortest) this.add(low, high);
        [low, high, points] = [FIRST_LOW, FIRST_HIGH, 0];
      }
    }
    if (points >= shortest) this.add(low, high);
  }

  /** One number for words `from` to `to` (not included) in their order: the lower half, then the upper. */
  lowOf(from: number, to: number): number {
    return chained(this.low, from, to, FIRST_LOW, FACTOR_LOW);
  }

  highOf(from: number, to: number): number {
    return chained(this.high, from, to, FIRST_HIGH, FACTOR_HIGH);
  }

  private add(low: number, high: number): void {
    if (this.count === this.low.length) {
      [this.low, this.high] = [this.low, this.high].map((old) => {
        const larger = new Int32Array(2 * old.length);
        larger.set(old);
        return larger;
      });
    }
    this.low[this.count] = low;
    this.high[this.count++] = high;
  }
}

/** A whole text, as it is, as a number of 64 bits in two. */
export function hashText(text: string): readonly [low: number, high: number] {
  let [low, high] = [FIRST_LOW, FIRST_HIGH];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, FACTOR_LOW);
    high = Math.imul(high ^ unit, FACTOR_HIGH);
  }
  return [low, high];
}

function chained(
  words: Int32Array,
  from: number,
  to: number,
  first: number,
  factor: number,
): number {
  let hash = first;
  for (let at = from; at < to; at++) {
    hash = Math.imul(hash ^ words[at], factor);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** Whether a surrogate belongs to a pair that is a letter or digit. */
function isWordPair(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  const start = unit >= 0xdc00 ? at - 1 : at;
  const point = text.codePointAt(start) ?? 0;
  return point > 0xffff && WORD_POINT.test(String.fromCodePoint(point));
}
