/**
 * How long one call takes as the batch grows: predict functions timed at several batch sizes. Every
 * round visits all sizes of all functions in a new random order, so that a slow moment of the machine
 * does not fall on one size (randomised blocks; Kalibera & Jones, "Rigorous Benchmarking in
 * Reasonable Time", ISMM 2013, on why rounds are repeated and when to stop). Batches walk through the
 * texts, so that no call is helped by having just seen the same ones.
 *
 * Rounds are repeated until every median is stable or the time budget is spent: stable is a median
 * whose 95 % interval, taken from the middle half of its timings, is narrow enough.
 */
import { checkWhole } from '../argument-checks';
import { powersOfTwo } from './batch-size-choice';
import { percentile } from '../timing/latency-summary';
import { LEAST_TIMING_MS } from '../timing/repeats';
import { checkedOptions, takeRounds, type RoundsOptions, type RoundsTaken } from '../timing/rounds';
import { validityOf, type Validity } from '../timing/validity';
import { Z95 } from '../student-t';
import { medianErrorShare } from './median-noise';
import { sizeTimer, type SizeTimer } from './size-timer';
import { predictsOf, type Models } from '../timing/both-ways';

/** By the budget, at least five rounds are taken and at most 61, shared by all functions. */
export interface SweepOptions extends RoundsOptions {
  /** Batch sizes; default: powers of two up to the number of texts. */
  readonly sizes?: readonly number[];
}

/** The timings of one batch size, in milliseconds for one call with `batchSize` texts. */
export interface BatchSizeTimings {
  readonly batchSize: number;
  /** Calls inside one timing, each with its own texts; a timing is their mean. */
  readonly repeats: number;
  /** One timing for each round, in the order they were taken. */
  readonly timingsMs: Float64Array;
  readonly medianMs: number;
  /** The middle half of the timings lies between the two quartiles (the interquartile range). */
  readonly lowerQuartileMs: number;
  readonly upperQuartileMs: number;
}

/** One function's sweep. */
export interface Sweep {
  /** One entry for each size that was measured, smallest first. */
  readonly timings: readonly BatchSizeTimings[];
  /** Sizes for which the budget had no room, ascending: a slow function takes fewer. */
  readonly leftOut: readonly number[];
  readonly rounds: number;
  /** Whether every median was stable in the end. */
  readonly stable: boolean;
  /** Whether the times can be believed. */
  readonly validity: Validity;
}

export const SWEEP_ROUNDS = { least: 5, most: 61 };
/** Of a slow function at least so many sizes are measured, whatever the budget: fewer make no line. */
const LEAST_SIZES = 4;
/** Fewer timings tell nothing of how they scatter. */
const LEAST_TIMINGS = 3;

/**
 * Times several predict functions at each batch size, all of them in every round, so that they can
 * be compared. A function that is too slow for its share of the budget takes the smaller sizes only.
 *
 * @param models name to predict function, or trained models
 * @returns name to sweep, in the same order
 * @throws RangeError when there are no texts, a size is no whole number from 1 to the number of
 *   texts or stands twice, or an option is out of range
 * @throws Error when a function does not return one answer a text, or the clock does not move
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const sweeps = sweepModels(new Map([['tiny', predict]]), ['a', 'b'], { clock: () => now })
 * sweeps.get('tiny').stable // => true
 */
export function sweepModels(
  models: Models,
  texts: readonly string[],
  options: SweepOptions = {},
): Map<string, Sweep> {
  const predicts = predictsOf(models);
  if (texts.length === 0) throw new RangeError('callCosts: there are no texts to predict');
  const { sizes = powersOfTwo(texts.length) } = options;
  const { rounds, budgetMs, clock } = checkedOptions(options);
  checkSizes(sizes, texts.length);
  const ascending = [...sizes].sort((a, b) => a - b);
  const startMs = clock();
  // The warm-up costs up to three rounds.
  const roomMs = budgetMs / predicts.size / (SWEEP_ROUNDS.least + 3);

  const runs = [...predicts].map(([name, predict]) => {
    const time = sizeTimer(predict, texts, clock);
    const fitting = warmUp(ascending, time, rounds === undefined ? roomMs : Infinity);
    const measured = fitting.map((batchSize) => {
      const repeats = time.repeatsFor(batchSize);
      return { batchSize, repeats, timingsMs: [] as number[] };
    });
    return { name, time, measured, leftOut: ascending.slice(fitting.length) };
  });
  const measured = runs.flatMap(({ time, measured: sizes }) =>
    sizes.map((size) => ({ time, size })),
  );
  const turns = measured.map(
    ({ time, size }) =>
      () =>
        void size.timingsMs.push(time.callMs(size.batchSize, size.repeats)),
  );
  const isPrecise = (precision: number): boolean =>
    measured.every(({ size }) => isStable(size.timingsMs, precision));
  const taken = takeRounds({ turns, ...SWEEP_ROUNDS, startMs, isPrecise }, options);
  return new Map(
    runs.map(({ name, measured, leftOut }) => [name, sweepOf(measured, leftOut, taken, options)]),
  );
}

/** What was timed of one size. */
export interface SizeTimings {
  readonly batchSize: number;
  readonly repeats: number;
  readonly timingsMs: number[];
}

/** Sums up the timings of each size of one function. */
export function sweepOf(
  measured: readonly SizeTimings[],
  leftOut: readonly number[],
  taken: RoundsTaken,
  options: RoundsOptions,
): Sweep {
  const { precision } = checkedOptions(options);
  return {
    timings: measured.map(withSpread),
    leftOut,
    rounds: taken.rounds,
    stable: measured.every(({ timingsMs }) => isStable(timingsMs, precision)),
    validity: validityOf(taken),
  };
}

/** Runs the sizes until the next one, as the last one tells, would make a round longer than `roomMs`. */
function warmUp(
  sizes: readonly number[],
  { repeatsFor, callMs }: SizeTimer,
  roomMs: number,
): readonly number[] {
  let roundMs = 0;
  let perReviewMs = 0;
  for (const [index, size] of sizes.entries()) {
    const expectedMs = Math.max(LEAST_TIMING_MS, perReviewMs * size);
    if (index >= LEAST_SIZES && roundMs + expectedMs > roomMs) return sizes.slice(0, index);
    const repeats = repeatsFor(size);
    const timeMs = Math.min(callMs(size, repeats), callMs(size, repeats)); // not a slow moment
    perReviewMs = timeMs / size;
    roundMs += timeMs * repeats;
  }
  return sizes;
}

/** Whether the median of the timings is known to `precision` of itself, to each side. */
export function isStable(timingsMs: ArrayLike<number>, precision: number): boolean {
  return timingsMs.length >= LEAST_TIMINGS && Z95 * medianErrorShare(timingsMs) <= precision;
}

function withSpread(size: SizeTimings): BatchSizeTimings {
  const timingsMs = Float64Array.from(size.timingsMs);
  const sorted = timingsMs.slice().sort();
  return {
    ...size,
    timingsMs,
    medianMs: percentile(sorted, 0.5),
    lowerQuartileMs: percentile(sorted, 0.25),
    upperQuartileMs: percentile(sorted, 0.75),
  };
}

/**
 * Checks that batch sizes are whole numbers, each once, that the texts suffice for.
 *
 * @throws RangeError when there are no sizes, one stands twice, or one is no whole number from 1 to the number of texts
 */
function checkSizes(sizes: readonly number[], texts: number): void {
  if (sizes.length === 0) throw new RangeError('callCosts: there are no batch sizes');
  if (new Set(sizes).size !== sizes.length) {
    throw new RangeError(`callCosts: a batch size stands twice in ${sizes.join(', ')}`);
  }
  for (const size of sizes) {
    checkWhole('a batch size', size, 1);
    if (size > texts) {
      throw new RangeError(`a batch of ${size} needs more than the ${texts} texts that are there`);
    }
  }
}
