/**
 * The check of `makeFaster(train)`, which trains a faster model. It is handed reviews in an invented
 * language (invented-reviews.ts) and must have learned from these and no others. How fast the model
 * is shows in the notebook, on the real reviews; here only whether anything has become cheaper.
 */
import type { CheckOptions } from './check-accuracy';
import { finding, reportCheck, type CheckResult, type Finding } from './check-result';
import { inventReviews, type LabelledText } from './invented-reviews';
import { callLearner, countFits, promiseFinding, sameList, type Trainable } from './run-learner';

/** The exercise's limit for the share of right answers. */
const LEAST_ACCURACY = 0.85;

const ENGLISH = [
  'excellent great love perfect happy',
  'terrible bad broken refund never',
  'recommend easy wonderful comfortable',
  'disappointed waste poor worst',
  'the delivery was late and nobody answered',
  'works as described, friendly staff',
];

interface Model {
  predict(texts: readonly string[]): string[];
  readonly vectorizer?: { readonly featureNames?: readonly string[] };
  readonly classifier?: object;
}

export interface MakeFasterCheckOptions extends CheckOptions {
  /** The class of the models (Pipeline): with it, the check sees whether one is trained at all. */
  readonly model?: Trainable;
}

/**
 * Checks the bonus task. Prints and records; throws nothing.
 *
 * @example
 * checkMakeFaster(() => undefined).id // => 'no-model'
 */
export function checkMakeFaster(
  fn: unknown,
  { seed = 1, model: trainable }: MakeFasterCheckOptions = {},
): CheckResult {
  const { train, test } = inventReviews(seed, { train: 600, test: 200 });
  const given = train.map((review, i) => ({ ...review, id: `${i}`, extra: new Map() }));
  let made: unknown;
  let fits = 0;
  return reportCheck('makeFaster', seed, [
    () => {
      fits = countFits(trainable, () => {
        made = callLearner(fn, given);
      });
      return promiseFinding(made) ?? modelFinding(made);
    },
    () => changedFinding(train, given),
    () => originFinding(made as Model, train, test, trainable === undefined || fits > 0),
    () => smallerFinding(made as Model, train),
    () => bothWaysFinding(made as Model, test),
  ]);
}

function modelFinding(made: unknown): Finding | undefined {
  const predict = (made as { predict?: unknown } | null | undefined)?.predict;
  if (typeof predict === 'function') return undefined;
  return finding(
    'no-model',
    made === undefined ? 'it returns nothing' : 'what it returns has no predict',
    'Return the pipeline itself, after fit: return pipeline.fit(texts, labels).',
  );
}

function changedFinding(
  before: readonly LabelledText[],
  after: readonly LabelledText[],
): Finding | undefined {
  const flat = (reviews: readonly LabelledText[]) =>
    reviews.flatMap(({ text, label }) => [text, label]);
  if (sameList(flat(before), flat(after))) return undefined;
  return finding(
    'input-changed',
    'it changes the training reviews it is handed',
    'Make new lists with map and filter; leave the reviews as they are.',
  );
}

/** Whether it learned from the reviews it was given, well enough, and from no others. */
function originFinding(
  model: Model,
  train: readonly LabelledText[],
  test: readonly LabelledText[],
  trained: boolean,
): Finding | undefined {
  const known = new Set(train.flatMap(({ text }) => text.split(' ')));
  const words = [...(model.vectorizer?.featureNames ?? [])].flatMap((term) => term.split(' '));
  const strange = words.filter((word) => !known.has(word));
  const english = new Set(model.predict(ENGLISH)).size > 1;
  const right = shareRight(model, test);
  if ((strange.length > 0 || english) && right > 0.7) {
    return finding(
      'fits-on-test',
      `the model knows words that are in none of the training reviews${strange.length > 0 ? `, such as '${strange[0]}'` : ''}`,
      'It was trained on other reviews too. A model that has seen the test reviews cannot be judged by them: use the parameter train alone.',
    );
  }
  if (strange.length > 0 || english || !trained) {
    return finding(
      'other-training',
      'the model was not trained on the reviews the function was handed',
      'Use the parameter train; not the reviews of another cell, nor a model trained before.',
    );
  }
  if (right > LEAST_ACCURACY) return undefined;
  return finding(
    'not-accurate',
    `on new reviews of the same kind ${(100 * right).toFixed(0)} % of its answers are right`,
    'Too little is left: keep more words, use all the training reviews, and see that texts and labels are in the same order.',
  );
}

/** A smaller vocabulary, another classifier, or a compiled model; the same as before is not faster. */
function smallerFinding(model: Model, train: readonly LabelledText[]): Finding | undefined {
  const size = model.vectorizer?.featureNames?.length;
  const all = new Set(train.flatMap(({ text }) => text.split(' '))).size;
  const sameKind = model.classifier?.constructor.name === 'LogisticRegression';
  if (size === undefined || !sameKind || size < all) return undefined;
  return finding(
    'not-smaller',
    `it keeps all ${size} words, and the same kind of classifier as the first model`,
    'Nothing has become cheaper. What does the fixed cost of a call grow with? Fewer words (maxFeatures), another classifier, or compile().',
  );
}

function bothWaysFinding(model: Model, test: readonly LabelledText[]): Finding | undefined {
  const texts = test.slice(0, 60).map(({ text }) => text);
  const single = texts.map((text) => model.predict([text])[0]);
  if (sameList(model.predict(texts), single)) return undefined;
  return finding(
    'ways-differ',
    'it answers differently in a batch and one at a time',
    'The answer for a review must not depend on what else is in the call.',
  );
}

function shareRight(model: Model, test: readonly LabelledText[]): number {
  const answers = model.predict(test.map(({ text }) => text));
  return test.filter(({ label }, i) => label === answers[i]).length / test.length;
}
