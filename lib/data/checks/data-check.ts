/** What should be known of the data before an accuracy measured on it is believed. */
import { findLeaks, type Leak } from './leaks';
import { place } from '../place';
import { countLabels, majorityShare } from '../label-counts';
import type { LeftOut, Review } from '../reviews';
import {
  alikeLabels,
  garbledTexts,
  oddLabels,
  suspiciousTexts,
  type AlikeLabels,
  type OddLabel,
} from './suspicious';
import { accuracyNeeded } from './test-size';
import type { Sets } from './trainable';
import { isUnspaced, tokensOf } from '../words';

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
  /**
   * Share of the words, counted each time, that the training set does not hold. For that set itself, the share to
   * expect in more texts like its own: that of the words that it holds once (Good, Biometrika 1953).
   */
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
  /** Places of texts with signs of a wrong encoding. */
  readonly garbledTexts: readonly string[];
  readonly alikeLabels: readonly AlikeLabels[];
  readonly oddLabels: readonly OddLabel[];
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
  const vocabulary = new Map<string, number>();
  const sets = [
    checkSet('training', train, vocabulary, true),
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
    garbledTexts: garbledTexts(all),
    alikeLabels: alikeLabels(all),
    oddLabels: oddLabels(all),
    target,
    accuracyNeeded: accuracyNeeded(test.length, target),
    analyzer,
  };
}

function checkSet(
  name: string,
  reviews: readonly Review[],
  vocabulary: Map<string, number>,
  learn = false,
): SetCheck {
  const labels = reviews.map(({ label }) => label);
  let [seen, unknown, withoutWords, unspaced] = [0, 0, 0, 0];
  const ids = new Map<string, Set<string>>();
  let differentIds = 0;
  for (const { text, id, file = '' } of reviews) {
    const tokens = tokensOf(text);
    for (const token of tokens) {
      const before = vocabulary.get(token) ?? 0;
      if (learn) vocabulary.set(token, before + 1);
      if (before === 0) unknown++;
      else if (learn && before === 1) unknown--; // no longer held once
    }
    seen += tokens.length;
    if (tokens.length === 0) withoutWords++;
    if (isUnspaced(text)) unspaced++;
    let ofFile = ids.get(file);
    if (ofFile === undefined) ids.set(file, (ofFile = new Set()));
    if (!ofFile.has(id)) differentIds++;
    ofFile.add(id);
  }
  return {
    name,
    reviews: reviews.length,
    classes: [...countLabels(labels)],
    baseline: majorityShare(labels),
    withoutWords,
    unspaced,
    unknownWords: seen === 0 ? 0 : unknown / seen,
    duplicateIds: reviews.length - differentIds,
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
      const same = found.get(text);
      if (same === undefined) found.set(text, [known, review]);
      else same.push(review);
    }
  }
  return [...found.values()].map((same) => ({
    text: same[0].text,
    labels: [...new Set(same.map(({ label }) => label))],
    places: same.map(place),
  }));
}
