/** What should be known of the data before an accuracy measured on it is believed. */
import { findLeaks, type Leak } from './leaks';
import { place } from './place';
import { countLabels, majorityShare } from './label-counts';
import type { LeftOut, Review } from './reviews';
import { suspiciousLabels, suspiciousTexts, type AlikeLabels } from './suspicious';
import { accuracyNeeded } from './test-size';
import type { Sets } from './trainable';
import { isUnspaced, hasWord, words } from './words';

/** One set of reviews in numbers. */
export interface SetCheck {
  readonly name: string;
  readonly reviews: number;
  /** Class and count, in alphabetical order. */
  readonly classes: readonly (readonly [string, number])[];
  /** The accuracy of always answering the commonest class. */
  readonly baseline: number;
  readonly withoutWords: number;
  /** Texts in scripts without spaces, such as Chinese. */
  readonly unspaced: number;
  /** Share of the words, counted each time, that the training set does not hold; 0 for that set. */
  readonly unknownWords: number;
  readonly duplicateIds: number;
}

/** Reviews that carry the same text with different labels. */
export interface Contradiction {
  readonly text: string;
  readonly labels: readonly string[];
  readonly places: readonly string[];
}

export interface DataCheck {
  readonly rowsRead: number;
  readonly leftOut: readonly LeftOut[];
  readonly sets: readonly SetCheck[];
  /** Reviews of test and second test set that stand in the training set. */
  readonly leaks: readonly Leak[];
  readonly contradictions: readonly Contradiction[];
  /** Places of texts that seem to hold other rows. */
  readonly swallowedRows: readonly string[];
  readonly alikeLabels: readonly AlikeLabels[];
  /** What must be measured on so many test reviews for the interval to lie above the target. */
  readonly target: number;
  readonly accuracyNeeded: number;
  readonly analyzer: 'word' | 'char';
}

export interface DataCheckInput extends Sets {
  readonly leftOut?: readonly LeftOut[];
  /** The accuracy that is to be claimed; by default 0.85. */
  readonly target?: number;
  readonly analyzer?: 'word' | 'char';
}

/**
 * Counts all that is listed in DataCheck; time and memory grow with the number of words.
 *
 * @example
 * const csv = 'text,label\ngood tea,yes\nbad tea,no\nfine milk,yes\nno milk,no'
 * const reviews = parseReviews(csv, 'tea.csv')
 * dataCheck({ train: reviews, test: reviews, shift: [] }).leaks.length // => 4
 */
export function dataCheck(input: DataCheckInput): DataCheck {
  const { train, test, shift, leftOut = [], target = 0.85, analyzer = 'word' } = input;
  const all = [...train, ...test, ...shift];
  const vocabulary = new Set<string>();
  for (const { text } of train) for (const word of words(text)) vocabulary.add(word);
  const sets = [
    checkSet('training', train, vocabulary),
    checkSet('test', test, vocabulary),
    ...(shift.length > 0 ? [checkSet('second test', shift, vocabulary)] : []),
  ];
  return {
    rowsRead: all.length + leftOut.length,
    leftOut,
    sets,
    leaks: findLeaks(train, [...test, ...shift]),
    contradictions: findContradictions(all),
    swallowedRows: suspiciousTexts(all),
    alikeLabels: suspiciousLabels(all),
    target,
    accuracyNeeded: accuracyNeeded(test.length, target),
    analyzer,
  };
}

function checkSet(name: string, reviews: readonly Review[], vocabulary: Set<string>): SetCheck {
  const labels = reviews.map(({ label }) => label);
  let seen = 0;
  let unknown = 0;
  for (const { text } of reviews) {
    for (const word of words(text)) {
      seen++;
      if (!vocabulary.has(word)) unknown++;
    }
  }
  return {
    name,
    reviews: reviews.length,
    classes: [...countLabels(labels)],
    baseline: majorityShare(labels),
    withoutWords: reviews.filter(({ text }) => !hasWord(text)).length,
    unspaced: reviews.filter(({ text }) => isUnspaced(text)).length,
    unknownWords: seen === 0 ? 0 : unknown / seen,
    duplicateIds: reviews.length - new Set(reviews.map(({ id, file }) => `${file}\n${id}`)).size,
  };
}

function findContradictions(reviews: readonly Review[]): Contradiction[] {
  const first = new Map<string, Review>();
  const found = new Map<string, Review[]>();
  for (const review of reviews) {
    const text = review.text.trim().toLowerCase();
    const known = first.get(text);
    if (known === undefined) first.set(text, review);
    else if (known.label !== review.label || found.has(text)) {
      found.set(text, [...(found.get(text) ?? [known]), review]);
    }
  }
  return [...found.values()].map((same) => ({
    text: same[0].text,
    labels: [...new Set(same.map(({ label }) => label))],
    places: same.map(place),
  }));
}

