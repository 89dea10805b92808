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
import { checkNotNegative, checkPositive, checkWhole } from '../argument-checks';
import { powersOfTwo } from './batch-size-choice';
import { systemClock, type Clock } from '../timing/clock';
import { percentile } from '../timing/latency-summary';
import { takeRounds, type OnMeasuring } from '../timing/rounds';
import { medianErrorShare } from './median-noise';
import { sizeTimer, type SizeTimer } from './size-timer';
import { predictsOf, type Models, type Predict } from '../timing/both-ways';

export interface SweepOptions {
  /** Batch sizes; default: powers of two up to `largest`. */
  readonly sizes?: readonly number[];
  /** Default, and at most, the number of texts. */
  readonly largest?: number;
  /** Time for everything, warm-up included, shared by the functions; default 2000 ms. */
  readonly budgetMs?: number;
  /** A median is stable when it is known to this share of itself, to each side; default 0.05. */
  readonly precision?: number;
  /** Rounds that are run even when that takes longer than the budget; default 5, at least 3. */
  readonly leastRounds?: number;
  /** Rounds after which no more are run; default 61. */
  readonly mostRounds?: number;
  /** Calls are repeated inside one timing until it lasts this long; default 5 ms. */
  readonly leastTimingMs?: number;
  /** Decides the order of the sizes; default 1. */
  readonly seed?: number;
  /** Called between rounds with how far the measurement is. */
  readonly onProgress?: OnMeasuring;
  readonly clock?: Clock;
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
  readonly minMs: number;
  readonly maxMs: number;
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
}

/** Of a slow function at least so many sizes are measured, whatever the budget: fewer make no line. */
const LEAST_SIZES = 4;
/** Half a 95 % interval, in standard errors. */
const REACH = 1.96;

/**
 * Times one predict function at each batch size. See `sweepModels`.
 *
 * @throws as `sweepModels` does
 * @example
 * let now = 0
 * const predict = (texts) => texts.map(() => (now++, 'yes'))
 * const sweep = sweepBatchSizes(predict, ['a', 'b', 'c'], { clock: () => now })
 * sweep.timings.map(({ batchSize, medianMs }) => [batchSize, medianMs]) // => [[1, 1], [2, 2]]
 */
export function sweepBatchSizes(
  predict: Predict,
  texts: readonly string[],
  options?: SweepOptions,
): Sweep {
  const [sweep] = sweepModels(new Map([['', predict]]), texts, options).values();
  return sweep;
}

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
  if (texts.length === 0) throw new RangeError('sweepBatchSizes: there are no texts to predict');
  const { largest = texts.length, seed = 1, clock = systemClock, onProgress } = options;
  const { sizes = powersOfTwo(Math.min(largest, texts.length)) } = options;
  const { budgetMs = 2000, precision = 0.05, leastRounds = 5, leastTimingMs = 5 } = options;
  const { mostRounds = Math.max(61, leastRounds) } = options;
  checkPositive('budgetMs', budgetMs);
  checkPositive('precision', precision);
  checkWhole('leastRounds', leastRounds, 3);
  checkWhole('mostRounds', mostRounds, leastRounds);
  checkNotNegative('leastTimingMs', leastTimingMs);
  checkSizes(sizes, texts.length);
  const ascending = [...sizes].sort((a, b) => a - b);
  const startMs = clock();

  const runs = [...predicts].map(([name, predict]) => {
    const time = sizeTimer(predict, texts, leastTimingMs, clock);
    const roomMs = budgetMs / predicts.size / (leastRounds + 3); // the warm-up costs up to three
    const fitting = warmUp(ascending, time, roomMs, leastTimingMs);
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
  const isPrecise = (): boolean =>
    measured.every(({ size }) => isStable(size.timingsMs, precision));
  const plan = { turns, least: leastRounds, most: mostRounds, startMs, isPrecise, seed };
  takeRounds(plan, { budgetMs, clock, ...(onProgress && { onProgress }) });
  return new Map(
    runs.map(({ name, measured, leftOut }) => {
      const stable = measured.every((size) => isStable(size.timingsMs, precision));
      const rounds = measured[0].timingsMs.length;
      return [name, { timings: measured.map(withSpread), leftOut, rounds, stable }];
    }),
  );
}

/** Runs the sizes until the next one, as the last one tells, would make a round longer than `roomMs`. */
function warmUp(
  sizes: readonly number[],
  { repeatsFor, callMs }: SizeTimer,
  roomMs: number,
  leastTimingMs: number,
): readonly number[] {
  let roundMs = 0;
  let perReviewMs = 0;
  for (const [index, size] of sizes.entries()) {
    const expectedMs = Math.max(leastTimingMs, perReviewMs * size);
    if (index >= LEAST_SIZES && roundMs + expectedMs > roomMs) return sizes.slice(0, index);
    const repeats = repeatsFor(size);
    const timeMs = Math.min(callMs(size, repeats), callMs(size, repeats)); // not a slow moment
    perReviewMs = timeMs / size;
    roundMs += timeMs * repeats;
  }
  return sizes;
}

/** Whether the median of the timings is known to `precision` of itself, to each side. */
export function isStable(timingsMs: readonly number[], precision: number): boolean {
  return REACH * medianErrorShare(timingsMs) <= precision;
}

/** Sums up the timings of one size. */
export function withSpread(size: {
  batchSize: number;
  repeats: number;
  timingsMs: readonly number[];
}): BatchSizeTimings {
  const timingsMs = Float64Array.from(size.timingsMs);
  const sorted = timingsMs.slice().sort();
  return {
    ...size,
    timingsMs,
    medianMs: percentile(sorted, 0.5),
    lowerQuartileMs: percentile(sorted, 0.25),
    upperQuartileMs: percentile(sorted, 0.75),
    minMs: sorted[0],
    maxMs: sorted[sorted.length - 1],
  };
}

function checkSizes(sizes: readonly number[], texts: number): void {
  if (sizes.length === 0) throw new RangeError('sweepBatchSizes: there are no batch sizes');
  if (new Set(sizes).size !== sizes.length) {
    throw new RangeError(`sweepBatchSizes: a batch size stands twice in ${sizes.join(', ')}`);
  }
  for (const size of sizes) {
    checkWhole('a batch size', size, 1);
    if (size > texts) {
      throw new RangeError(`a batch of ${size} needs more than the ${texts} texts that are there`);
    }
  }
}
