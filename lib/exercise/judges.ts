/** The judging half of every check, for the instructor's desk: from what a check saw to what is right or wrong. */
import { judgeAccuracyOf } from './check-accuracy';
import { judgeCallCost } from './check-call-cost';
import { judgeMakeFaster, type Work } from './check-make-faster';
import { judgePercentile } from './check-percentile';
import { judgeSeen, type CheckResult, type Finding, type Seen } from './check-result';
import { judgeRun, type RunReviews } from './check-run';
import { judgeSameAnswers } from './check-same-answers';
import { judgeTimeBatch, judgeTimeRealTime } from './check-timing';

/** What the checks on real reviews are judged with. */
export interface JudgeContext extends RunReviews {
  /** What the model answers to each text, where that is known. */
  readonly answers?: ReadonlyMap<string, string>;
  /** What a call of it costs: a submission that trained it anew has another in its place. */
  readonly first?: Work;
}

type TaskJudge = (data: unknown, seed: number, context: JudgeContext) => Finding | undefined;

const JUDGES: ReadonlyMap<string, TaskJudge> = new Map<string, TaskJudge>([
  ['timeBatch', judgeTimeBatch],
  ['timeRealTime', judgeTimeRealTime],
  ['accuracyOf', judgeAccuracyOf],
  ['percentile', judgePercentile],
  ['sameAnswers', judgeSameAnswers],
  ['callCost', judgeCallCost],
  ['runBothWays', (data, seed, context) => judgeRun(data, seed, context, context.answers)],
  ['makeFaster', (data, seed, { test, first }) => judgeMakeFaster(data, seed, test, first)],
]);

/**
 * Judges what a check saw.
 * @throws Error when the task is not known, or `seen` has not the form that its check writes
 */
export function judge(task: string, seed: number, seen: Seen, context: JudgeContext): CheckResult {
  const own = JUDGES.get(task);
  if (own === undefined) throw new Error(`there is no check of ${task}`);
  return judgeSeen(task, seed, seen, (data) => own(data, seed, context));
}
