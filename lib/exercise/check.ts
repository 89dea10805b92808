/** The one function by which a notebook checks what a learner wrote. */
import {
  checkMakeFaster,
  type FasterCheckOptions,
  type FasterCheckResult,
} from './check-make-faster';
import { observe, reportCheck, type CheckOptions, type CheckResult } from './check-result';
import { checkRun, type RunCheckOptions, type RunCheckResult } from './check-run';
import { TASKS } from './judges';

/** A task whose function is handed made-up inputs. */
type MadeUpTask =
  'timeBatch' | 'timeRealTime' | 'callCost' | 'accuracyOf' | 'percentile' | 'sameAnswers';

/**
 * Checks a function of the exercise, by the task's name. Prints and records what is right or wrong with it; throws nothing
 * for what the function does. With `makeFaster` it returns a promise.
 *
 * @param options `seed`: which inputs the function is handed (1 unless given); what else a task needs
 * @throws TypeError when there is no such task
 * @example
 * check('percentile', (values) => Math.max(...values)).id // => 'maximum-for-percentile'
 */
export function check(task: MadeUpTask, fn: unknown, options?: CheckOptions): CheckResult;
export function check(task: 'runBothWays', fn: unknown, options: RunCheckOptions): RunCheckResult;
export function check(
  task: 'makeFaster',
  fn: unknown,
  options: FasterCheckOptions,
): Promise<FasterCheckResult>;
export function check(
  task: string,
  fn: unknown,
  options: CheckOptions | RunCheckOptions | FasterCheckOptions = {},
): CheckResult | Promise<FasterCheckResult> {
  if (task === 'runBothWays') return checkRun(fn, options as RunCheckOptions);
  if (task === 'makeFaster') return checkMakeFaster(fn, options as FasterCheckOptions);
  const own = TASKS.get(task);
  if (own === undefined) {
    const known = [...TASKS.keys(), 'runBothWays', 'makeFaster'].join(', ');
    throw new TypeError(`check: there is no task '${task}'; there are ${known}`);
  }
  const { seed = 1, model } = options as CheckOptions;
  const seen = observe(() => own.look(fn, seed, model));
  return reportCheck(task, seed, seen, (data) => own.judge(data, seed));
}
