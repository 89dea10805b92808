/**
 * Where the time of one call goes: a predict function taken apart into named stages, in a batch and
 * one review a call. The stages run one after another as they do in the whole, on the same data in
 * the same state of the processor's caches, with a reading of the clock between them. The whole is
 * timed by itself, in turns with the stages; how far the stages' sum is from it (they hand over
 * finished results, and the clock's readings cost a little) is reported as the breakdown's error.
 * Both ways see the same reviews: as many as the time budget allows, drawn at random.
 */
import { checkNotNegative, checkPositive, checkWhole } from '../argument-checks';
import { systemClock, type Clock } from '../timing/clock';
import { median } from '../timing/latency-summary';
import { tellShare, type OnMeasuring } from '../timing/measuring-progress';
import { findRepeats, timeOnce } from '../timing/repeats';
import { seededRandom, shuffled } from '../seeded-random';
import { checkAnswers, checkStages, timeStages, type Stage } from './stages';

export interface BreakdownOptions {
  /** Time for everything, warm-up and checks included; 2000 ms unless told. */
  readonly budgetMs?: number;
  /** Rounds that are run even when that takes longer than the budget; 5 unless told. */
  readonly leastRounds?: number;
  /** Rounds after which no more are run; 9 unless told. */
  readonly mostRounds?: number;
  /** Passes over the texts are repeated inside one timing until it lasts this long; 5 ms unless told. */
  readonly leastTimingMs?: number;
  /** Decides the reviews, where there is no time for all, and the order of the turns; 1 unless told. */
  readonly seed?: number;
  readonly clock?: Clock;
  /** Told between rounds. */
  readonly onProgress?: OnMeasuring;
}

/** The time of one stage, in milliseconds for one review. */
export interface StageTime {
  readonly name: string;
  /** One value for each round. */
  readonly timingsMs: Float64Array;
  readonly medianMs: number;
  /** Share of the sum of all stages, from 0 to 1. */
  readonly share: number;
}

/** One way of calling, taken apart. Times are in milliseconds for one review. */
export interface WayBreakdown {
  /** Reviews in each call. */
  readonly batchSize: number;
  readonly stages: readonly StageTime[];
  /** Sum of the stages' medians. */
  readonly sumMs: number;
  /** Median of the whole predict function. */
  readonly wholeMs: number;
  /** (sum - whole) / whole: the error of the breakdown; -0.1 is a tenth that no stage explains. */
  readonly relativeError: number;
}

export interface Breakdown {
  /** All of the reviews in one call. */
  readonly batch: WayBreakdown;
  /** One of the same reviews a call. */
  readonly oneAtATime: WayBreakdown;
}

/**
 * Times stages and whole, the reviews in a batch and one at a time.
 *
 * @param stages in order; run one after another they must return what `whole` returns
 * @param whole the predict function that the stages take apart
 * @param texts one or more; a slow function is timed on some of them
 * @throws RangeError when there are no texts or stages, a name stands twice, or an option is out of range
 * @throws Error when the stages do not return what `whole` does, or the clock does not move
 * @example
 * const louder = (texts) => texts.map((text) => text.toUpperCase())
 * const stages = [{ name: 'louder', run: louder }]
 * breakDown(stages, louder, ['a', 'b']).batch.batchSize // => 2
 */
export function breakDown(
  stages: readonly Stage[],
  whole: (texts: readonly string[]) => unknown,
  texts: readonly string[],
  options: BreakdownOptions = {},
): Breakdown {
  const { budgetMs = 2000, leastRounds = 5, leastTimingMs = 5, seed = 1 } = options;
  const { mostRounds = Math.max(9, leastRounds), clock = systemClock, onProgress } = options;
  checkPositive('budgetMs', budgetMs);
  checkWhole('leastRounds', leastRounds, 1);
  checkWhole('mostRounds', mostRounds, leastRounds);
  checkNotNegative('leastTimingMs', leastTimingMs);
  if (texts.length === 0) throw new RangeError('breakDown: there are no texts');
  checkStages(stages);

  const random = seededRandom(seed);
  const startMs = clock();
  const roomMs = budgetMs / (2 * leastRounds + 2); // a round costs about two such passes, in both ways
  const reviews = checkedWithin(roomMs, stages, whole, shuffled(texts, random), clock);
  checkAnswers(stages, whole, reviews);
  const ways = [reviews.length, 1].map((size) =>
    wayOf(stages, whole, reviews, size, leastTimingMs, clock),
  );
  const turns = ways.flatMap((way) => way.turns);
  let lastRoundMs = 0;
  for (let round = 0; round < mostRounds; round++) {
    if (round >= leastRounds && clock() - startMs + lastRoundMs > budgetMs) break;
    lastRoundMs = timeOnce(() => shuffled(turns, random).forEach((turn) => turn()), clock);
    if (onProgress !== undefined) tellShare(onProgress, (clock() - startMs) / budgetMs);
  }
  onProgress?.({ done: 1, total: 1 });
  return { batch: ways[0].result(), oneAtATime: ways[1].result() };
}

/** One way of calling: its two turns, the stages and the whole, and what comes of all rounds. */
function wayOf(
  stages: readonly Stage[],
  whole: (texts: readonly string[]) => unknown,
  reviews: readonly string[],
  batchSize: number,
  leastTimingMs: number,
  clock: Clock,
): { turns: (() => void)[]; result: () => WayBreakdown } {
  const calls = callsOf(reviews, batchSize);
  const pass = (repeats: number): void => {
    for (let i = 0; i < repeats; i++) for (const call of calls) whole(call);
  };
  const repeats = findRepeats(pass, leastTimingMs, clock); // the warm-up too
  const timed = repeats * reviews.length;
  const stagesMs = stages.map((): number[] => []);
  const wholeMs: number[] = [];
  return {
    turns: [
      () => {
        const sums = timeStages(stages, calls, repeats, clock);
        stagesMs.forEach((times, k) => times.push(sums[k] / timed));
      },
      () => void wholeMs.push(timeOnce(() => pass(repeats), clock) / timed),
    ],
    result: () => summarize(batchSize, stages, stagesMs, wholeMs),
  };
}

function callsOf(texts: readonly string[], batchSize: number): string[][] {
  const calls: string[][] = [];
  for (let i = 0; i < texts.length; i += batchSize) calls.push(texts.slice(i, i + batchSize));
  return calls;
}

/** The first texts, each checked in a call of its own, until that has taken `roomMs`. */
function checkedWithin(
  roomMs: number,
  stages: readonly Stage[],
  whole: (texts: readonly string[]) => unknown,
  texts: readonly string[],
  clock: Clock,
): readonly string[] {
  const startMs = clock();
  for (const [index, text] of texts.entries()) {
    checkAnswers(stages, whole, [text]);
    if (clock() - startMs >= roomMs) return texts.slice(0, index + 1);
  }
  return texts;
}

function summarize(
  batchSize: number,
  stages: readonly Stage[],
  stagesMs: readonly (readonly number[])[],
  wholesMs: readonly number[],
): WayBreakdown {
  const medians = stagesMs.map(median);
  const wholeMs = median(wholesMs);
  const sumMs = medians.reduce((sum, value) => sum + value, 0);
  return {
    batchSize,
    stages: stages.map(({ name }, k) => ({
      name,
      timingsMs: Float64Array.from(stagesMs[k]),
      medianMs: medians[k],
      share: medians[k] / sumMs,
    })),
    sumMs,
    wholeMs,
    relativeError: sumMs / wholeMs - 1,
  };
}
