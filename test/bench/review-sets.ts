/** What the benchmark is run on: short reviews as they are, and long ones made of whole reviews. */
import { readReviews } from '../../lib/dist/data/reviews';

export interface LabelledTexts {
  readonly texts: readonly string[];
  readonly labels: readonly string[];
}

export interface ReviewSets {
  readonly train: LabelledTexts;
  /** Training reviews of one class joined, in their order, to texts as long as those of `long`. */
  readonly trainLong: LabelledTexts;
  /** All test reviews, for accuracy. */
  readonly test: LabelledTexts;
  /** The test reviews of 60 to 160 characters. */
  readonly short: readonly string[];
  /** Test reviews joined, in their order, to texts of 1300 characters or a little more. */
  readonly long: readonly string[];
}

const SHORT = [60, 160] as const;
const LONG = 1300;

/** @throws Error when a file is not as it should be, or has no reviews for one of the sets */
export function readReviewSets(trainPath: string, testPath: string): ReviewSets {
  const [train, test] = [trainPath, testPath].map((path) => {
    const reviews = readReviews(path);
    return {
      texts: reviews.map(({ text }) => flat(text)),
      labels: reviews.map(({ label }) => label),
    };
  });
  const short = test.texts.filter(({ length }) => length >= SHORT[0] && length <= SHORT[1]);
  const long = joinToLength(test.texts, LONG);
  if (short.length === 0 || long.length === 0) {
    throw new Error(
      `${testPath}: the benchmark needs reviews of ${SHORT.join(' to ')} characters, ` +
        `and ${LONG} characters in all`,
    );
  }
  return { train, trainLong: joinByLabel(train, trainPath), test, short, long };
}

function joinByLabel({ texts, labels }: LabelledTexts, path: string): LabelledTexts {
  const joined = [...new Set(labels)].flatMap((label) => {
    const longTexts = joinToLength(
      texts.filter((_, at) => labels[at] === label),
      LONG,
    );
    if (longTexts.length === 0) {
      throw new Error(
        `${path}: the benchmark needs ${LONG} characters of each class; '${label}' has less`,
      );
    }
    return longTexts.map((text) => ({ text, label }));
  });
  return { texts: joined.map(({ text }) => text), labels: joined.map(({ label }) => label) };
}

/** Joins whole texts by a space until each result has `length` characters; the rest is left out. */
export function joinToLength(texts: readonly string[], length: number): string[] {
  const joined: string[] = [];
  let current = '';
  for (const text of texts) {
    current = current === '' ? text : `${current} ${text}`;
    if (current.length >= length) {
      joined.push(flat(current));
      current = '';
    }
  }
  return joined;
}

/** A string in one piece, as it comes from a file or a socket (V8 keeps sums of strings in parts). */
function flat(text: string): string {
  return Buffer.from(text).toString();
}
