/** A model's mistakes, the ones it was surest of first, and the words that led it there. */
import type { Review } from '../data/reviews';
import type { Pipeline } from './pipeline';
import { wordContributions } from './telling-words';

export interface Mistake {
  readonly review: Review;
  readonly predicted: string;
  /** The score of the second class; the further from 0, the surer the model was. */
  readonly score: number;
  /** The words that pushed towards the wrong label, the strongest first. */
  readonly misleading: readonly string[];
}

/**
 * The reviews that a model of two classes gets wrong.
 *
 * @returns the mistakes in order of the model's sureness; an empty list when there are none
 * @throws RangeError when the model has not exactly two classes
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * pipeline.fit(['good tea', 'bad tea'], ['yes', 'no'])
 * const reviews = parseReviews('text,label\nNot good.,no', 'mine.csv')
 * findMistakes(pipeline, reviews)[0].misleading // => ['good']
 */
export function findMistakes(pipeline: Pipeline, reviews: readonly Review[]): Mistake[] {
  const texts = reviews.map(({ text }) => text);
  const predicted = pipeline.predict(texts);
  const scores = pipeline.decisionFunction(texts);
  return reviews
    .map((review, i): Mistake => {
      const score = (scores[i][1] - scores[i][0]) / 2;
      return { review, predicted: predicted[i], score, misleading: [] };
    })
    .filter(({ review, predicted: label }) => review.label !== label)
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score))
    .map((mistake) => {
      const words = wordContributions(pipeline, mistake.review.text)
        .filter(({ weight }) => weight * mistake.score > 0)
        .map(({ word }) => word);
      return { ...mistake, misleading: words };
    });
}
