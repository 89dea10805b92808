/** Judges a faster model by what it was trained on, by its answers, and by the numbers that a call looks up or copies. */
import { seededRandom, shuffled } from '../measure/seeded-random';
import { finding, type Finding } from './check-result';
import type { LabelledText } from './run-findings';
import { sameList } from './run-learner';

/** The exercise's limit for the share of right answers. */
const LEAST_ACCURACY = 0.85;
/** A model that copies more than this share of the first one's numbers has not become cheaper. */
const SMALLER = 0.9;
/** How many are predicted one at a time. */
export const SINGLE = 60;
/** How many of each label are joined in pairs. */
const JOINED = 100;

/** What a call looks up or copies. */
export interface Work {
  readonly features: number | null;
  readonly classifier: string;
}

export interface FasterSeen {
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

/** Each label, and the one that stands for it where labels are exchanged. */
export function exchanged(reviews: readonly LabelledText[]): Map<string, string> {
  const labels = [...new Set(reviews.map(({ label }) => label))].sort();
  return new Map(labels.map((label, i) => [label, labels[(i + 1) % labels.length]]));
}

/** Texts of two reviews with the same label: answers that are known by heart are of no use for them. */
export function joinedOf(test: readonly LabelledText[], seed: number): LabelledText[] {
  const mixed = shuffled([...test], seededRandom(seed));
  return [...new Set(mixed.map(({ label }) => label))].flatMap((label) => {
    const own = mixed.filter((review) => review.label === label).slice(0, JOINED);
    return own.slice(1).map(({ text }, i) => ({ text: `${text} ${own[i].text}`, label }));
  });
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
