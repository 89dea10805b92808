/** The model that notebook 1 trains and the other notebooks load: TF-IDF and logistic regression. */
import { analyzerOptions } from '../data/analyzer-options';
import type { ExperimentSettings } from '../data/experiment-data';
import { TfidfVectorizer } from '../text/tfidf-vectorizer';
import { LogisticRegression } from './logistic-regression';
import { loadOrFit, type FitModelOptions, type TrainingSet } from './fit-model';
import { type TrainedModel } from './model-file';
import { Pipeline } from './pipeline';

/**
 * Loads the first model, or trains it where none is saved for these reviews and settings.
 *
 * @param settings of the experiment: how texts are cut, how it is trained, or a model's file to take instead
 * @param options as for `loadOrFit`
 * @returns as `loadOrFit` does
 * @example
 * const train = { texts: ['good tea', 'bad tea'], labels: ['yes', 'no'] }
 * loadFirstModel(train).pipeline.predict(['good']) // => ['yes']
 * loadFirstModel(train).source // => 'loaded'
 */
export function loadFirstModel(
  train: TrainingSet,
  settings: Pick<ExperimentSettings, 'analyzer' | 'solver' | 'model'> = {},
  options: FitModelOptions = {},
): TrainedModel & { readonly source: string } {
  const { analyzer, solver = 'auto', model } = settings;
  const make = () =>
    new Pipeline(
      new TfidfVectorizer(analyzerOptions(analyzer)),
      new LogisticRegression({ solver }),
    );
  return loadOrFit('tfidf-logistic-regression', make, train, { ...options, model });
}
