/** A model's mistakes, the ones it was surest of first, and the words that led it there. */
import type { Review } from '../data/reviews';
import type { Pipeline } from './pipeline';
import { wordContributions } from './telling-words';

export interface Mistake {
  readonly review: Review;
  readonly predicted: string;
  /** How far the predicted label's score lies above the true one's: the further, the surer the model was. */
  readonly margin: number;
  /** The words that pushed towards the predicted label, the strongest first. */
  readonly misleading: readonly string[];
}

/**
 * Finds the reviews that a model gets wrong.
 *
 * @returns the mistakes in order of the model's sureness; an empty list when there are none
 * @throws RangeError when a label is none of the model's classes
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * pipeline.fit(['good tea', 'bad tea'], ['yes', 'no'])
 * const reviews = parseReviews('text,label\nNot good.,no', 'mine.csv')
 * findMistakes(pipeline, reviews)[0].misleading // => ['good']
 */
export function findMistakes(pipeline: Pipeline, reviews: readonly Review[]): Mistake[] {
  const texts = reviews.map(({ text }) => text);
  const predicted = pipeline.predict(texts);
  const wrong = reviews.flatMap((review, i) => (review.label === predicted[i] ? [] : [i]));
  const scores = pipeline.decisionFunction(wrong.map((i) => texts[i]));
  const position = new Map(pipeline.classes.map((name, at) => [name, at]));
  return wrong
    .map((i, at) => {
      const truth = position.get(reviews[i].label);
      if (truth === undefined) {
        throw new RangeError(`the label '${reviews[i].label}' is none of the model's classes`);
      }
      const chosen = position.get(predicted[i]) as number; // one of the classes
      const margin = scores[at][chosen] - scores[at][truth];
      return { review: reviews[i], predicted: predicted[i], margin };
    })
    .sort((a, b) => b.margin - a.margin)
    .map((mistake) => ({ ...mistake, misleading: misleadingWords(pipeline, mistake) }));
}

/** Words that add more to the predicted label than to the true one. */
function misleadingWords(
  pipeline: Pipeline,
  { review: { text, label }, predicted }: Pick<Mistake, 'review' | 'predicted'>,
): string[] {
  const truth = new Map(
    wordContributions(pipeline, text, label).map(({ word, weight }) => [word, weight]),
  );
  return wordContributions(pipeline, text, predicted)
    .map(({ word, weight }) => ({ word, push: weight - (truth.get(word) as number) })) // same words
    .filter(({ push }) => push > 0)
    .sort((a, b) => b.push - a.push)
    .map(({ word }) => word);
}
