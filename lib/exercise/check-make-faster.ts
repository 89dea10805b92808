/**
 * The check of `makeFaster(train)`, which trains a faster model: on the real reviews. Whether it is accurate is seen on
 * the test file; whether it is faster, by the numbers that a call looks up or copies, not by a clock. Seeds other than 1
 * exchange the two labels of the reviews it learns from: only a model that has learned from these answers so.
 */
import { shuffled } from '../measure/seeded-random';
import type { CheckOptions } from './check-accuracy';
import { finding, observe, reportCheck, type CheckResult, type Finding } from './check-result';
import { callLearner, sameList, type Trainable } from './run-learner';
import { countCalls } from './watch-model';

/** The exercise's limit for the share of right answers. */
const LEAST_ACCURACY = 0.85;
/** A model that copies more than this share of the first one's numbers has not become cheaper. */
const SMALLER = 0.9;
/** How many are predicted one at a time. */
const SINGLE = 60;
/** How many of each label are joined in pairs. */
const JOINED = 100;

interface LabelledText {
  readonly text: string;
  readonly label: string;
}

/** A model, as far as its work can be seen. */
export interface Model {
  predict(texts: readonly string[]): string[];
  readonly vectorizer?: { readonly featureNames?: readonly string[] };
  readonly classifier?: object;
}

export interface MakeFasterCheckOptions extends CheckOptions {
  /** The class of the models (Pipeline): with it, the check sees what one is trained on. */
  readonly model: Trainable;
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
  /** The model that is to be beaten. */
  readonly first: Model;
}

/** What a call looks up or copies. */
export interface Work {
  readonly features: number | null;
  readonly classifier: string;
}

interface FasterSeen {
  /** Where what the function gave has a predict. */
  readonly isModel: boolean;
  readonly returned: string;
  readonly changed: boolean;
  /** Texts that a model was trained on: those handed over, those of the test file, and others. */
  readonly trainedOn: { readonly train: number; readonly test: number; readonly other: number };
  readonly fitsWhilePredicting: number;
  readonly work: Work;
  readonly first: Work;
  readonly answers: readonly string[];
  readonly single: readonly string[];
  /** Answers to texts that are in no file. */
  readonly joined: readonly string[];
}

/**
 * Checks the bonus task; a promise of a model will do. Prints and records; throws nothing.
 *
 * @returns the result, and the model where it is right
 * @example
 * const first = { predict: (texts) => texts.map(() => 'a') }
 * const options = { model: Pipeline, train: [], test: [], first }
 * checkMakeFaster(() => undefined, options) instanceof Promise // => true
 */
export async function checkMakeFaster(
  fn: unknown,
  options: MakeFasterCheckOptions,
): Promise<CheckResult & { readonly faster: Model | undefined }> {
  const { seed = 1, test } = options;
  let made: unknown;
  let thrown: { error: unknown } | undefined;
  const given = givenReviews(options.train, seed);
  const handed = given.map((review, i) => ({ ...review, id: `${i}`, extra: new Map() }));
  const own = new Set(given.map(({ text }) => text));
  const others = new Set(test.map(({ text }) => text));
  const trainedOn = { train: 0, test: 0, other: 0 };
  const prototype = options.model.prototype as object;
  const classes = [options.first.vectorizer, options.first.classifier].flatMap((part) =>
    part === undefined ? [] : [Object.getPrototypeOf(part) as object],
  );
  const saw = (texts: readonly string[]): void => {
    for (const text of texts) {
      trainedOn[own.has(text) ? 'train' : others.has(text) ? 'test' : 'other'] += 1;
    }
  };
  const stop = [prototype, classes[0]].map((one) =>
    one === undefined ? () => undefined : countCalls(one, FITS, (args) => saw(textsIn(args))),
  );
  try {
    made = await callLearner(fn, handed);
  } catch (error) {
    thrown = { error };
  } finally {
    stop.forEach((end) => end());
  }
  const seen = observe((): FasterSeen => {
    if (thrown !== undefined) throw thrown.error;
    const isModel = typeof (made as Partial<Model> | null | undefined)?.predict === 'function';
    const model = made as Model;
    let fitsWhilePredicting = 0;
    const parts = isModel ? [model, model.vectorizer, model.classifier, prototype] : [];
    const undo = (isModel ? [...parts, ...classes] : []).flatMap((part) =>
      part === undefined ? [] : [countCalls(part, FITS, () => (fitsWhilePredicting += 1))],
    );
    const texts = test.map(({ text }) => text);
    const answers = isModel ? [...model.predict(texts)] : [];
    const single = isModel ? texts.slice(0, SINGLE).map((text) => model.predict([text])[0]) : [];
    const joined = isModel ? [...model.predict(joinedOf(test, seed).map(({ text }) => text))] : [];
    undo.reverse().forEach((end) => end());
    return {
      isModel,
      returned: made === undefined ? 'nothing' : typeof made,
      changed: !handed.every(
        ({ text, label }, i) => text === given[i].text && label === given[i].label,
      ),
      trainedOn,
      fitsWhilePredicting,
      work: workOf(isModel ? model : undefined),
      first: workOf(options.first),
      answers,
      single,
      joined,
    };
  });
  const result = reportCheck('makeFaster', seed, seen, (data) => judgeMakeFaster(data, seed, test));
  return { ...result, faster: result.passed ? (made as Model) : undefined };
}

/** The reviews to learn from: all as they are, or in another order with the two labels exchanged. */
function givenReviews(train: readonly LabelledText[], seed: number): LabelledText[] {
  if (seed === 1) return train.map(({ text, label }) => ({ text, label }));
  const exchange = exchanged(train);
  const shuffledReviews = shuffled([...train], seed);
  const some = shuffledReviews.slice(0, Math.ceil(0.95 * train.length));
  return some.map(({ text, label }) => ({ text, label: exchange.get(label) ?? label }));
}

function exchanged(reviews: readonly LabelledText[]): Map<string, string> {
  const labels = [...new Set(reviews.map(({ label }) => label))].sort();
  return new Map(labels.map((label, i) => [label, labels[(i + 1) % labels.length]]));
}

/** Texts of two reviews with the same label: answers that are known by heart are of no use for them. */
function joinedOf(test: readonly LabelledText[], seed: number): LabelledText[] {
  const mixed = shuffled([...test], seed);
  return [...new Set(mixed.map(({ label }) => label))].flatMap((label) => {
    const own = mixed.filter((review) => review.label === label).slice(0, JOINED);
    return own.slice(1).map(({ text }, i) => ({ text: `${text} ${own[i].text}`, label }));
  });
}

const FITS = ['fit', 'fitTransform'];

function textsIn([texts]: readonly unknown[]): string[] {
  return Array.isArray(texts) && typeof texts[0] === 'string' ? (texts as string[]) : [];
}

function workOf(model: Model | undefined): Work {
  return {
    features: model?.vectorizer?.featureNames?.length ?? null,
    classifier: model?.classifier?.constructor.name ?? '',
  };
}

/** Judges it; `first` is the work of the model that is to be beaten, where it is known better than by the record. */
export function judgeMakeFaster(
  data: unknown,
  seed: number,
  test: readonly LabelledText[],
  first?: Work,
): Finding | undefined {
  const seen = { ...(data as FasterSeen), ...(first && { first }) };
  if (!seen.isModel) {
    return finding(
      'no-model',
      seen.returned === 'nothing' ? 'it returns nothing' : 'what it returns has no predict',
      'Return the pipeline itself, after fit: return pipeline.fit(texts, labels).',
    );
  }
  if (seen.changed) {
    return finding(
      'input-changed',
      'it changes the training reviews it is handed',
      'Make new lists with map and filter; leave the reviews as they are.',
    );
  }
  const exchange = seed === 1 ? new Map<string, string>() : exchanged(test);
  const shareOf = (reviews: readonly LabelledText[], answers: readonly string[]): number =>
    reviews.filter(({ label }, i) => (exchange.get(label) ?? label) === answers[i]).length /
    reviews.length;
  return (
    originFinding(seen.trainedOn) ??
    accuracyFinding(shareOf(test, seen.answers), seed) ??
    heartFinding(shareOf(joinedOf(test, seed), seen.joined)) ??
    workFinding(seen) ??
    (sameList(seen.single, seen.answers.slice(0, SINGLE))
      ? undefined
      : finding(
          'ways-differ',
          'it answers differently in a batch and one at a time',
          'The answer for a review must not depend on what else is in the call.',
        ))
  );
}

/** Whether it learned from the reviews it was given, and from no others. */
function originFinding({ train, test, other }: FasterSeen['trainedOn']): Finding | undefined {
  // A few reviews that occur in both files are nobody's fault.
  if (train > 0 && test + other > 0.01 * train) {
    return finding(
      'fits-on-test',
      `it was trained on ${test + other} reviews that it was not handed${test > 0 ? ', of the test file' : ''}`,
      'A model that has seen the test reviews cannot be judged by them: use the parameter train alone.',
    );
  }
  if (train > 0) return undefined;
  return finding(
    'other-training',
    'the model was not trained on the reviews the function was handed',
    'Use the parameter train; not the reviews of another cell, nor a model trained before.',
  );
}

function accuracyFinding(share: number, seed: number): Finding | undefined {
  if (share > LEAST_ACCURACY) return undefined;
  const percent = `${(100 * share).toFixed(1)} % of its answers for the test reviews are right`;
  if (seed !== 1 && share < 0.3) {
    return finding(
      'other-training',
      `trained on reviews with the two labels exchanged, ${percent}`,
      'Learn from the texts and labels of the parameter train, whichever they are.',
    );
  }
  return finding(
    'not-accurate',
    percent,
    'Too little is left: keep more words, use all the training reviews, and see that texts and labels are in the same order.',
  );
}

function heartFinding(share: number): Finding | undefined {
  if (share > LEAST_ACCURACY) return undefined;
  return finding(
    'known-by-heart',
    `of texts made of two test reviews each, only ${(100 * share).toFixed(1)} % are answered right`,
    'Answer by what the model has learned of the words, not by a list of known texts.',
  );
}

/** The numbers that a call copies or looks up: as many as there are features, or none for a compiled model. */
function workFinding({ work, first, fitsWhilePredicting }: FasterSeen): Finding | undefined {
  if (fitsWhilePredicting > 0) {
    return finding(
      'fits-while-predicting',
      'something is trained in each call of predict',
      'Train once, inside makeFaster; predict only looks up what was learned.',
    );
  }
  const sameKind = work.classifier === first.classifier;
  if (work.features === null || first.features === null || !sameKind) return undefined;
  if (work.features < SMALLER * first.features) return undefined;
  return finding(
    'not-smaller',
    `it keeps ${work.features} words of ${first.features}, and the same kind of classifier as the first model`,
    'Nothing has become cheaper. What does the fixed cost of a call grow with? Fewer words, another classifier, or compile().',
  );
}
