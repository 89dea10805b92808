/** A pipeline's `predict` taken apart into its stages, each a function of what the one before returns. */
import type { CsrMatrix } from '../text/csr-matrix';
import { TfidfVectorizer } from '../text/tfidf-vectorizer';
import type { Pipeline } from './pipeline';

/** One stage; the first takes texts, the last returns class names. */
export interface PipelineStage {
  readonly name: 'tokenizing' | 'counting' | 'weighting' | 'scoring';
  readonly run: (input: never) => unknown;
}

/**
 * Takes a fitted pipeline apart into its stages, in order. A pipeline on plain counts has no weighting.
 *
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * pipeline.fit(['good tea', 'bad tea'], ['yes', 'no'])
 * pipelineStages(pipeline).map(({ name }) => name) // => ['tokenizing', 'counting', 'scoring']
 */
export function pipelineStages({ vectorizer, classifier }: Pipeline): PipelineStage[] {
  const tokenizing = (texts: readonly string[]) => texts.map((text) => vectorizer.analyze(text));
  const counting = (terms: readonly (readonly string[])[]) => vectorizer.countTerms(terms);
  const scoring = (features: CsrMatrix) => classifier.predict(features);
  const stages: PipelineStage[] = [
    { name: 'tokenizing', run: tokenizing },
    { name: 'counting', run: counting },
  ];
  if (vectorizer instanceof TfidfVectorizer) {
    stages.push({ name: 'weighting', run: (counts: CsrMatrix) => vectorizer.weigh(counts) });
  }
  return [...stages, { name: 'scoring', run: scoring }];
}
