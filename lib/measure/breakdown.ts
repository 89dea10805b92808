/**
 * Where the time of one call goes: each stage of a predict function timed alone, on the true output
 * of the stage before it, beside the whole. Both ways are taken apart, a batch and one review a call.
 * The stages are timed apart from each other, so their sum need not equal the whole (a stage that
 * runs right after another finds its data in the processor's cache): the difference is reported, as
 * the error of the breakdown.
 */
import { isDeepStrictEqual } from 'node:util';
import { checkNotNegative, checkWhole } from './argument-checks';
import { systemClock, type Clock } from './clock';
import { median } from './latency-summary';
import { findRepeats, timeOnce } from './repeats';
import { seededRandom, shuffled } from './seeded-random';

/**
 * One step of a predict function. The first takes texts, each other takes what the one before it
 * returns. A stage must leave its input as it is.
 */
export interface Stage {
  readonly name: string;
  // `never` accepts functions of any parameter type: the stages fit each other, not one type.
  readonly run: (input: never) => unknown;
}

export interface BreakdownOptions {
  /** How often each stage is timed, in each way; 11 unless told. */
  readonly rounds?: number;
  /** A pass over the texts is repeated inside one timing until it lasts this long; 1 ms unless told. */
  readonly leastTimingMs?: number;
  /** Decides the order in which the stages are timed; 1 unless told. */
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
 * @throws Error when the stages do not return what `whole` does, or one changes its input
 */
export function breakDown(
  stages: readonly Stage[],
  whole: (texts: readonly string[]) => unknown,
  texts: readonly string[],
  options: BreakdownOptions = {},
): Breakdown {
  const { rounds = 11, leastTimingMs = 1, seed = 1, clock = systemClock } = options;
  checkWhole('rounds', rounds, 1);
  checkNotNegative('leastTimingMs', leastTimingMs);
  if (texts.length === 0) throw new RangeError('breakDown: there are no texts');
  if (stages.length === 0) throw new RangeError('breakDown: there are no stages');
  if (new Set(stages.map((stage) => stage.name)).size !== stages.length) {
    throw new RangeError('breakDown: two stages have the same name');
  }
  const ways = [texts.length, 1].map((batchSize) => {
    const inputs = callsOf(texts, batchSize);
    return { batchSize, tasks: tasksOf(stages, whole, inputs, rounds) };
  });
  const tasks = ways.flatMap((way) => way.tasks);
  const passesOf = (task: Task): number => findRepeats(task.pass, leastTimingMs, clock);
  tasks.forEach(passesOf); // the warm-up
  const passes = new Map(tasks.map((task) => [task, passesOf(task)]));
  const random = seededRandom(seed);
  for (let round = 0; round < rounds; round++) {
    for (const task of shuffled(tasks, random)) {
      const count = passes.get(task) ?? 1;
      task.timingsMs[round] = timeOnce(() => task.pass(count), clock) / count / texts.length;
    }
  }
  const [batch, oneAtATime] = ways.map((way) => summarize(way.batchSize, way.tasks));
  return { batch, oneAtATime };
}

/** What is timed: a stage or the whole, over all calls of one way. */
interface Task {
  readonly name: string;
  readonly timingsMs: Float64Array;
  readonly pass: (repeats: number) => unknown;
}

function callsOf(texts: readonly string[], batchSize: number): string[][] {
  const calls: string[][] = [];
  for (let i = 0; i < texts.length; i += batchSize) calls.push(texts.slice(i, i + batchSize));
  return calls;
}

/** One task for each stage, and the whole as the last. */
function tasksOf(
  stages: readonly Stage[],
  whole: (texts: readonly string[]) => unknown,
  calls: readonly string[][],
  rounds: number,
): Task[] {
  let inputs: readonly unknown[] = calls;
  const tasks = stages.map(({ name, run }): Task => {
    const stageInputs = inputs;
    const stage = run as (input: unknown) => unknown;
    inputs = stageInputs.map((input) => stage(input));
    const again = stageInputs.map((input) => stage(input));
    if (!isDeepStrictEqual(inputs, again)) {
      throw new Error(
        `stage '${name}' returns something else the second time: it changes its input`,
      );
    }
    return taskOf(name, stage, stageInputs, rounds);
  });
  const answers = calls.map((texts) => whole(texts));
  if (!isDeepStrictEqual(inputs, answers)) {
    throw new Error('the stages, run one after another, do not return what the whole returns');
  }
  return [...tasks, taskOf('whole', whole as (input: unknown) => unknown, calls, rounds)];
}

function taskOf(
  name: string,
  run: (input: unknown) => unknown,
  inputs: readonly unknown[],
  rounds: number,
): Task {
  const pass = (repeats: number): unknown => {
    let last: unknown; // returned, so that no compiler drops a call whose result nobody reads
    for (let i = 0; i < repeats; i++) for (const input of inputs) last = run(input);
    return last;
  };
  return { name, timingsMs: new Float64Array(rounds), pass };
}

function summarize(batchSize: number, tasks: readonly Task[]): WayBreakdown {
  const medians = tasks.map((task) => median(task.timingsMs));
  const wholeMs = medians[medians.length - 1];
  const sumMs = medians.slice(0, -1).reduce((sum, value) => sum + value, 0);
  const stages = tasks.slice(0, -1).map(({ name, timingsMs }, i) => ({
    name,
    timingsMs,
    medianMs: medians[i],
    share: medians[i] / sumMs,
  }));
  return { batchSize, stages, sumMs, wholeMs, relativeError: sumMs / wholeMs - 1 };
}
