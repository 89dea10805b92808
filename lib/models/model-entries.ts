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
  readonly solver?: string | null;
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
  trained: Pick<TrainedModel, 'name' | 'pipeline' | 'features' | 'fitMs'> &
    Partial<Pick<TrainedModel, 'solver'>>,
): CompiledEntry {
  const { pipeline, features, fitMs, solver = null } = trained;
  const name = `compiled-${trained.name.replace(/^(tfidf|counts)-/, '')}`;
  return { name, engine: 'compiled', pipeline: pipeline.compile(), features, fitMs, solver };
}
