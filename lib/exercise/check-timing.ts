/** The checks of timeBatch and timeRealTime. No time is measured: see probe.ts. */
import { answersFinding } from './answer-findings';
import { batchCallsFinding, singleCallsFinding } from './call-findings';
import { finding, reportCheck, type CheckResult, type Finding } from './check-result';
import { makeProbe, type Probe } from './probe';
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
  /** Which texts, times and answers; 1 unless told. */
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
  return checkTiming('timeBatch', fn, options, batchCallsFinding, 'totalMs', totalFinding);
}

/**
 * Checks `timeRealTime(predict, texts, clock): { answers, latenciesMs }`. Prints and records; throws nothing.
 *
 * @example
 * checkTimeRealTime(() => { throw new Error('not written yet'); }).id // => 'not-written'
 */
export function checkTimeRealTime(fn: unknown, options: TimingCheckOptions = {}): CheckResult {
  const times = 'latenciesMs';
  return checkTiming('timeRealTime', fn, options, singleCallsFinding, times, latenciesFinding);
}

function checkTiming(
  task: string,
  fn: unknown,
  { seed = 1, model }: TimingCheckOptions,
  callsFinding: (probe: Probe, fits: number) => Finding | undefined,
  field: string,
  timesFinding: (probe: Probe, times: unknown) => Finding | undefined,
): CheckResult {
  const returned: unknown[] = [];
  const runOnce = (probe: Probe) => (): Finding | undefined => {
    let result: unknown;
    const fits = countFits(model, () => {
      result = callLearner(fn, probe.predict, probe.texts, probe.clock);
    });
    returned.push(result);
    return (
      promiseFinding(result) ??
      unchangedFinding('the list of texts', probe.original, probe.texts) ??
      callsFinding(probe, fits) ??
      fieldsFinding(result, ['answers', field]) ??
      answersFinding(probe, (result as { answers: unknown }).answers) ??
      timesFinding(probe, (result as Record<string, unknown>)[field])
    );
  };
  const [first, second] = [makeProbe(2 * seed), makeProbe(2 * seed + 1)];
  return reportCheck(task, seed, [
    runOnce(first),
    // Called again with other texts: what it kept from the first call shows.
    () => {
      const again = runOnce(second)();
      const [before, after] = returned as { answers?: unknown }[];
      const shared = before?.answers !== undefined && before.answers === after?.answers;
      return again === undefined && !shared ? undefined : keptFinding(again);
    },
  ]);
}

function keptFinding(again: Finding | undefined): Finding {
  const seen = again === undefined ? 'both calls returned the same list' : again.seen;
  return finding(
    'keeps-from-before',
    `right when called first, wrong when called again with other texts: ${seen}`,
    'Make every list and counter inside the function, and use the parameters it is handed.',
  );
}
