/**
 * Where the time of one call goes: a predict function taken apart into named stages, in a batch and
 * one review a call. The stages run one after another as they do in the whole, on the same data in
 * the same state of the processor's caches, with a reading of the clock between them. That gives each
 * stage's share. The whole is timed by itself, in turns with the stages, and the shares divide its time, so
 * that the parts add up to it. Run in stages a call takes a little longer or shorter (they hand over finished
 * results): that ratio is reported, and where it is not near 1 the shares say nothing of the whole. Both ways see the same reviews: as many as the time budget allows, drawn at random.
 */
import { checkNotNegative, checkPositive, checkWhole } from '../argument-checks';
import { systemClock, type Clock } from '../timing/clock';
import { median } from '../timing/latency-summary';
import { takeRounds, type OnMeasuring } from '../timing/rounds';
import { findRepeats, timeOnce } from '../timing/repeats';
import { roundRatio, type Ratio } from '../timing/ratio';
import { seededRandom, shuffled } from '../seeded-random';
import { checkAnswers, checkStages, timeStages, type Stage } from './stages';

export interface BreakdownOptions {
  /** Time for everything, warm-up and checks included; default 2000 ms. */
  readonly budgetMs?: number;
  /** Rounds that are run even when that takes longer than the budget; default 5. */
  readonly leastRounds?: number;
  /** Rounds after which no more are run; default 9. */
  readonly mostRounds?: number;
  /** Passes over the texts are repeated inside one timing until it lasts this long; default 5 ms. */
  readonly leastTimingMs?: number;
  /** Decides the reviews, where there is no time for all, and the order of the turns; default 1. */
  readonly seed?: number;
  readonly clock?: Clock;
  /** Called between rounds with how far the measurement is. */
  readonly onProgress?: OnMeasuring;
}

/** One stage's part of a call. Times are in milliseconds for one review. */
export interface StageTime {
  readonly name: string;
  /** Its share of all stages, from 0 to 1; those of a call sum to 1. */
  readonly share: number;
  /** Its share of the whole call's time; those of a call sum to `wholeMs`. */
  readonly timeMs: number;
  /** The same, by the shares of each round. */
  readonly timesMs: Float64Array;
}

/** One way of calling, taken apart. Times are in milliseconds for one review. */
export interface WayBreakdown {
  /** Reviews in each call. */
  readonly batchSize: number;
  readonly stages: readonly StageTime[];
  /** Median of the whole predict function, measured by itself. */
  readonly wholeMs: number;
  /** How many times as long as the whole the stages take when they are run one after another. */
  readonly stagedRatio: Ratio;
  /** Whether that is near 1: only then do the shares say anything of the whole. */
  readonly addsUp: boolean;
}

export interface Breakdown {
  /** All of the reviews in one call. */
  readonly batch: WayBreakdown;
  /** One of the same reviews a call. */
  readonly realTime: WayBreakdown;
}

/** The stages add up when the 95 % interval of their ratio to the whole lies between these. */
const [ADDS_UP_FROM, ADDS_UP_TO] = [0.8, 1.25];

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
  const plan = {
    turns,
    least: leastRounds,
    most: mostRounds,
    startMs,
    isPrecise: () => false,
    seed,
  };
  takeRounds(plan, { budgetMs, clock, ...(onProgress && { onProgress }) });
  return { batch: ways[0].result(), realTime: ways[1].result() };
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
  const stagedMs = wholesMs.map((_, round) =>
    stagesMs.reduce((sum, times) => sum + times[round], 0),
  );
  const shares = stagesMs.map((times) => times.map((ms, round) => ms / stagedMs[round]));
  const medians = shares.map(median);
  const sum = medians.reduce((total, share) => total + share, 0); // near 1: medians of shares need not be 1 in all
  const wholeMs = median(wholesMs);
  const stagedRatio = roundRatio(stagedMs, wholesMs);
  return {
    batchSize,
    stages: stages.map(({ name }, k) => ({
      name,
      share: medians[k] / sum,
      timeMs: (medians[k] / sum) * wholeMs,
      timesMs: Float64Array.from(shares[k], (share) => share * wholeMs),
    })),
    wholeMs,
    stagedRatio,
    addsUp: stagedRatio.low >= ADDS_UP_FROM && (stagedRatio.high ?? Infinity) <= ADDS_UP_TO,
  };
}
