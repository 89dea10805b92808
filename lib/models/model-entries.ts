/** Trained models as the measurements take them: by name, package and compiled ones side by side. */
import type { CompiledModel } from './compiled-model';
import type { TrainedModel } from './model-file';

/** A trained model in its compiled form: the same weights, another engine. Nothing is trained again. */
export interface CompiledEntry {
  readonly name: string;
  readonly engine: 'compiled';
  readonly pipeline: CompiledModel;
  readonly features: number;
  /** How long it took to train the model that was compiled. */
  readonly fitMs: number;
}

/**
 * Compiles a trained model. It keeps its name, with 'compiled-' in the place of 'tfidf-' or 'counts-'.
 *
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * const train = { texts: ['good tea', 'bad tea'], labels: ['yes', 'no'] }
 * const compiled = compiledModel(fitModel('counts-tiny', pipeline, train))
 * compiled.pipeline.predict(['good']) // => ['yes']
 * compiled.name // => 'compiled-tiny'
 */
export function compiledModel(
  trained: Pick<TrainedModel, 'name' | 'pipeline' | 'features' | 'fitMs'>,
): CompiledEntry {
  const { pipeline, features, fitMs } = trained;
  const name = `compiled-${trained.name.replace(/^(tfidf|counts)-/, '')}`;
  return { name, engine: 'compiled', pipeline: pipeline.compile(), features, fitMs };
}

/** What has a name and predicts. */
interface Predicting {
  readonly name: string;
  readonly pipeline: { predict(texts: readonly string[]): string[] };
}

/**
 * Returns the predict function of each model by the model's name, in their order.
 *
 * @throws Error when two models have one name
 * @example
 * const echo = { name: 'echo', pipeline: { predict: (texts) => [...texts] } }
 * predictsOf([echo]).get('echo')(['hello']) // => ['hello']
 */
export function predictsOf(
  models: readonly Predicting[],
): Map<string, (texts: readonly string[]) => string[]> {
  const predicts = new Map<string, (texts: readonly string[]) => string[]>();
  for (const { name, pipeline } of models) {
    if (predicts.has(name))
      throw new Error(`two models are called '${name}': give each its own name`);
    predicts.set(name, (texts) => pipeline.predict(texts));
  }
  return predicts;
}
