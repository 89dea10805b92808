/** The check of the whole run: the same model both ways, on the daily batch, its accuracy from the test reviews. */
import { systemClock } from '../measure/timing/clock';
import {
  observe,
  reportCheck,
  StopSignal,
  type CheckOptions,
  type CheckResult,
} from './check-result';
import { keepRun } from './own-run';
import { toPlain } from './plain-data';
import {
  judgeRun,
  someOf,
  type LabelledText,
  type OwnResults,
  type RunReviews,
  type RunSeen,
} from './run-findings';
import { callLearner } from './run-learner';
import { watchModel, type WatchedModel } from './watch-model';

/** The reviews; seed 1 is all of `test`, another draws some of them. */
export interface RunCheckOptions extends RunReviews, Omit<CheckOptions, 'model'> {
  /** The trained model that is to be run. */
  readonly model: WatchedModel;
  /** Milliseconds; default the system's monotonic clock. */
  readonly clock?: () => number;
}

/** The result of the check, and what the function returned where that is right. */
export interface RunCheckResult extends CheckResult {
  readonly results: OwnResults | undefined;
}

const MOST_CALLS = 20_000;

/**
 * Checks `runBothWays(model, test): { batch, realTime, share }` on the real model and the real reviews, and keeps the
 * run's numbers for the questions.
 */
export function checkRun(
  fn: unknown,
  { model, seed = 1, clock = systemClock, ...reviews }: RunCheckOptions,
): RunCheckResult {
  let first: unknown;
  const runOn = (test: readonly LabelledText[]): RunSeen => {
    const watch = watchModel(model, clock);
    const places = new Map(test.map(({ text }, i) => [text, i]));
    const start = clock();
    let returned: unknown;
    try {
      const own = test.map((review) => ({ ...review }));
      returned = callLearner(fn, watch.model, own);
    } catch (error) {
      if (!(error instanceof StopSignal)) throw error;
    } finally {
      watch.end();
    }
    const elapsedMs = clock() - start;
    first ??= returned;
    const calls = watch.calls.slice(0, MOST_CALLS).map((call) => ({
      ...call,
      texts: call.texts.map((text) => places.get(text) ?? String(text).slice(0, 200)),
    }));
    return { calls, fits: watch.fits(), elapsedMs, returned: toPlain(returned) };
  };
  const seen = observe(() => {
    if (seed !== 1) return { some: runOn(someOf(reviews.test, seed)) };
    const all = runOn(reviews.test);
    return { all, some: runOn(someOf(reviews.test, seed)) };
  });
  const result = reportCheck('runBothWays', seed, seen, (data) => judgeRun(data, seed, reviews));
  if (!result.passed || seed !== 1) return { ...result, results: undefined };
  const results = first as OwnResults;
  keepRun(results.batch.totalMs, results.realTime.latenciesMs);
  return { ...result, results };
}
