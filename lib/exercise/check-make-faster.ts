/**
 * The check of `makeFaster(train)`, which trains a faster model: on the real reviews. Whether it is accurate is seen on
 * the test file; whether it is faster, by the numbers that a call looks up or copies, not by a clock. Seeds other than 1
 * exchange the two labels of the reviews it learns from: only a model that has learned from these answers so.
 */
import { seededRandom, shuffled } from '../measure/seeded-random';
import {
  observe,
  reportCheck,
  type CheckOptions,
  type CheckResult,
  type Trainable,
} from './check-result';
import {
  exchanged,
  joinedOf,
  judgeMakeFaster,
  SINGLE,
  type FasterSeen,
  type Work,
} from './faster-findings';
import type { LabelledText } from './run-findings';
import { callLearner } from './run-learner';
import { countCalls } from './watch-model';

/** A model, as far as its work can be seen. */
export interface Model {
  predict(texts: readonly string[]): string[];
  readonly vectorizer?: { readonly featureNames?: readonly string[] };
  readonly classifier?: object;
}

export interface FasterCheckOptions extends CheckOptions {
  /** The class of the models (Pipeline): with it, the check sees what one is trained on. */
  readonly model: Trainable;
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
  /** The model that is to be beaten. */
  readonly first: Model;
}

/** The result of the check, and the model where it is right. */
export interface FasterCheckResult extends CheckResult {
  readonly faster: Model | undefined;
}

/** Checks the bonus task; a promise of a model will do. */
export async function checkMakeFaster(
  fn: unknown,
  options: FasterCheckOptions,
): Promise<FasterCheckResult> {
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
  const shuffledReviews = shuffled([...train], seededRandom(seed));
  const some = shuffledReviews.slice(0, Math.ceil(0.95 * train.length));
  return some.map(({ text, label }) => ({ text, label: exchange.get(label) ?? label }));
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
