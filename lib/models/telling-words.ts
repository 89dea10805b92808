/** Which words push a linear model's answer most, and how one review's score comes about. */
import type { Pipeline } from './pipeline';

/** A word and what it adds to a class's score, above the mean of all classes; below 0 it speaks for others. */
export interface WordWeight {
  readonly word: string;
  readonly weight: number;
}

/**
 * Finds the words with the largest weights for and against a class.
 *
 * @param count how many each way
 * @param className by default the last class: of two, words below 0 speak for the first one
 * @returns 2 x count words (fewer where the vocabulary is smaller), from the lowest weight to the highest
 * @throws RangeError when the model has no such class
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * pipeline.fit(['good tea', 'bad tea'], ['yes', 'no'])
 * tellingWords(pipeline, 1).map(({ word }) => word) // => ['bad', 'good']
 */
export function tellingWords(
  pipeline: Pick<Pipeline, 'classes' | 'classifier' | 'vectorizer'>,
  count: number,
  className = pipeline.classes[pipeline.classes.length - 1],
): WordWeight[] {
  const weightOf = weighing(pipeline, className);
  const sorted = pipeline.vectorizer.featureNames
    .map((word, column) => ({ word, weight: weightOf(column) }))
    .sort((a, b) => a.weight - b.weight);
  return sorted.length <= 2 * count ? sorted : [...sorted.slice(0, count), ...sorted.slice(-count)];
}

/**
 * Lists what each word of one text adds to the score of a class: weight times the word's value in the text.
 *
 * @param className by default the last class: of two, words below 0 speak for the first one
 * @returns the text's known words, the strongest first
 * @throws RangeError when the model has no such class
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * pipeline.fit(['good tea', 'bad tea'], ['yes', 'no'])
 * wordContributions(pipeline, 'good tea')[0].word // => 'good'
 */
export function wordContributions(
  pipeline: Pipeline,
  text: string,
  className = pipeline.classes[pipeline.classes.length - 1],
): WordWeight[] {
  const weightOf = weighing(pipeline, className);
  const { indices, data } = pipeline.vectorizer.transform([text]);
  return Array.from(indices, (column, at) => ({
    word: pipeline.vectorizer.featureNames[column],
    weight: data[at] * weightOf(column),
  })).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** The class's weight of a column less the mean of all classes': of two classes half their difference. */
function weighing(
  pipeline: Pick<Pipeline, 'classes' | 'classifier'>,
  className: string,
): (column: number) => number {
  const at = pipeline.classes.indexOf(className);
  if (at < 0) {
    throw new RangeError(
      `the model has no class '${className}'; it has: ${pipeline.classes.join(', ')}`,
    );
  }
  const { weights } = pipeline.classifier.linearModel();
  return (column) => {
    let sum = 0;
    for (const classWeights of weights) sum += classWeights[column];
    return weights[at][column] - sum / weights.length;
  };
}
