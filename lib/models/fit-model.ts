/**
 * Fits a pipeline once: the model that was saved is taken where it was trained on these very reviews, by a
 * fingerprint; on others it would be another model.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { FitOptions } from './classifier';
import { LogisticRegression } from './logistic-regression';
import { loadModel, modelPath, saveModel, takeModel, type TrainedModel } from './model-file';
import type { Pipeline } from './pipeline';

/** What a model is trained on: one label for each text. */
export interface TrainingSet {
  readonly texts: readonly string[];
  readonly labels: readonly string[];
}

export interface FitModelOptions extends FitOptions {
  /** Milliseconds, monotonic. */
  readonly clock?: () => number;
  /** The file of a trained model, such as an imported one, to take under its own name instead of fitting. */
  readonly model?: string;
}

/**
 * Fits a pipeline once and times it.
 *
 * @param options as for `fit`, and a clock
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * const train = { texts: ['good tea', 'bad tea'], labels: ['yes', 'no'] }
 * fitModel('tiny', pipeline, train).pipeline.predict(['good']) // => ['yes']
 */
export function fitModel(
  name: string,
  pipeline: Pipeline,
  { texts, labels }: TrainingSet,
  { clock = () => performance.now(), model, ...options }: FitModelOptions = {},
): TrainedModel {
  if (model !== undefined) return takeModel(model, labels);
  const start = clock();
  pipeline.fit(texts, labels, options);
  const fitMs = clock() - start;
  const { classifier } = pipeline;
  const solver = classifier instanceof LogisticRegression ? classifier.solver : null;
  const trainedOn = fingerprint(pipeline, { texts, labels });
  const features = pipeline.vectorizer.featureNames.length;
  return { name, pipeline, features, fitMs, trainedOn, solver };
}

/**
 * Loads the model if it was saved after training such a pipeline (its parts and their options) on
 * these very reviews; fits and saves it otherwise.
 *
 * @param options as for `fitModel`
 * @returns the model, and `source`: 'loaded', or why it was 'fitted'
 * @example
 * const make = () => new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * const train = { texts: ['good tea', 'bad tea'], labels: ['yes', 'no'] }
 * loadOrFit('tiny', make, train).source // => 'fitted: no saved model was there'
 * loadOrFit('tiny', make, train).source // => 'loaded'
 */
export function loadOrFit(
  name: string,
  makePipeline: () => Pipeline,
  train: TrainingSet,
  options: FitModelOptions = {},
): TrainedModel & { readonly source: string } {
  const { model: file } = options;
  if (file !== undefined) return { ...takeModel(file, train.labels), source: `taken from ${file}` };
  let source = 'fitted: no saved model was there';
  if (existsSync(modelPath(name))) {
    const model = loadModel(name);
    const wanted = fingerprint(makePipeline(), train);
    if (model.trainedOn === wanted) return { ...model, source: 'loaded' };
    source = 'fitted: the saved model has other options, or was trained on other reviews';
  }
  const model = fitModel(name, makePipeline(), train, options);
  saveModel(model);
  return { ...model, source };
}

function fingerprint({ vectorizer, classifier }: Pipeline, { texts, labels }: TrainingSet): string {
  const parts = [vectorizer, classifier].map((part) => [
    part.constructor.name,
    Object.fromEntries(Object.entries(part.options).filter((entry) => !isNew(entry))),
  ]);
  // Piece by piece: all texts in one string may be longer than a string can be.
  const hash = createHash('sha256').update(`[${JSON.stringify(parts)}`);
  for (const list of [texts, labels]) {
    list.forEach((item, at) => hash.update(`${at === 0 ? ',[' : ','}${JSON.stringify(item)}`));
    hash.update(list.length === 0 ? ',[]' : ']');
  }
  return hash.update(']').digest('hex');
}

/** Options that came later change no fingerprint while they are not used. */
function isNew([name, value]: [string, unknown]): boolean {
  return (
    ['stopWords', 'binary', 'sublinearTf'].includes(name) && (value === null || value === false)
  );
}
