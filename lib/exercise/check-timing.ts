/** The checks of timeBatch and timeRealTime. No time is measured: see probe.ts. */
import { answersFinding } from './answer-findings';
import { batchCallsFinding, commonFinding, singleCallsFinding } from './call-findings';
import {
  finding,
  judgeSeen,
  observe,
  StopSignal,
  type CheckResult,
  type Finding,
  type Seen,
  type Task,
  type Trainable,
} from './check-result';
import { toPlain } from './plain-data';
import { makeProbe, replay, type Probe, type ProbeEvent } from './probe';
import {
  callLearner,
  countFits,
  fieldsFinding,
  promiseFinding,
  unchangedFinding,
} from './run-learner';
import { latenciesFinding, totalFinding } from './time-findings';

/** What one call of the learner's function did and gave. */
interface TimingSeen {
  readonly events: readonly ProbeEvent[];
  readonly result: unknown;
  /** The list of texts afterwards. */
  readonly after: readonly unknown[];
  readonly fits: number;
}

interface Way {
  readonly task: string;
  readonly field: 'totalMs' | 'latenciesMs';
  readonly callsFinding: (probe: Probe, times: unknown) => Finding | undefined;
  readonly timesFinding: (probe: Probe, times: unknown) => Finding | undefined;
}

/** `timeBatch(predict, texts, clock): { answers, totalMs }` */
export const batchTask = timingTask({
  task: 'timeBatch',
  field: 'totalMs',
  callsFinding: batchCallsFinding,
  timesFinding: totalFinding,
});
/** `timeRealTime(predict, texts, clock): { answers, latenciesMs }` */
export const realTimeTask = timingTask({
  task: 'timeRealTime',
  field: 'latenciesMs',
  callsFinding: singleCallsFinding,
  timesFinding: latenciesFinding,
});

/** Called twice, the second time with other texts: what it kept from the first call shows. */
function timingTask(way: Way): Task {
  return {
    look: (fn, seed, model) => lookAtBoth(fn, seed, model),
    judge: (data, seed) => {
      const { runs, again, shared } = data as { runs: TimingSeen[]; again: Seen; shared: boolean };
      const found = runFinding(way, runs[0], 2 * seed);
      if (found !== undefined) return found;
      const second = judgeSeen(way.task, seed, again, (run) =>
        runFinding(way, run as TimingSeen, 2 * seed + 1),
      );
      return second.passed && !shared ? undefined : keptFinding(second);
    },
  };
}

function lookAtBoth(fn: unknown, seed: number, model: Trainable | undefined): unknown {
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
  const runs = [runOnce(makeProbe(2 * seed))];
  const again = observe(() => runOnce(makeProbe(2 * seed + 1)));
  const [before, after] = returned as { answers?: unknown }[];
  return {
    runs,
    again,
    shared: before?.answers !== undefined && before.answers === after?.answers,
  };
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
