/** Which words push a linear model's answer most, and how one review's score comes about. */
import type { Pipeline } from './pipeline';

/** A word and what it adds to the score. Below 0 it speaks for the first class, above 0 for the second. */
export interface WordWeight {
  readonly word: string;
  readonly weight: number;
}

/**
 * The words with the largest weights each way.
 *
 * @param count how many for each class
 * @returns 2 x count words, from the lowest weight to the highest
 * @throws RangeError when the model has not exactly two classes
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * pipeline.fit(['good tea', 'bad tea'], ['yes', 'no'])
 * tellingWords(pipeline, 1).map(({ word }) => word) // => ['bad', 'good']
 */
export function tellingWords(pipeline: Pipeline, count: number): WordWeight[] {
  const difference = weightDifference(pipeline);
  const sorted = pipeline.vectorizer.featureNames
    .map((word, column) => ({ word, weight: difference[column] }))
    .sort((a, b) => a.weight - b.weight);
  return [...sorted.slice(0, count), ...sorted.slice(-count)];
}

/**
 * What each word of one text adds to its score: weight times the word's value in the text.
 *
 * @returns the text's known words, the strongest first
 * @throws RangeError when the model has not exactly two classes
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * pipeline.fit(['good tea', 'bad tea'], ['yes', 'no'])
 * wordContributions(pipeline, 'good tea')[0].word // => 'good'
 */
export function wordContributions(pipeline: Pipeline, text: string): WordWeight[] {
  const difference = weightDifference(pipeline);
  const { indices, data } = pipeline.vectorizer.transform([text]);
  return Array.from(indices, (column, at) => ({
    word: pipeline.vectorizer.featureNames[column],
    weight: data[at] * difference[column],
  })).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** Weight for the second class less weight for the first, halved so that mirror images count once. */
function weightDifference(pipeline: Pipeline): Float64Array {
  const { weights } = pipeline.classifier.linearModel();
  if (weights.length !== 2) {
    throw new RangeError(`telling words need a model of two classes; it has ${weights.length}`);
  }
  return weights[0].map((first, column) => (weights[1][column] - first) / 2);
}
