/** The check of the whole run: the same model both ways, on the daily batch, its accuracy from the test reviews. */
import { accuracy } from '../measure/accuracy/accuracy';
import { agreement } from '../measure/accuracy/agreement';
import { finding, reportCheck, type CheckResult, type Finding } from './check-result';
import { keepRun } from './own-run';
import {
  callLearner,
  fieldsFinding,
  near,
  numberFinding,
  promiseFinding,
  sameList,
} from './run-learner';
import { watchedCalls, watchModel, type ModelCall, type WatchedModel } from './watch-model';

/** What the learner has measured. */
export interface OwnResults {
  readonly batch: { readonly answers: readonly string[]; readonly totalMs: number };
  readonly realTime: {
    readonly answers: readonly string[];
    readonly latenciesMs: readonly number[];
  };
  /** Share of right answers, from 0 to 1. */
  readonly share: number;
}

/** The daily batch, and how to tell the training reviews from it. */
export interface RunReviews {
  readonly test: readonly { readonly text: string; readonly label: string }[];
  readonly train: readonly { readonly text: string; readonly label: string }[];
}

/**
 * Checks `runBothWays(model, test): { batch, realTime, share }` on the real model and the real reviews. Prints and
 * records, and keeps the run's numbers for the practice questions; throws nothing.
 *
 * @returns the result of the check, and what the function returned where that is right
 * @example
 * checkRun(() => undefined, { predict: (texts) => texts.map(() => 'a') }, { train: [], test: [] }).id // => 'nothing-returned'
 */
export function checkRun(
  fn: unknown,
  model: WatchedModel,
  reviews: RunReviews,
): CheckResult & { readonly results: OwnResults | undefined } {
  const watched = watchModel(model);
  let returned: unknown;
  const result = reportCheck('runBothWays', 1, [
    () => {
      returned = callLearner(fn, watched, [...reviews.test]);
      return (
        promiseFinding(returned) ??
        fieldsFinding(returned, ['batch', 'realTime', 'share']) ??
        fieldsFinding((returned as OwnResults).batch, ['answers', 'totalMs']) ??
        fieldsFinding((returned as OwnResults).realTime, ['answers', 'latenciesMs'])
      );
    },
    () => {
      const { calls, fits } = watchedCalls(watched);
      return runFinding(calls, fits, returned as OwnResults, reviews);
    },
  ]);
  if (!result.passed) return { ...result, results: undefined };
  const results = returned as OwnResults;
  keepRun(results.batch.totalMs, results.realTime.latenciesMs);
  return { ...result, results };
}

function runFinding(
  calls: readonly ModelCall[],
  fits: number,
  { batch, realTime, share }: OwnResults,
  { test, train }: RunReviews,
): Finding | undefined {
  const texts = test.map(({ text }) => text);
  const trainTexts = new Set(train.map(({ text }) => text));
  if (fits > 0) {
    return finding(
      'retrained',
      `the model was trained again, ${fits === 1 ? 'once' : `${fits} times`}`,
      'Batch and real time are two ways to run one trained model: train before, never in between.',
    );
  }
  if (calls.some(({ texts: own }) => own.some((text) => trainTexts.has(text)))) {
    return finding(
      'training-reviews',
      'the model was asked for reviews it was trained on',
      'What it has learned by heart says nothing about new reviews: use test, the daily batch.',
    );
  }
  const whole = calls.filter(({ texts: own }) => sameList(own, texts)).length;
  const single = calls.filter(({ texts: own }) => own.length === 1);
  if (whole === 0 || single.length === 0) {
    const way = whole === 0 ? 'as a batch of the whole test file' : 'one review at a time';
    return finding(
      whole === 0 && single.length === 0 ? 'not-run' : 'two-models',
      `model was not run ${way}`,
      'Both ways need the same model, predict, and the same texts; with another model the answers may differ, and the times say nothing.',
    );
  }
  const wanted = calls.find(({ texts: own }) => sameList(own, texts))?.answers ?? [];
  if (!sameList(batch.answers, wanted) || batch.answers.length !== realTime.answers.length) {
    return finding(
      'two-models',
      'the answers are not those of model',
      'Keep what timeBatch and timeRealTime returned.',
    );
  }
  const { differences } = agreement(batch.answers, realTime.answers);
  if (differences.length > 0) {
    return finding(
      'two-models',
      `${differences.length} answers differ between the two ways`,
      'One model gives one answer for a review. Was it another model, or another list of texts?',
    );
  }
  return (
    timesFinding(batch.totalMs, realTime.latenciesMs, test.length) ??
    shareFinding(share, batch.answers, test)
  );
}

function timesFinding(
  totalMs: unknown,
  latenciesMs: ArrayLike<unknown>,
  count: number,
): Finding | undefined {
  const numbers = [totalMs, ...Array.from(latenciesMs)];
  for (const value of numbers) {
    const problem = numberFinding(value, 'a time');
    if (problem !== undefined) return problem;
  }
  if (latenciesMs.length === count && (numbers as number[]).every((value) => value >= 0))
    return undefined;
  return finding(
    'times-wrong',
    `${latenciesMs.length} latencies for ${count} reviews, or a time below 0`,
    'Run the checks above again.',
  );
}

function shareFinding(
  share: unknown,
  answers: readonly string[],
  test: RunReviews['test'],
): Finding | undefined {
  const problem = numberFinding(share, 'share');
  if (problem !== undefined) return problem;
  const labels = test.map(({ label }) => label);
  const { accuracy: wanted } = accuracy(labels, answers);
  if (near(share as number, wanted)) return undefined;
  return finding(
    'other-share',
    `share is ${String(share)}, but of these answers ${wanted} are right`,
    'accuracyOf takes the labels of the test reviews and the answers for them.',
  );
}
