/** The judging half of every check, for the instructor's desk: from what a check saw to what is right or wrong. */
import { accuracyTask } from './check-accuracy';
import { callCostTask } from './check-call-cost';
import { percentileTask } from './check-percentile';
import { judgeSeen, type CheckResult, type Finding, type Seen, type Task } from './check-result';
import { sameAnswersTask } from './check-same-answers';
import { batchTask, realTimeTask } from './check-timing';
import { judgeMakeFaster, type Work } from './faster-findings';
import { judgeRun, type RunReviews } from './run-findings';

/** The tasks whose function needs neither the real model nor the real reviews. */
export const TASKS = new Map<string, Task>(
  Object.entries({
    timeBatch: batchTask,
    timeRealTime: realTimeTask,
    callCost: callCostTask,
    accuracyOf: accuracyTask,
    percentile: percentileTask,
    sameAnswers: sameAnswersTask,
  }),
);

/** What the checks on real reviews are judged with. */
export interface JudgeContext extends RunReviews {
  /** What the model answers to each text, where that is known. */
  readonly answers?: ReadonlyMap<string, string>;
  /** What a call of it costs: a submission that trained it anew has another in its place. */
  readonly first?: Work;
}

/**
 * Judges what a check saw.
 * @throws Error when the task is not known, or `seen` has not the form that its check writes
 */
export function judge(task: string, seed: number, seen: Seen, context: JudgeContext): CheckResult {
  return judgeSeen(task, seed, seen, (data): Finding | undefined => {
    const { test, answers, first } = context;
    if (task === 'runBothWays') return judgeRun(data, seed, context, answers);
    if (task === 'makeFaster') return judgeMakeFaster(data, seed, test, first);
    const own = TASKS.get(task);
    if (own === undefined) throw new Error(`there is no check of ${task}`);
    return own.judge(data, seed);
  });
}
