/**
 * A vectorizer and a classifier as one model: strings in, class names out
 * (https://scikit-learn.org/stable/modules/generated/sklearn.pipeline.Pipeline.html). The same
 * fitted pipeline serves a batch and a single review: `predict(texts)` and `predict([text])`.
 */
import { CountVectorizer } from '../text/count-vectorizer';
import type { CsrMatrix } from '../text/csr-matrix';
import { TfidfVectorizer } from '../text/tfidf-vectorizer';
import type { Classifier, FitOptions } from './classifier';
import { CompiledModel, type CompiledParts } from './compiled-model';
import type { LinearTextModel } from './linear-text-model';
import { LogisticRegression } from './logistic-regression';

export type Vectorizer = CountVectorizer | TfidfVectorizer;

/** One stage of `predict`, a function of what the stage before returns; the first takes texts. */
export interface PipelineStage {
  readonly name: 'tokenizing' | 'counting' | 'weighting' | 'scoring';
  readonly run: (input: never) => unknown;
}

/**
 * A vectorizer and a classifier, fitted and used as one model.
 *
 * @example
 * const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes())
 * pipeline.fit(['good tea', 'bad tea'], ['yes', 'no'])
 * pipeline.predict(['good', 'bad']) // => ['yes', 'no']
 * pipeline.compile().predict(['good', 'bad']) // => ['yes', 'no']
 */
export class Pipeline<V extends Vectorizer = Vectorizer, C extends Classifier = Classifier> {
  constructor(
    readonly vectorizer: V,
    readonly classifier: C,
  ) {}

  /** The class names, in alphabetical order. */
  get classes(): readonly string[] {
    return this.classifier.classes;
  }

  /**
   * Learns the vocabulary, then the classifier.
   *
   * @param texts one or more texts
   * @param labels the class name of each text; at least two classes
   */
  fit(texts: readonly string[], labels: readonly string[], options?: FitOptions): this {
    this.classifier.fit(this.vectorizer.fitTransform(texts), labels, options);
    return this;
  }

  /** One class name for each text; an empty list for no texts. */
  predict(texts: readonly string[]): string[] {
    return this.classifier.predict(this.vectorizer.transform(texts));
  }

  /** One array of class scores for each text, in the order of `classes`; the largest wins. */
  decisionFunction(texts: readonly string[]): Float64Array[] {
    return this.classifier.decisionFunction(this.vectorizer.transform(texts));
  }

  /** One array of class probabilities for each text, in the order of `classes`. */
  predictProba(texts: readonly string[]): Float64Array[] {
    return this.classifier.predictProba(this.vectorizer.transform(texts));
  }

  /** `predict` taken apart into its stages, in order; on plain counts nothing is weighted. */
  stages(): PipelineStage[] {
    const { vectorizer, classifier } = this;
    const tokenizing = (texts: readonly string[]) => texts.map((text) => vectorizer.analyze(text));
    const counting = (terms: readonly (readonly string[])[]) => vectorizer.countTerms(terms);
    const stages: PipelineStage[] = [
      { name: 'tokenizing', run: tokenizing },
      { name: 'counting', run: counting },
    ];
    if (vectorizer instanceof TfidfVectorizer) {
      stages.push({ name: 'weighting', run: (counts: CsrMatrix) => vectorizer.weigh(counts) });
    }
    return [
      ...stages,
      { name: 'scoring', run: (features: CsrMatrix) => classifier.predict(features) },
    ];
  }

  /**
   * The same model in one piece that goes straight from a text to its class, with the same
   * predictions. Nothing is trained; after another `fit`, compile again.
   */
  compile(): CompiledModel {
    return new CompiledModel(this.compiledParts(), (text) => this.predict([text])[0]);
  }

  /** What `compile` is made from, as plain data that another thread can be given. */
  compiledParts(): CompiledParts {
    return {
      model: this.linearTextModel(),
      rule: this.classifier.probabilityRule,
      // ml-logistic-regression compares the scores' sigmoids, which run into 0 and 1.
      decisive: this.classifier instanceof LogisticRegression ? [-15, 700] : [-Infinity, Infinity],
    };
  }

  /** The numbers behind the predictions: terms, idf, weights, bias. */
  linearTextModel(): LinearTextModel {
    const { vectorizer, classifier, classes } = this;
    const { analyzer, lowercase, ngramRange, stopWords, binary } = vectorizer.options;
    const tfidf = vectorizer instanceof TfidfVectorizer ? vectorizer : null;
    return {
      terms: vectorizer.featureNames,
      idf: tfidf?.idf ?? null,
      l2: tfidf?.options.norm === 'l2',
      binary,
      sublinear: tfidf?.options.sublinearTf ?? false,
      stopWords,
      analyzer,
      lowercase,
      ngramRange,
      classes,
      ...classifier.linearModel(),
    };
  }
}
