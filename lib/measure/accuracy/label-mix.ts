/**
 * Whether two sets have another mix of labels, and what that alone would do to the accuracy. The test is Pearson's
 * chi-squared, its p by drawing the labels of both sets anew, since the usual tables do not hold for rare labels
 * (permutation test; Good, "Permutation Tests", 2000). The accuracy is standardised: each label recognised as often as
 * in the first set, and as common as in the second.
 */
import { seededRandom } from '../seeded-random';
import { checkPaired } from './accuracy';
import { recallsOf } from './class-balance';
import type { Judged } from './compare-accuracy';

export interface LabelMix {
  /** How often chance alone makes the mixes differ as much or more. */
  readonly p: number;
  /** Whether the mix changed for sure: p is below 5 %. */
  readonly changed: boolean;
  /** The accuracy on the first set. */
  readonly accuracy: number;
  /** What it would be with the second set's mix; undefined where the first set lacks one of its labels. */
  readonly expected: number | undefined;
}

const DRAWS = 1000;

/**
 * Compares the labels of a second set with those of a first one.
 *
 * @param first the first set's true labels and predictions
 * @param labels the true labels of the second set
 * @throws RangeError when a set is empty
 * @example
 * const first = { actual: ['a', 'a', 'b', 'b'], predicted: ['a', 'a', 'a', 'b'] }
 * labelMix(first, ['a', 'a', 'a', 'b']).expected // => 0.875
 */
export function labelMix(first: Judged, labels: readonly string[], seed = 1): LabelMix {
  checkPaired(first.actual, first.predicted);
  if (labels.length === 0) throw new RangeError('labelMix: the second set has no labels');
  const recalls = new Map(recallsOf(first).map(({ name, recall }) => [name, recall]));
  const share = (sum: number): number => sum / labels.length;
  const expected = share(labels.reduce((sum, label) => sum + (recalls.get(label) ?? NaN), 0));
  const right = first.actual.filter((label, i) => label === first.predicted[i]).length;
  const p = permutationP(first.actual, labels, seed);
  return {
    p,
    changed: p < 0.05,
    accuracy: right / first.actual.length,
    expected: Number.isNaN(expected) ? undefined : expected,
  };
}

/** How often a set of as many labels, drawn from those of both, differs from the rest as much as the second does. */
function permutationP(one: readonly string[], other: readonly string[], seed: number): number {
  const names = new Map<string, number>();
  const pool = Int32Array.from([...other, ...one], (label) => {
    if (!names.has(label)) names.set(label, names.size);
    return names.get(label) as number;
  });
  const all = countsOf(pool, names.size);
  // Sum of (observed - expected)² / expected, up to a factor that is the same for each draw.
  const distance = (counts: Int32Array): number =>
    counts.reduce((sum, count, k) => {
      const expected = (all[k] * other.length) / pool.length;
      return sum + (count - expected) ** 2 / expected;
    }, 0);
  const seen = distance(countsOf(pool.subarray(0, other.length), names.size));
  const random = seededRandom(seed);
  let asFar = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    for (let i = 0; i < other.length; i++) {
      const j = i + Math.floor(random() * (pool.length - i));
      [pool[i], pool[j]] = [pool[j], pool[i]];
    }
    const drawn = distance(countsOf(pool.subarray(0, other.length), names.size));
    asFar += Number(drawn >= seen - 1e-9);
  }
  return (asFar + 1) / (DRAWS + 1);
}

function countsOf(labels: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const label of labels) counts[label]++;
  return counts;
}
