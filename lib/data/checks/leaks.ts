/**
 * Reviews that stand in two files at once. A test on texts the model was trained on says nothing
 * about new ones ("data leakage", Kaufman et al., KDD 2011), so the two files are compared first.
 * Near copies count too: two texts of which the longer has half or more of its four-word runs
 * (shingles, Broder 1997) in the other. A short text inside a long one is none.
 */
import { KeyTable } from './key-table';
import { Lists } from './lists';
import type { Review } from '../reviews';
import { hashText, WordHashes } from './word-hashes';

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
  const texts = new KeyTable();
  const sameText = new Lists();
  const runs = new KeyTable();
  const holders = new Lists();
  const words = new WordHashes({ underscore: false, shortest: 1 });
  const sizes = new Uint32Array(test.length);
  test.forEach(({ text }, at) => {
    words.read(text);
    sameText.add(texts.add(...wholeText(words, text)), at);
    eachRun(words, (low, high) => {
      const run = runs.add(low, high);
      if (holders.last(run) === at) return; // the text has it twice
      holders.add(run, at);
      sizes[at]++;
    });
  });
  const common = new Uint32Array(test.length);
  train.forEach(({ text }, at) => {
    words.read(text);
    const same = texts.find(...wholeText(words, text));
    if (same >= 0) sameText.each(same, (testAt) => found(at, testAt, 1, true));
    const touched: number[] = [];
    const once = new Set<number>();
    eachRun(words, (low, high) => {
      const run = runs.find(low, high);
      if (run < 0 || holders.count(run) > COMMON || once.has(run)) return;
      once.add(run);
      holders.each(run, (testAt) => {
        if (common[testAt]++ === 0) touched.push(testAt);
      });
    });
    let own = -1;
    for (const testAt of touched) {
      const both = common[testAt];
      common[testAt] = 0;
      if (2 * both < sizes[testAt]) continue; // not near, however few runs the other text has
      if (own < 0) own = differentRuns(words);
      const shared = both / Math.max(own, sizes[testAt]);
      if (shared >= 0.5) found(at, testAt, shared, false);
    }
  });
}

/** All words in their order, in one number; of a text without any, its characters. */
function wholeText(words: WordHashes, text: string): readonly [low: number, high: number] {
  if (words.count === 0) return hashText(text.trim());
  return [words.lowOf(0, words.count), words.highOf(0, words.count)];
}

/** The four-word runs; none for a text of fewer words. */
function eachRun(words: WordHashes, use: (low: number, high: number) => void): void {
  for (let end = RUN; end <= words.count; end++) {
    use(words.lowOf(end - RUN, end), words.highOf(end - RUN, end));
  }
}

function differentRuns(words: WordHashes): number {
  const table = new KeyTable();
  eachRun(words, (low, high) => table.add(low, high));
  return table.size;
}
