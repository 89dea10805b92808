/**
 * Which shape a sweep has: a straight line or one with a bend, and which sizes stand apart from both.
 *
 * A hiccup of the machine may fall on one size only. So each shape is first fitted to the best
 * subset that leaves up to a fifth of the sizes out (least trimmed squares; Rousseeuw, "Least Median
 * of Squares Regression", JASA 1984; there are few sizes, so all subsets are tried), and a size left
 * out that lies far from what the others say is an outlier. It is set aside, and never in silence:
 * the cost model names it.
 *
 * A bend is kept only where an F test carries it: the line with a bend must leave so much smaller
 * squares that chance alone does so in less than 5 of 100 sweeps (Chow, Econometrica 1960, with
 * Bonferroni's factor for the number of bends that were tried). What chance does is read off the
 * sizes' distances from the bent line or, where the medians' own scatter is known, off that, which says
 * it from many more timings ("pure error"; Draper & Smith, Applied Regression Analysis, section 2.1). No
 * sweep is a line with a bend to the last digit, so that a bend must then also halve the squares.
 */
import type { MedianNoise } from './median-noise';
import { fitRelative, varianceAt, type RelativeFit } from './relative-fit';

export interface CostShape {
  /** Times as [1, size] or, with a bend, [1, size, size beyond the bend]. */
  readonly fit: RelativeFit;
  /** The batch size at which the line bends. */
  readonly bendAt?: number;
  /** Positions of the sizes that were fitted. */
  readonly kept: readonly number[];
  /** Positions of the sizes that stand apart. */
  readonly outliers: readonly number[];
}

/** A bend needs three sizes on each side of it; the one it falls on counts for both. */
const LEAST_FOR_BEND = 7;
/** A line that misses no size by more than this is straight enough, whatever a test finds. */
const STRAIGHT_ENOUGH = 0.03;
const SIGNIFICANCE = 0.05;
/** A bend that a known scatter carries leaves at most this share of the line's squares. */
const LEFT_BY_BEND = 0.5;
/** An outlier lies this many standard deviations from what the others predict, and at least this share. */
const FAR_DEVIATIONS = 6;
const FAR_SHARE = 0.15;
/** More would leave hundreds of subsets to try, and no sweep to speak of. */
const MOST_LEFT_OUT = 2;

/** The columns of the design: overhead, reviews, and reviews beyond the bend where there is one. */
export function designColumns(sizes: readonly number[], bendAt?: number): number[][] {
  const columns = [sizes.map(() => 1), [...sizes]];
  if (bendAt !== undefined) columns.push(sizes.map((size) => Math.max(0, size - bendAt)));
  return columns;
}

/**
 * Finds the shape.
 *
 * @param sizes ascending, all different, three or more
 * @param times above 0, one a size
 * @param noise how sure the times are, where that is known
 */
export function findShape(
  sizes: readonly number[],
  times: readonly number[],
  noise?: MedianNoise,
): CostShape {
  const all = sizes.map((_, index) => index);
  const { bendAt: assumed, left } = bestShape(
    sizes,
    (bendAt) => bestSubset(sizes, times, bendAt),
    noise,
  );
  const outliers = farSizes(sizes, times, left, assumed);
  const kept = all.filter((index) => !outliers.includes(index));
  const keptSizes = kept.map((index) => sizes[index]);
  const keptTimes = kept.map((index) => times[index]);
  const { fit, bendAt } = bestShape(
    keptSizes,
    (bend) => ({ fit: fitRelative(designColumns(keptSizes, bend), keptTimes) }),
    noise,
  );
  return { fit, kept, outliers, ...(bendAt === undefined ? {} : { bendAt }) };
}

/** The straight line or, where the F test carries one, the best line with a bend. */
function bestShape<T extends { readonly fit: RelativeFit }>(
  sizes: readonly number[],
  fitWith: (bendAt?: number) => T,
  noise?: MedianNoise,
): T & { readonly bendAt?: number } {
  const line = fitWith();
  let best: T & { readonly bendAt?: number } = line;
  if (line.fit.relativeErrors.every((error) => Math.abs(error) <= STRAIGHT_ENOUGH)) return best;
  const bends = bendsToTry(sizes);
  for (const bendAt of bends) {
    const bent = fitWith(bendAt);
    const [overhead, before, change] = bent.fit.coefficients;
    if (overhead < 0 || before < 0 || before + change < 0) continue; // no cost is below 0
    const { squares } = bent.fit;
    const chance = bends.length * chanceOf(line.fit, bent.fit, noise);
    if (chance < SIGNIFICANCE && squares < best.fit.squares) best = { ...bent, bendAt };
  }
  return best;
}

/** How often chance alone makes a bend leave so much smaller squares than the line: the F test's p. */
function chanceOf(line: RelativeFit, bent: RelativeFit, noise?: MedianNoise): number {
  if (noise !== undefined && bent.squares > LEFT_BY_BEND * line.squares) return 1;
  // One degree less for the place of the bend.
  const degrees = noise?.degreesOfFreedom ?? bent.degreesOfFreedom - 1;
  const variance = noise === undefined ? bent.squares / degrees : noise.share ** 2;
  // With two numbers more than the line has, the F distribution's tail has this closed form.
  return (1 + (line.squares - bent.squares) / (variance * degrees)) ** (-degrees / 2);
}

function bendsToTry(sizes: readonly number[]): readonly number[] {
  return sizes.length < LEAST_FOR_BEND ? [] : sizes.slice(2, -2);
}

/** The sizes to leave out so that the shape fits the others best, and that fit. */
function bestSubset(sizes: readonly number[], times: readonly number[], bendAt?: number) {
  const columns = designColumns(sizes, bendAt);
  const most = Math.min(MOST_LEFT_OUT, Math.floor(sizes.length / 5));
  let best = { left: [] as readonly number[], squares: Infinity };
  for (const left of subsets(sizes.length, most)) {
    if (!determinesShape(without(sizes, left), bendAt)) continue;
    const { squares } = fitWithout(columns, times, left, 0);
    if (squares < best.squares) best = { left, squares };
  }
  return { left: best.left, fit: fitWithout(columns, times, best.left) };
}

/** Which of the sizes left out lie far from what the others say of them. */
function farSizes(
  sizes: readonly number[],
  times: readonly number[],
  left: readonly number[],
  bendAt?: number,
): number[] {
  const columns = designColumns(sizes, bendAt);
  const fit = fitWithout(columns, times, left);
  return left.filter((index) => {
    const row = columns.map((column) => column[index]);
    const expected = row.reduce((sum, value, j) => sum + fit.coefficients[j] * value, 0);
    const deviation = Math.sqrt((fit.relativeScatter * expected) ** 2 + varianceAt(fit, row));
    const away = Math.abs(times[index] - expected);
    return away > Math.max(FAR_SHARE * Math.abs(expected), FAR_DEVIATIONS * deviation);
  });
}

/** Whether each piece of the line still has three sizes, the one at the bend counting for both. */
function determinesShape(sizes: readonly number[], bendAt?: number): boolean {
  if (bendAt === undefined) return true;
  const beyond = sizes.filter((size) => size > bendAt).length;
  return sizes.includes(bendAt) && beyond >= 2 && sizes.length - beyond >= 3;
}

function fitWithout(
  columns: readonly (readonly number[])[],
  times: readonly number[],
  left: readonly number[],
  iterations?: number,
): RelativeFit {
  return fitRelative(
    columns.map((column) => without(column, left)),
    without(times, left),
    iterations,
  );
}

function without(values: readonly number[], left: readonly number[]): number[] {
  return values.filter((_, index) => !left.includes(index));
}

/** Every way to choose `size` of the numbers from 0 up to but not including `count`. */
function subsets(count: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  const found: number[][] = [];
  for (let first = from; first <= count - size; first++) {
    for (const others of subsets(count, size - 1, first + 1)) found.push([first, ...others]);
  }
  return found;
}
