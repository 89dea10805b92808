/**
 * Where the time of one call goes: a predict function taken apart into named stages, in a batch and
 * one review a call. The stages run one after another as they do in the whole, on the same data in
 * the same state of the processor's caches, with a reading of the clock between them. That gives each
 * stage's share. The whole is timed by itself, in turns with the stages, and the shares divide its time, so
 * that the parts add up to it. Run in stages a call takes a little longer or shorter (they hand over finished
 * results): that ratio is reported, and where it is not near 1 the shares say nothing of the whole. Both ways see the same reviews: as many as the time budget allows, drawn at random.
 */
import { median } from '../timing/latency-summary';
import { checkedOptions, takeRounds, type RoundsOptions } from '../timing/rounds';
import { findRepeats, timeOnce } from '../timing/repeats';
import { isPreciseRatio, roundRatio, surelySame, type Ratio } from '../timing/ratio';
import type { Clock } from '../timing/clock';
import { validityOf, type Validity } from '../timing/validity';
import { shuffled } from '../seeded-random';
import { checkAnswers, checkStages, timeStages, type Stage } from './stages';

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
  /** The stage of which every round took longer than any round of the others; undefined where none surely did. */
  readonly longest: StageTime | undefined;
}

export interface Breakdown {
  /** All of the reviews in one call. */
  readonly batch: WayBreakdown;
  /** One of the same reviews a call. */
  readonly realTime: WayBreakdown;
  /** Whether the times can be believed. */
  readonly validity: Validity;
}

const ROUNDS = { least: 5, most: 9 };

/**
 * Times stages and whole, the reviews in a batch and in real time. By the budget, at least five rounds are taken and
 * at most nine, until the ratio of the stages to the whole is known.
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
  options: RoundsOptions = {},
): Breakdown {
  const { rounds, budgetMs, clock } = checkedOptions(options);
  if (texts.length === 0) throw new RangeError('breakDown: there are no texts');
  checkStages(stages);

  const startMs = clock();
  // A round costs about two passes over the reviews, in both ways.
  const roomMs = rounds === undefined ? budgetMs / (2 * ROUNDS.least + 2) : Infinity;
  const drawn = shuffled(texts, 1);
  const reviews = checkedWithin(roomMs, stages, whole, drawn, clock);
  checkAnswers(stages, whole, reviews);
  const ways = [reviews.length, 1].map((size) => wayOf(stages, whole, reviews, size, clock));
  const turns = ways.flatMap((way) => way.turns);
  const isPrecise = (precision: number): boolean =>
    ways.every((way) => isPreciseRatio(way.stagedRatio(), precision));
  const taken = takeRounds({ turns, ...ROUNDS, startMs, isPrecise }, options);
  const validity = validityOf(taken);
  const [batch, realTime] = ways.map((way) => way.result(validity));
  return { batch, realTime, validity };
}

/** One way of calling: its two turns, the stages and the whole, and what comes of all rounds. */
function wayOf(
  stages: readonly Stage[],
  whole: (texts: readonly string[]) => unknown,
  reviews: readonly string[],
  batchSize: number,
  clock: Clock,
): {
  turns: (() => void)[];
  stagedRatio: () => Ratio;
  result: (validity: Validity) => WayBreakdown;
} {
  const calls = callsOf(reviews, batchSize);
  const pass = (repeats: number): void => {
    for (let i = 0; i < repeats; i++) for (const call of calls) whole(call);
  };
  const repeats = findRepeats(pass, clock); // the warm-up too
  const timed = repeats * reviews.length;
  const stagesMs = stages.map((): number[] => []);
  const wholeMs: number[] = [];
  const stagedMs = (): number[] =>
    wholeMs.map((_, round) => stagesMs.reduce((sum, times) => sum + times[round], 0));
  return {
    turns: [
      () => {
        const sums = timeStages(stages, calls, repeats, clock);
        stagesMs.forEach((times, k) => times.push(sums[k] / timed));
      },
      () => void wholeMs.push(timeOnce(() => pass(repeats), clock) / timed),
    ],
    stagedRatio: () => roundRatio(stagedMs(), wholeMs),
    result: (validity) => summarize(batchSize, stages, stagesMs, stagedMs(), wholeMs, validity),
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
  stagedMs: readonly number[],
  wholesMs: readonly number[],
  { quiet }: Validity,
): WayBreakdown {
  const shares = stagesMs.map((times) => times.map((ms, round) => ms / stagedMs[round]));
  const medians = shares.map(median);
  const sum = medians.reduce((total, share) => total + share, 0); // near 1: medians of shares need not be 1 in all
  const wholeMs = median(wholesMs);
  const stagedRatio = roundRatio(stagedMs, wholesMs);
  const times = stages.map(({ name }, k) => ({
    name,
    share: medians[k] / sum,
    timeMs: (medians[k] / sum) * wholeMs,
    timesMs: Float64Array.from(shares[k], (share) => share * wholeMs),
  }));
  const addsUp = surelySame(stagedRatio);
  const longest = addsUp && quiet ? longestOf(times) : undefined;
  return { batchSize, stages: times, wholeMs, stagedRatio, addsUp, longest };
}

function longestOf(stages: readonly StageTime[]): StageTime | undefined {
  return stages.find(({ timesMs }) =>
    stages.every(
      (other) => other.timesMs === timesMs || Math.max(...other.timesMs) < Math.min(...timesMs),
    ),
  );
}
