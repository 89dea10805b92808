/**
 * One file into training and test reviews: stratified (each class in the same share) and repeatable
 * (a seed decides, not the machine), as scikit-learn's train_test_split and StratifiedGroupKFold do.
 */
import { DataError } from './data-error';
import type { Review } from './reviews';
import { visible } from './visible';

export interface SplitOptions {
  /** The share of reviews that become the test set; above 0 and below 1. By default 0.2. */
  readonly testSize?: number;
  /** A whole number; by default 1. */
  readonly seed?: number;
  /** A column whose equal values must stay on one side, such as 'customer'. */
  readonly groupBy?: string;
}

/**
 * Splits reviews; both parts keep the order of the file.
 *
 * @throws DataError when a class, or its groups, cannot stand on both sides
 * @example
 * const csv = 'text,label\ngood tea,yes\nbad tea,no\nfine milk,yes\nno milk,no'
 * const reviews = parseReviews(csv, 'tea.csv')
 * splitReviews(reviews, { testSize: 0.5 }).test.map(({ label }) => label).sort() // => ['no', 'yes']
 */
export function splitReviews(
  reviews: readonly Review[],
  { testSize = 0.2, seed = 1, groupBy }: SplitOptions = {},
): { train: Review[]; test: Review[] } {
  if (!(testSize > 0 && testSize < 1)) {
    throw new DataError(`--test-size must be above 0 and below 1, but is ${testSize}.`);
  }
  if (!Number.isSafeInteger(seed)) throw new DataError(`--seed must be a whole number, but is ${seed}.`);
  const groups = groupBy === undefined ? reviews.map((_, at) => [at]) : groupsOf(reviews, groupBy);
  const chosen = chooseTest(reviews, groups, testSize, seed);
  const train: Review[] = [];
  const test: Review[] = [];
  reviews.forEach((review, at) => (chosen[at] === 1 ? test : train).push(review));
  return { train, test };
}

/** Goes through the groups in random order and takes each that brings the test set nearer its size in every class. */
function chooseTest(
  reviews: readonly Review[],
  groups: readonly (readonly number[])[],
  testSize: number,
  seed: number,
): Uint8Array {
  const counts = new Map<string, number>();
  for (const { label } of reviews) counts.set(label, (counts.get(label) ?? 0) + 1);
  const missing = new Map([...counts].map(([label, n]) => [label, share(n, testSize)]));
  const order = Float64Array.from(groups, (_, at) => randomOf(seed, at));
  const places = groups.map((_, at) => at).sort((a, b) => order[a] - order[b] || a - b);
  const chosen = new Uint8Array(reviews.length);
  for (const place of places) {
    const own = new Map<string, number>();
    for (const at of groups[place]) own.set(reviews[at].label, (own.get(reviews[at].label) ?? 0) + 1);
    let gain = 0;
    for (const [label, n] of own) {
      const left = missing.get(label) ?? 0;
      gain += Math.abs(left) - Math.abs(left - n);
    }
    if (gain <= 0) continue;
    for (const [label, n] of own) missing.set(label, (missing.get(label) ?? 0) - n);
    for (const at of groups[place]) chosen[at] = 1;
  }
  return chosen;
}

/** How many of n go into the test set: rounded, but one at least on each side where there are two. */
function share(n: number, testSize: number): number {
  return Math.min(Math.max(Math.round(n * testSize), 1), Math.max(n - 1, 0));
}

function groupsOf(reviews: readonly Review[], groupBy: string): number[][] {
  const groups = new Map<string, number[]>();
  reviews.forEach(({ id, extra, file, row }, at) => {
    const value = extra.get(groupBy) ?? (groupBy === 'id' ? id : undefined);
    if (value === undefined) {
      const names = [...extra.keys()].map((name) => visible(name)).join(', ');
      throw new DataError(
        `${file ?? 'the data'}: row ${row ?? at + 1}: there is no column '${visible(groupBy)}' to group by; other columns: ${names || 'none'}.`,
      );
    }
    const members = groups.get(value);
    if (members === undefined) groups.set(value, [at]);
    else members.push(at);
  });
  if (groups.size < 2) {
    throw new DataError(`--group-by ${visible(groupBy)}: all rows are one group; nothing is left to test on.`);
  }
  return [...groups.values()];
}

/** A number from 0 to 2^32 that depends on seed and index only (MurmurHash3's 32-bit finish). */
function randomOf(seed: number, index: number): number {
  let bits = (Math.imul(seed, 0x9e3779b1) + Math.imul(index + 1, 0x9e3779b9)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
