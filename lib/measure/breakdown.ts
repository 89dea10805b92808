/**
 * Where the time of one call goes: a predict function taken apart into named stages, in a batch and
 * one review a call. The stages run one after another as they do in the whole, on the same data in
 * the same state of the processor's caches, with a reading of the clock between them. The whole is
 * timed by itself, in turns with the stages; how far the stages' sum is from it (they hand over
 * finished results, and the clock's readings cost a little) is reported as the breakdown's error.
 */
import { isDeepStrictEqual } from 'node:util';
import { checkNotNegative, checkWhole } from './argument-checks';
import { systemClock, type Clock } from './clock';
import { median } from './latency-summary';
import { findRepeats, timeOnce } from './repeats';
import { seededRandom, shuffled } from './seeded-random';

/** One step of a predict function. The first takes texts, each other what the one before it returns. */
export interface Stage {
  readonly name: string;
  // `never` accepts functions of any parameter type: the stages fit each other, not one type.
  readonly run: (input: never) => unknown;
}

export interface BreakdownOptions {
  /** How often stages and whole are timed, in each way; 9 unless told. */
  readonly rounds?: number;
  /** Passes over the texts are repeated inside one timing until it lasts this long; 5 ms unless told. */
  readonly leastTimingMs?: number;
  /** Decides the order of the turns; 1 unless told. */
  readonly seed?: number;
  readonly clock?: Clock;
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
  /** All texts in one call. */
  readonly batch: WayBreakdown;
  /** One text a call. */
  readonly oneAtATime: WayBreakdown;
}

/**
 * Times stages and whole over the texts, all of them in a batch and one at a time.
 *
 * @param stages in order; run one after another they must return what `whole` returns
 * @param whole the predict function that the stages take apart
 * @param texts one or more
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
  const { rounds = 9, leastTimingMs = 5, seed = 1, clock = systemClock } = options;
  checkWhole('rounds', rounds, 1);
  checkNotNegative('leastTimingMs', leastTimingMs);
  if (texts.length === 0) throw new RangeError('breakDown: there are no texts');
  checkStages(stages);

  const timeWay = (batchSize: number) => {
    const calls = callsOf(texts, batchSize);
    checkAnswers(stages, whole, calls);
    const pass = (repeats: number): void => {
      for (let i = 0; i < repeats; i++) for (const call of calls) whole(call);
    };
    findRepeats(pass, leastTimingMs, clock); // the warm-up
    const repeats = findRepeats(pass, leastTimingMs, clock);
    const reviews = repeats * texts.length;
    const stagesMs = stages.map(() => new Float64Array(rounds));
    const wholeMs = new Float64Array(rounds);
    const turns = [
      (round: number) => {
        const sums = timeStages(stages, calls, repeats, clock);
        stagesMs.forEach((times, k) => (times[round] = sums[k] / reviews));
      },
      (round: number) => {
        wholeMs[round] = timeOnce(() => pass(repeats), clock) / reviews;
      },
    ];
    return { turns, result: () => summarize(batchSize, stages, stagesMs, wholeMs) };
  };
  const ways = [timeWay(texts.length), timeWay(1)];
  const random = seededRandom(seed);
  for (let round = 0; round < rounds; round++) {
    for (const turn of shuffled([...ways[0].turns, ...ways[1].turns], random)) turn(round);
  }
  return { batch: ways[0].result(), oneAtATime: ways[1].result() };
}

function callsOf(texts: readonly string[], batchSize: number): string[][] {
  const calls: string[][] = [];
  for (let i = 0; i < texts.length; i += batchSize) calls.push(texts.slice(i, i + batchSize));
  return calls;
}

/** Milliseconds spent in each stage over all calls, `repeats` times over. */
function timeStages(
  stages: readonly Stage[],
  calls: readonly string[][],
  repeats: number,
  clock: Clock,
): Float64Array {
  const runs = stages.map(({ run }) => run as (input: unknown) => unknown);
  const sums = new Float64Array(runs.length);
  for (let i = 0; i < repeats; i++) {
    for (const call of calls) {
      let value: unknown = call;
      let before = clock();
      for (let k = 0; k < runs.length; k++) {
        value = runs[k](value);
        const now = clock();
        sums[k] += now - before;
        before = now;
      }
    }
  }
  return sums;
}

function checkStages(stages: readonly Stage[]): void {
  if (stages.length === 0) throw new RangeError('breakDown: there are no stages');
  if (new Set(stages.map((stage) => stage.name)).size !== stages.length) {
    throw new RangeError('breakDown: two stages have the same name');
  }
}

function checkAnswers(
  stages: readonly Stage[],
  whole: (texts: readonly string[]) => unknown,
  calls: readonly string[][],
): void {
  for (const call of calls) {
    const staged = stages.reduce<unknown>(
      (value, { run }) => (run as (input: unknown) => unknown)(value),
      call,
    );
    if (!isDeepStrictEqual(staged, whole(call))) {
      throw new Error('the stages, run one after another, do not return what the whole returns');
    }
  }
}

function summarize(
  batchSize: number,
  stages: readonly Stage[],
  stagesMs: readonly Float64Array[],
  wholesMs: Float64Array,
): WayBreakdown {
  const medians = stagesMs.map(median);
  const wholeMs = median(wholesMs);
  const sumMs = medians.reduce((sum, value) => sum + value, 0);
  return {
    batchSize,
    stages: stages.map(({ name }, k) => ({
      name,
      timingsMs: stagesMs[k],
      medianMs: medians[k],
      share: medians[k] / sumMs,
    })),
    sumMs,
    wholeMs,
    relativeError: sumMs / wholeMs - 1,
  };
}
