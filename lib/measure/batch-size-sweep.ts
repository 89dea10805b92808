/**
 * How long one call takes as the batch grows: a predict function timed at several batch sizes. Every
 * round visits all sizes in a new random order, so that a slow moment of the machine does not fall
 * on one size (randomised blocks; Kalibera & Jones, "Rigorous Benchmarking in Reasonable Time",
 * ISMM 2013, on why rounds are repeated). Batches walk through the texts, so that no call is helped
 * by having just seen the same ones.
 */
import { checkNotNegative, checkWhole } from './argument-checks';
import { systemClock, type Clock } from './clock';
import { percentile } from './latency-summary';
import { findRepeats, timeOnce } from './repeats';
import { seededRandom, shuffled } from './seeded-random';
import type { Predict } from './timing';

export interface SweepOptions {
  /** Batch sizes; powers of two up to the number of texts unless told. */
  readonly sizes?: readonly number[];
  /** How often each size is timed; 15 unless told (odd, so that the median is one of the timings). */
  readonly rounds?: number;
  /** Calls are repeated inside one timing until it lasts this long; 5 ms unless told. */
  readonly leastTimingMs?: number;
  /** Rounds that are run and thrown away first; 2 unless told. */
  readonly warmUpRounds?: number;
  /** Decides the order of the sizes; 1 unless told. */
  readonly seed?: number;
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

/**
 * 1, 2, 4 ... up to and, where it is one itself, including `upTo`.
 *
 * @example
 * powersOfTwo(10) // => [1, 2, 4, 8]
 */
export function powersOfTwo(upTo: number): number[] {
  checkWhole('powersOfTwo: upTo', upTo, 1);
  return Array.from({ length: Math.floor(Math.log2(upTo)) + 1 }, (_, i) => 2 ** i);
}

/**
 * Times `predict` at each batch size.
 *
 * @returns one entry for each size, smallest first
 * @throws RangeError when there are no texts, a size is no whole number from 1 to the number of
 *   texts or stands twice, or an option is out of range
 * @throws Error when `predict` does not return one answer a text, or the clock does not move
 * @example
 * const predict = (texts) => texts.map(() => 'yes')
 * const sweep = sweepBatchSizes(predict, ['a', 'b', 'c', 'd'], { rounds: 3 })
 * sweep.map(({ batchSize }) => batchSize) // => [1, 2, 4]
 */
export function sweepBatchSizes(
  predict: Predict,
  texts: readonly string[],
  options: SweepOptions = {},
): BatchSizeTimings[] {
  if (texts.length === 0) throw new RangeError('sweepBatchSizes: there are no texts to predict');
  const { sizes = powersOfTwo(texts.length), rounds = 15, warmUpRounds = 2 } = options;
  const { leastTimingMs = 5, seed = 1, clock = systemClock } = options;
  checkWhole('rounds', rounds, 1);
  checkWhole('warmUpRounds', warmUpRounds, 0);
  checkNotNegative('leastTimingMs', leastTimingMs);
  checkSizes(sizes, texts.length);
  const random = seededRandom(seed);
  const takeBatch = batchesThrough(texts);

  const timeSize = (size: number, repeats: number): number => {
    const batches = Array.from({ length: repeats }, () => takeBatch(size)); // before the clock starts
    const elapsedMs = timeOnce(() => {
      for (const batch of batches) checkAnswers(predict(batch).length, size);
    }, clock);
    return elapsedMs / repeats;
  };
  const repeatsFor = (size: number): number =>
    findRepeats(
      (repeats) => {
        for (let i = 0; i < repeats; i++) checkAnswers(predict(takeBatch(size)).length, size);
      },
      leastTimingMs,
      clock,
    );
  for (let round = 0; round < warmUpRounds; round++) {
    for (const size of shuffled(sizes, random)) timeSize(size, repeatsFor(size));
  }
  const measured = sizes.map((batchSize) => ({
    batchSize,
    repeats: repeatsFor(batchSize),
    timingsMs: new Float64Array(rounds),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { batchSize, repeats, timingsMs } of shuffled(measured, random)) {
      timingsMs[round] = timeSize(batchSize, repeats);
    }
  }
  return measured.map(withSpread).sort((a, b) => a.batchSize - b.batchSize);
}

/** Returns a function that gives the next `size` texts, starting again after the last one. */
function batchesThrough(texts: readonly string[]): (size: number) => string[] {
  let position = 0;
  return (size) => {
    const end = position + size;
    const batch = texts.slice(position, end);
    position = end % texts.length;
    return end > texts.length ? batch.concat(texts.slice(0, position)) : batch;
  };
}

function withSpread(size: {
  batchSize: number;
  repeats: number;
  timingsMs: Float64Array;
}): BatchSizeTimings {
  const sorted = size.timingsMs.slice().sort();
  return {
    ...size,
    medianMs: percentile(sorted, 0.5),
    lowerQuartileMs: percentile(sorted, 0.25),
    upperQuartileMs: percentile(sorted, 0.75),
    minMs: sorted[0],
    maxMs: sorted[sorted.length - 1],
  };
}

function checkAnswers(answers: number, texts: number): void {
  if (answers !== texts) throw new Error(`predict gave ${answers} predictions for ${texts} texts`);
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
