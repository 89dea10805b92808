/**
 * Judges the whole run by the calls that were made: one with all texts, one a text in order, and the answers and times of
 * those calls; a second, small run on some of the reviews shows what was only written down.
 */
import { accuracy } from '../measure/accuracy/accuracy';
import { agreement } from '../measure/accuracy/agreement';
import { seededRandom, shuffled } from '../measure/seeded-random';
import { finding, type Finding } from './check-result';
import {
  describe,
  fieldsFinding,
  near,
  numberFinding,
  promiseFinding,
  sameList,
} from './run-learner';
import { runTimesFinding } from './run-times';
import { RETRAINED, type ModelCall } from './watch-model';

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

/** A review, and its true label. */
export interface LabelledText {
  readonly text: string;
  readonly label: string;
}

/** The daily batch, and how to tell the training reviews from it. */
export interface RunReviews {
  readonly test: readonly LabelledText[];
  readonly train: readonly LabelledText[];
}

/** A call as it is written down: texts by their place in the reviews, or in their own words where they are none of them. */
interface CallSeen {
  readonly texts: readonly (number | string)[];
  readonly answers: readonly string[];
  readonly ms: number;
}

export interface RunSeen {
  readonly calls: readonly CallSeen[];
  readonly fits: number;
  readonly elapsedMs: number;
  readonly returned: unknown;
}

/** How many reviews the small run has. */
const SOME = 60;

/** Judges the runs; `answers` says, where it is known, what the model answers to each text. */
export function judgeRun(
  data: unknown,
  seed: number,
  reviews: RunReviews,
  answers?: ReadonlyMap<string, string>,
): Finding | undefined {
  const { all, some } = data as { all?: RunSeen; some?: RunSeen };
  const inAll = seed === 1 ? runFinding(all, reviews.test, reviews, answers) : undefined;
  if (inAll !== undefined) return inAll;
  const inSome = runFinding(some, someOf(reviews.test, seed), reviews, answers);
  if (inSome === undefined) return undefined;
  return finding(
    inSome.id,
    `right for all reviews, but not for ${Math.min(SOME, reviews.test.length)} of them: ${inSome.seen}`,
    `Use the parameter test, however many reviews it holds. ${inSome.advice}`,
  );
}

/** The reviews of the small run. */
export function someOf(test: readonly LabelledText[], seed: number): LabelledText[] {
  return shuffled([...test], seededRandom(seed)).slice(0, SOME);
}

function runFinding(
  run: RunSeen | undefined,
  test: readonly LabelledText[],
  { train }: RunReviews,
  answers: ReadonlyMap<string, string> | undefined,
): Finding | undefined {
  const returned = run?.returned;
  if (run !== undefined && run.fits > 0) return RETRAINED;
  const form =
    promiseFinding(returned) ??
    fieldsFinding(returned, ['batch', 'realTime', 'share']) ??
    fieldsFinding((returned as OwnResults).batch, ['answers', 'totalMs']) ??
    fieldsFinding((returned as OwnResults).realTime, ['answers', 'latenciesMs']);
  if (form !== undefined || run === undefined) return form;
  const calls = run.calls.map((call): ModelCall => {
    const texts = call.texts.map((text) => (typeof text === 'number' ? test[text].text : text));
    return { ...call, texts };
  });
  const { batch, realTime, share } = returned as OwnResults;
  return (
    callsFinding(calls, { batch, realTime, share }, test, train) ??
    modelFinding(calls, answers) ??
    runTimesFinding(
      calls,
      test.map(({ text }) => text),
      run.elapsedMs,
      { batch, realTime },
    ) ??
    shareFinding(share, batch.answers, test)
  );
}

/** One call with all texts, one call a text in order, and the answers that those calls gave. */
function callsFinding(
  calls: readonly ModelCall[],
  { batch, realTime }: OwnResults,
  test: readonly LabelledText[],
  train: readonly LabelledText[],
): Finding | undefined {
  const texts = test.map(({ text }) => text);
  const trainTexts = new Set(train.map(({ text }) => text));
  for (const text of texts) trainTexts.delete(text);
  if (calls.some(({ texts: own }) => own.some((text) => trainTexts.has(text)))) {
    return finding(
      'training-reviews',
      'the model was asked for reviews it was trained on',
      'What it has learned by heart says nothing about new reviews: use test, the daily batch.',
    );
  }
  const whole = calls.filter(({ texts: own }) => sameList(own, texts));
  const single = calls.filter(({ texts: own }) => own.length === 1);
  if (whole.length === 0 || single.length === 0) {
    const none = whole.length === 0 && single.length === 0;
    const way = whole.length === 0 ? 'as a batch of the whole test file' : 'one review at a time';
    return finding(
      none ? 'not-run' : 'two-models',
      `model was not run ${way}`,
      'Both ways need the same model, predict, and the same texts; with another model the answers may differ, and the times say nothing.',
    );
  }
  const asked = new Map<string, number>();
  for (const { texts: own } of single) asked.set(own[0], (asked.get(own[0]) ?? 0) + 1);
  for (const text of texts) asked.set(text, (asked.get(text) ?? 0) - 1);
  const left = texts.filter((text) => asked.get(text)! < 0).length;
  if (left > 0) {
    return finding(
      'not-all-single',
      `in real time the model was asked for ${texts.length - left} of ${texts.length} reviews`,
      'Give timeRealTime all the texts; what was measured for some cannot stand for the rest.',
    );
  }
  const answersOf = (answers: unknown): readonly unknown[] =>
    Array.isArray(answers) ? answers : [];
  if (
    !whole.some(({ answers }) => sameList(answersOf(batch.answers), answers)) ||
    answersOf(batch.answers).length !== answersOf(realTime.answers).length
  ) {
    return finding(
      'two-models',
      'the answers are not those of model',
      'Keep what timeBatch and timeRealTime returned.',
    );
  }
  const { differences } = agreement(batch.answers, realTime.answers);
  if (differences.length === 0) return undefined;
  return finding(
    'two-models',
    `${differences.length} answers differ between the two ways`,
    'One model gives one answer for a review. Was it another model, or another list of texts?',
  );
}

/** Where the model's answers are known, those that were written down are these. */
function modelFinding(
  calls: readonly ModelCall[],
  answers: ReadonlyMap<string, string> | undefined,
): Finding | undefined {
  const strange = calls.some(({ texts, answers: given }) =>
    texts.some((text, i) => (answers?.get(text) ?? given[i]) !== given[i]),
  );
  if (!strange) return undefined;
  return finding('two-models', 'the answers are not those of model', 'Use the parameter model.');
}

function shareFinding(
  share: unknown,
  answers: readonly string[],
  test: readonly LabelledText[],
): Finding | undefined {
  const problem = numberFinding(share, 'share');
  if (problem !== undefined) return problem;
  const labels = test.map(({ label }) => label);
  const { accuracy: wanted } = accuracy(labels, answers);
  if (near(share as number, wanted)) return undefined;
  const percent = near(share as number, 100 * wanted);
  return finding(
    percent ? 'percent-for-share' : 'other-share',
    `share is ${describe(share)}, but of these answers ${describe(wanted)} are right`,
    percent
      ? 'A share goes from 0 to 1: do not multiply by 100.'
      : 'Compare the labels of the test reviews with the answers for them, and calculate it anew in each run.',
  );
}
