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
  if (!Number.isSafeInteger(seed))
    throw new DataError(`--seed must be a whole number, but is ${seed}.`);
  const groups = groupBy === undefined ? undefined : groupsOf(reviews, groupBy);
  const chosen = chooseTest(reviews, groups, testSize, seed);
  const train: Review[] = [];
  const test: Review[] = [];
  reviews.forEach((review, at) => (chosen[at] === 1 ? test : train).push(review));
  return { train, test };
}

/** Goes through the groups in random order and takes each that brings the test set nearer its size in every class. */
function chooseTest(
  reviews: readonly Review[],
  groups: readonly (readonly number[])[] | undefined,
  testSize: number,
  seed: number,
): Uint8Array {
  const numbers = new Map<string, number>();
  const classOf = Int32Array.from(reviews, ({ label }) => {
    let number = numbers.get(label);
    if (number === undefined) numbers.set(label, (number = numbers.size));
    return number;
  });
  const missing = new Float64Array(numbers.size);
  for (const number of classOf) missing[number]++;
  missing.forEach((n, number) => (missing[number] = share(n, testSize)));
  const chosen = new Uint8Array(reviews.length);
  const own = new Map<number, number>();
  for (const place of shuffledPlaces(groups?.length ?? reviews.length, seed)) {
    if (groups === undefined) {
      if (missing[classOf[place]] > 0)
        [chosen[place], missing[classOf[place]]] = [1, missing[classOf[place]] - 1];
      continue;
    }
    own.clear();
    for (const at of groups[place]) own.set(classOf[at], (own.get(classOf[at]) ?? 0) + 1);
    let gain = 0;
    for (const [number, n] of own)
      gain += Math.abs(missing[number]) - Math.abs(missing[number] - n);
    if (gain <= 0) continue;
    for (const [number, n] of own) missing[number] -= n;
    for (const at of groups[place]) chosen[at] = 1;
  }
  return chosen;
}

/** The numbers below `count` in random order. */
function shuffledPlaces(count: number, seed: number): Float64Array {
  // Random number and place in one number below 2^53, since plain numbers sort ten times as fast.
  const scale = 2 ** 21 / count;
  const keys = Float64Array.from(
    { length: count },
    (_, at) => Math.floor(randomOf(seed, at) * scale) * count + at,
  );
  return keys.sort().map((key) => key % count);
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
    throw new DataError(
      `--group-by ${visible(groupBy)}: all rows are one group; nothing is left to test on.`,
    );
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
