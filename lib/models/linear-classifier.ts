/**
 * A linear classifier that was trained elsewhere (a support vector machine, ridge regression,
 * complement naive Bayes): the class with the largest score wins. It predicts, and cannot be fitted.
 */
import type { CsrMatrix } from '../text/csr-matrix';
import { Classifier, type LinearModel } from './classifier';
import type { ProbabilityRule } from './probabilities';

export class LinearClassifier extends Classifier {
  readonly options = {};

  /** @param probabilityRule null where the model has no probabilities */
  constructor(
    readonly classes: readonly string[],
    private readonly model: LinearModel,
    readonly probabilityRule: ProbabilityRule | null,
  ) {
    super();
  }

  /** @throws Error always */
  fit(): never {
    throw new Error(
      'this model was trained elsewhere and imported; it predicts, but is not trained',
    );
  }

  /** Labels each row; of equal scores the first class wins. */
  predict(features: CsrMatrix): string[] {
    return this.decisionFunction(features).map(
      (scores) => this.classes[scores.indexOf(Math.max(...scores))],
    );
  }

  linearModel(): LinearModel {
    return this.model;
  }
}
