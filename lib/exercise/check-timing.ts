/** The checks of timeBatch and timeRealTime. No time is measured: see probe.ts. */
import { answersFinding } from './answer-findings';
import { batchCallsFinding, commonFinding, singleCallsFinding } from './call-findings';
import {
  finding,
  judgeSeen,
  observe,
  reportCheck,
  StopSignal,
  type CheckResult,
  type Finding,
  type Seen,
} from './check-result';
import { toPlain } from './plain-data';
import { makeProbe, replay, type Probe, type ProbeEvent } from './probe';
import {
  callLearner,
  countFits,
  fieldsFinding,
  promiseFinding,
  unchangedFinding,
  type Trainable,
} from './run-learner';
import { latenciesFinding, totalFinding } from './time-findings';

export interface TimingCheckOptions {
  /** Which texts, times and answers; default 1. */
  readonly seed?: number;
  /** The class of the models (Pipeline): with it, the check sees whether one is trained meanwhile. */
  readonly model?: Trainable;
}

/**
 * Checks `timeBatch(predict, texts, clock): { answers, totalMs }`. Prints and records; throws nothing.
 *
 * @example
 * checkTimeBatch(() => { throw new Error('not written yet'); }).id // => 'not-written'
 */
export function checkTimeBatch(fn: unknown, options: TimingCheckOptions = {}): CheckResult {
  return checkTiming(BATCH, fn, options);
}

/**
 * Checks `timeRealTime(predict, texts, clock): { answers, latenciesMs }`. Prints and records; throws nothing.
 *
 * @example
 * checkTimeRealTime(() => { throw new Error('not written yet'); }).id // => 'not-written'
 */
export function checkTimeRealTime(fn: unknown, options: TimingCheckOptions = {}): CheckResult {
  return checkTiming(REAL_TIME, fn, options);
}

/** What one call of the learner's function did and gave. */
interface TimingSeen {
  readonly events: readonly ProbeEvent[];
  readonly result: unknown;
  /** The list of texts afterwards. */
  readonly after: readonly unknown[];
  readonly fits: number;
  readonly thrown?: string;
}

interface Way {
  readonly task: string;
  readonly field: 'totalMs' | 'latenciesMs';
  readonly callsFinding: (probe: Probe, times: unknown) => Finding | undefined;
  readonly timesFinding: (probe: Probe, times: unknown) => Finding | undefined;
}

const BATCH: Way = {
  task: 'timeBatch',
  field: 'totalMs',
  callsFinding: batchCallsFinding,
  timesFinding: totalFinding,
};
const REAL_TIME: Way = {
  task: 'timeRealTime',
  field: 'latenciesMs',
  callsFinding: singleCallsFinding,
  timesFinding: latenciesFinding,
};

/** Called twice, the second time with other texts: what it kept from the first call shows. */
function checkTiming(way: Way, fn: unknown, { seed = 1, model }: TimingCheckOptions): CheckResult {
  const returned: unknown[] = [];
  const runOnce = (probe: Probe): TimingSeen => {
    let fits = 0;
    const { events, texts } = probe;
    try {
      fits = countFits(model, () => {
        returned.push(callLearner(fn, probe.predict, probe.texts, probe.clock));
      });
    } catch (error) {
      if (!(error instanceof StopSignal)) throw error;
    }
    return { events, result: toPlain(returned.at(-1)), after: texts, fits };
  };
  const [first, second] = [makeProbe(2 * seed), makeProbe(2 * seed + 1)];
  const seen = observe(() => {
    const runs = [runOnce(first)];
    const again = observe(() => runOnce(second));
    const [before, after] = returned as { answers?: unknown }[];
    const shared = before?.answers !== undefined && before.answers === after?.answers;
    return { runs, again, shared };
  });
  return reportCheck(way.task, seed, seen, (data) => judgeTiming(way, data, seed));
}

export const judgeTimeBatch = (data: unknown, seed: number): Finding | undefined =>
  judgeTiming(BATCH, data, seed);
export const judgeTimeRealTime = (data: unknown, seed: number): Finding | undefined =>
  judgeTiming(REAL_TIME, data, seed);

function judgeTiming(way: Way, data: unknown, seed: number): Finding | undefined {
  const { runs, again, shared } = data as { runs: TimingSeen[]; again: Seen; shared: boolean };
  const found = runFinding(way, runs[0], 2 * seed);
  if (found !== undefined) return found;
  const second = judgeSeen(way.task, seed, again, (run) =>
    runFinding(way, run as TimingSeen, 2 * seed + 1),
  );
  return second.passed && !shared ? undefined : keptFinding(second);
}

function runFinding(way: Way, run: TimingSeen, seed: number): Finding | undefined {
  const probe = replay(seed, run.events);
  const result = run.result;
  const times = (result as Record<string, unknown> | null | undefined)?.[way.field];
  return (
    promiseFinding(result) ??
    unchangedFinding('the list of texts', probe.original, run.after) ??
    commonFinding(probe, run.fits) ??
    way.callsFinding(probe, times) ??
    fieldsFinding(result, ['answers', way.field]) ??
    answersFinding(probe, (result as { answers: unknown }).answers) ??
    way.timesFinding(probe, times)
  );
}

function keptFinding(again: CheckResult): Finding {
  const seen = again.passed ? 'both calls returned the same list' : again.seen;
  return finding(
    'keeps-from-before',
    `right when called first, wrong when called again with other texts: ${seen}`,
    'Make every list and counter inside the function, and use the parameters it is handed.',
  );
}
