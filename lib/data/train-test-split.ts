/**
 * One file into training and test reviews: stratified (each class in the same share) and repeatable
 * (a seed decides, not the machine), as scikit-learn's train_test_split and StratifiedGroupKFold do.
 */
import { DataError } from './data-error';
import type { Review } from './reviews';
import { seen, visible } from './visible';

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
  if (groups !== undefined) checkGroups(reviews, groups, chosen, groupBy ?? '');
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
  const missing = testCounts(classOf, numbers.size, testSize);
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
  if (groups !== undefined && !chosen.includes(1)) {
    // Each is too large for the share: the smallest is nearest to it.
    const smallest = groups.reduce((least, group) => (group.length < least.length ? group : least));
    for (const at of smallest) chosen[at] = 1;
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

/**
 * How many of each class go into the test set: its share without the fraction, and one more for those with
 * the largest fractions until the whole is right; but one at least on each side where there are two.
 */
function testCounts(classOf: Int32Array, classes: number, testSize: number): Float64Array {
  const sizes = new Float64Array(classes);
  for (const number of classOf) sizes[number]++;
  const counts = sizes.map((n) =>
    Math.min(Math.max(Math.floor(n * testSize), 1), Math.max(n - 1, 0)),
  );
  let left = Math.round(classOf.length * testSize) - counts.reduce((sum, n) => sum + n, 0);
  const fraction = (at: number): number => sizes[at] * testSize - counts[at];
  const order = [...counts.keys()].sort((a, b) => fraction(b) - fraction(a) || a - b);
  for (const at of order) {
    if (left <= 0 || fraction(at) <= 0) break;
    if (counts[at] >= sizes[at] - 1) continue;
    counts[at]++;
    left--;
  }
  return counts;
}

/** A group's name as it counts: 'u1 ', 'U1' and 'u1', or 1 and 1.0, are one, so that none stands on both sides. */
export function groupKey(value: string): string {
  const plain = seen(value);
  return /^[+-]?\d+([.,]\d+)?$/.test(plain) ? String(Number(plain.replace(',', '.'))) : plain;
}

/** The value of a review in the column to group by. */
function groupOf({ id, extra, file, row }: Review, groupBy: string, at = 0): string {
  const value = extra.get(groupBy) ?? (groupBy === 'id' ? id : undefined);
  if (value !== undefined) return value;
  const names = [...extra.keys()].map((name) => visible(name)).join(', ');
  throw new DataError(
    `${file ?? 'the data'}: row ${row ?? at + 1}: there is no column '${visible(groupBy)}' to group by; other columns: ${names || 'none'}.`,
  );
}

/** A review without a value is a group of its own. */
function groupsOf(reviews: readonly Review[], groupBy: string): number[][] {
  const groups = new Map<string, number[]>();
  const alone: number[][] = [];
  reviews.forEach((review, at) => {
    const key = groupKey(groupOf(review, groupBy, at));
    const members = groups.get(key);
    if (key === '') alone.push([at]);
    else if (members === undefined) groups.set(key, [at]);
    else members.push(at);
  });
  if (groups.size + alone.length < 2) {
    throw new DataError(
      `--group-by ${visible(groupBy)}: all rows are one group; nothing is left to test on.`,
    );
  }
  return [...groups.values(), ...alone];
}

/** @throws DataError where no split of these groups, or not this one, has every class on both sides */
function checkGroups(
  reviews: readonly Review[],
  groups: readonly (readonly number[])[],
  chosen: Uint8Array,
  groupBy: string,
): void {
  const held = new Map<string, { groups: number; sides: Set<number> }>();
  for (const members of groups) {
    for (const label of new Set(members.map((at) => reviews[at].label))) {
      const known = held.get(label) ?? { groups: 0, sides: new Set() };
      known.groups++;
      held.set(label, known);
    }
  }
  reviews.forEach(({ label }, at) => held.get(label)?.sides.add(chosen[at]));
  const found = [...held].find(([, { sides }]) => sides.size < 2);
  if (found === undefined) return;
  const [label, { groups: count }] = found;
  throw new DataError(
    `--group-by ${visible(groupBy)}: the class '${visible(label)}' stands in ${count} of ${groups.length} groups, and a group stays on one side: ` +
      (count < 2
        ? 'it cannot stand in both sets. Take the class out, or split without --group-by.'
        : 'this split has it on one side only. Try another --seed or --test-size, or group by a column with more values.'),
  );
}

/** What grouping took for one group or for none, to be said: how many reviews and how many spellings. */
export function groupNotes(reviews: readonly Review[], groupBy: string): string[] {
  const spellings = new Map<string, Set<string>>();
  let empty = 0;
  for (const review of reviews) {
    const value = groupOf(review, groupBy);
    const key = groupKey(value);
    if (key === '') empty++;
    else spellings.set(key, (spellings.get(key) ?? new Set()).add(value));
  }
  const several = [...spellings.values()].filter(({ size }) => size > 1);
  const [first] = several.map((values) =>
    [...values].map((one) => `'${visible(one)}'`).join(' and '),
  );
  const name = visible(groupBy);
  return [
    `${spellings.size} different values of '${name}' keep together.`,
    ...(empty > 0 ? [`${empty} reviews have no '${name}'; each of them is a group of its own.`] : []),
    ...(first !== undefined ? [`${several.length} values of '${name}' are written in more than one way and count as one: ${first}.`] : []),
  ]; // prettier-ignore
}

/** A number from 0 to 2^32 that depends on seed and index only (MurmurHash3's 32-bit finish). */
function randomOf(seed: number, index: number): number {
  let bits = (Math.imul(seed, 0x9e3779b1) + Math.imul(index + 1, 0x9e3779b9)) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
