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
 * Compiles a trained model and gives it a name of its own.
 *
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * const train = { texts: ['good tea', 'bad tea'], labels: ['yes', 'no'] }
 * const compiled = compiledModel(fitModel('tiny', pipeline, train), 'tiny-compiled')
 * compiled.pipeline.predict(['good']) // => ['yes']
 */
export function compiledModel(
  { pipeline, features, fitMs }: Pick<TrainedModel, 'pipeline' | 'features' | 'fitMs'>,
  name: string,
): CompiledEntry {
  return { name, engine: 'compiled', pipeline: pipeline.compile(), features, fitMs };
}
