/**
 * Reviews that stand in two files at once. A test on texts the model was trained on says nothing
 * about new ones ("data leakage", Kaufman et al., KDD 2011), so the two files are compared first.
 * Near copies count too: two texts of which the longer has half or more of its four-word runs
 * (shingles, Broder 1997) in the other. A short text inside a long one is none. In scripts without
 * spaces each character is what a word is elsewhere.
 */
import type { Review } from '../reviews';
import { wordsOf } from '../words';

/** A review of the test set that stands, word for word or nearly, in the training set. */
export interface Leak {
  readonly id: string;
  readonly otherId: string;
  readonly file: string;
  readonly otherFile: string;
  /** Whether the words are the same; else only nearly. */
  readonly exact: boolean;
  /** Share of the longer text's four-word runs that the other text has too, from 0.5 to 1. */
  readonly shared: number;
}

/** A run that more test reviews hold than this is a phrase everybody uses; it tells no copies. */
const COMMON = 200;

/**
 * Finds the reviews of `test` that stand in `train`, or nearly. Only the runs of `test` are kept in
 * memory, and each training review is looked up once.
 *
 * @returns one leak for each such review of `test`, with its nearest, in the order of `test`
 * @example
 * const train = parseReviews('text,label\nGood value.,good', 'train.csv')
 * const test = parseReviews('text,label\nGOOD value!,good', 'test.csv')
 * findLeaks(train, test)[0].exact // => true
 */
export function findLeaks(train: readonly Review[], test: readonly Review[]): Leak[] {
  const best = new Map<number, { at: number; shared: number; exact: boolean }>();
  compare(train, test, (at, testAt, shared, exact) => {
    const known = best.get(testAt);
    if (known === undefined || shared > known.shared || (exact && !known.exact)) {
      best.set(testAt, { at, shared, exact });
    }
  });
  return [...best]
    .sort(([a], [b]) => a - b)
    .map(([testAt, { at, shared, exact }]) => ({
      id: test[testAt].id,
      otherId: train[at].id,
      file: test[testAt].file ?? '',
      otherFile: train[at].file ?? '',
      exact,
      shared,
    }));
}

/**
 * The training reviews without those that stand in `test`, or nearly.
 *
 * @example
 * const csv = 'text,label\ngood tea,yes\nbad tea,no\nfine milk,yes\nno milk,no'
 * const reviews = parseReviews(csv, 'tea.csv')
 * dropLeaks(reviews, reviews.slice(0, 1)).length // => 3
 */
export function dropLeaks(train: readonly Review[], test: readonly Review[]): Review[] {
  const leaked = new Set<number>();
  compare(train, test, (at) => leaked.add(at));
  return train.filter((_, at) => !leaked.has(at));
}

type Found = (trainAt: number, testAt: number, shared: number, exact: boolean) => void;

function compare(train: readonly Review[], test: readonly Review[], found: Found): void {
  const texts = new Map<string, number[]>();
  const runs = new Runs();
  const holders: number[][] = [];
  const sizes = test.map(({ text }, at) => {
    const words = wordsOf(text);
    push(texts, wholeText(words, text), at);
    const own = runs.of(words, true);
    for (const run of own) (holders[run] ??= []).push(at);
    return own.size;
  });
  train.forEach(({ text }, at) => {
    const words = wordsOf(text);
    for (const testAt of texts.get(wholeText(words, text)) ?? []) found(at, testAt, 1, true);
    const common = new Map<number, number>();
    for (const run of runs.of(words, false)) {
      if (holders[run].length > COMMON) continue;
      for (const testAt of holders[run]) common.set(testAt, (common.get(testAt) ?? 0) + 1);
    }
    let own = -1;
    for (const [testAt, both] of common) {
      if (2 * both < sizes[testAt]) continue; // not near, however few runs the other text has
      if (own < 0) own = new Runs().of(words, true).size;
      const shared = both / Math.max(own, sizes[testAt]);
      if (shared >= 0.5) found(at, testAt, shared, false);
    }
  });
}

/** All words in their order; of a text without any, its characters. */
function wholeText(words: readonly string[], text: string): string {
  return words.length === 0 ? `\n${text.trim()}` : words.join(' ');
}

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** Numbers from 0 for runs of four words: each two words have a number, and each two of these. */
class Runs {
  private readonly words = new Map<string, number>();
  private readonly pairs = new Map<number, number>();
  private readonly runs = new Map<number, number>();

  /** The different runs of a text: all, with new numbers where needed, or only those known. */
  of(words: readonly string[], learn: boolean): Set<number> {
    const found = new Set<number>();
    const numbers = words.map((word) => numberOf(this.words, word, learn));
    const pairs = numbers.map((word, at) => {
      if (at === 0 || word < 0 || numbers[at - 1] < 0) return -1;
      return numberOf(this.pairs, numbers[at - 1] * 2 ** 26 + word, learn);
    });
    for (let end = 3; end < pairs.length; end++) {
      if (pairs[end] < 0 || pairs[end - 2] < 0) continue;
      const run = numberOf(this.runs, pairs[end - 2] * 2 ** 26 + pairs[end], learn);
      if (run >= 0) found.add(run);
    }
    return found;
  }
}

/** The key's number; a new one gets the next where `learn` says so, else -1. */
function numberOf<K>(numbers: Map<K, number>, key: K, learn: boolean): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  if (!learn) return -1;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
