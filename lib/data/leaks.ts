/**
 * Reviews that stand in two files at once. A test on texts the model was trained on says nothing
 * about new ones ("data leakage", Kaufman et al., KDD 2011), so the two files are compared first.
 * Near copies count too: two texts of which the longer has half or more of its four-word runs
 * (shingles, Broder 1997) in the other. A short text inside a long one is none.
 */
import type { Review } from './reviews';

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

const RUN = 4;
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
  const exact = new Map<string, number[]>();
  const holders = new Map<number, number[]>();
  const sizes = new Uint32Array(test.length);
  test.forEach(({ text }, at) => {
    const words = wordsOf(text);
    add(exact, words.join(' '), at);
    const runs = wordRuns(words);
    sizes[at] = runs.size;
    for (const run of runs) add(holders, run, at);
  });
  for (const [run, list] of holders) if (list.length > COMMON) holders.delete(run);
  const common = new Uint32Array(test.length);
  train.forEach(({ text }, at) => {
    const words = wordsOf(text);
    const copies = exact.get(words.join(' ')) ?? [];
    for (const testAt of copies) found(at, testAt, 1, true);
    const runs = wordRuns(words);
    const touched: number[] = [];
    for (const run of runs) {
      for (const testAt of holders.get(run) ?? []) if (common[testAt]++ === 0) touched.push(testAt);
    }
    for (const testAt of touched) {
      const shared = common[testAt] / Math.max(runs.size, sizes[testAt]);
      common[testAt] = 0;
      if (shared >= 0.5 && !copies.includes(testAt)) found(at, testAt, shared, false);
    }
  });
}

function add<K>(lists: Map<K, number[]>, key: K, at: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [at]);
  else list.push(at);
}

/** Its words in lower case; a text without any is one word. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [text.trim()];
}

/** The distinct four-word runs, each as a number of 52 bits; none for a text of fewer words. */
function wordRuns(words: readonly string[]): Set<number> {
  const runs = new Set<number>();
  for (let first = 0; first + RUN <= words.length; first++) {
    let low = 0x811c9dc5; // FNV-1a twice, with two primes
    let high = 0x1b873593;
    for (let at = first; at < first + RUN; at++) {
      const word = words[at];
      for (let i = 0; i < word.length; i++) {
        low = Math.imul(low ^ word.charCodeAt(i), 0x01000193);
        high = Math.imul(high ^ word.charCodeAt(i), 0x85ebca6b);
      }
      low = Math.imul(low ^ 32, 0x01000193);
      high = Math.imul(high ^ 32, 0x85ebca6b);
    }
    runs.add((low >>> 0) * 2 ** 20 + (high >>> 12));
  }
  return runs;
}
