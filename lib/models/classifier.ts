/** What the classifiers of this kit have in common, and the options their `fit` takes. */
import type { CsrMatrix } from '../text/csr-matrix';
import { probabilitiesOf, type ProbabilityRule } from './probabilities';

/** How far a fit has come. */
export interface FitProgress {
  /** Steps of gradient descent or iterations of newton-cg done, over all classes. */
  readonly done: number;
  /** How many steps there are, over all classes; null while newton-cg is on its way, which nobody knows. */
  readonly total: number | null;
}

export interface FitOptions {
  /** Called after each step or iteration. Training holds the thread, so this is the place to abort from. */
  readonly onProgress?: (progress: FitProgress) => void;
  /** Stops the fit: it throws the signal's reason at the next step. */
  readonly signal?: AbortSignal;
}

/** The scores of a linear model: class score = weights . x + bias; the largest score wins. */
export interface LinearModel {
  /** One array for each class, one weight for each column. */
  readonly weights: readonly Float64Array[];
  /** One number for each class. */
  readonly bias: Float64Array;
}

/** A classifier over sparse features, with scikit-learn's verbs. All of this kit's are linear in the features. */
export abstract class Classifier {
  /** The class names, in alphabetical order. */
  abstract readonly classes: readonly string[];
  /** What it was made with. */
  abstract readonly options: object;
  /** How scores become probabilities; null where the model has none. */
  abstract readonly probabilityRule: ProbabilityRule | null;
  abstract fit(features: CsrMatrix, labels: readonly string[], options?: FitOptions): this;
  /** Labels each row: one class name each, decided by the package's own `predict` where there is one. */
  abstract predict(features: CsrMatrix): string[];
  /** The weights behind the scores. */
  abstract linearModel(): LinearModel;

  /** One array of class scores for each row; the largest wins. */
  decisionFunction(features: CsrMatrix): Float64Array[] {
    return linearScores(this.linearModel(), features);
  }

  /** One array of class probabilities for each row; each adds up to 1 (the two rules: probabilities.ts). */
  predictProba(features: CsrMatrix): Float64Array[] {
    return this.decisionFunction(features).map((scores) =>
      probabilitiesOf(this.probabilityRule, scores),
    );
  }
}

/**
 * Scores every row of a sparse matrix with a linear model.
 *
 * @returns rows arrays of as many scores as there are classes
 * @throws RangeError when the matrix has another number of columns than the model has weights
 */
function linearScores(model: LinearModel, features: CsrMatrix): Float64Array[] {
  const { weights, bias } = model;
  checkColumns(features, weights[0].length);
  const { indptr, indices, data } = features;
  return Array.from({ length: features.rows }, (_, row) =>
    Float64Array.from(weights, (classWeights, k) => {
      let sum = 0;
      for (let at = indptr[row]; at < indptr[row + 1]; at++) {
        sum += data[at] * classWeights[indices[at]];
      }
      return sum + bias[k];
    }),
  );
}

/**
 * Checks that features have as many columns as a model has weights.
 *
 * @throws RangeError when the features were not made by the vectorizer the model was fitted with
 */
export function checkColumns(features: CsrMatrix, columns: number): void {
  if (features.columns !== columns) {
    throw new RangeError(
      `the features have ${features.columns} columns, the model was fitted on ${columns}; ` +
        'use the vectorizer it was fitted with',
    );
  }
}
