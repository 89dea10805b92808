/**
 * Logistic regression on sparse features, one classifier per class ("one versus rest"), by the
 * package ml-logistic-regression (the model: Hastie, Tibshirani & Friedman, The Elements of
 * Statistical Learning, section 4.4).
 *
 * Two ways to train it. 'gradient-descent' is the package's own: fixed steps, no regularisation.
 * 'newton-cg' (see newton-cg.ts) finds the optimum of scikit-learn's L2-regularised objective in a
 * few iterations. Either way the weights end up in the package's own model object, whose `predict`
 * is then the one that is used and measured.
 */
import type { CsrMatrix } from '../text/csr-matrix';
import { indexLabels } from './class-labels';
import { checkColumns, Classifier, type FitOptions, type LinearModel } from './classifier';
import { mlPackages, type PackageLogisticRegression } from './ml-packages';
import { fitNewtonCg } from './newton-cg';
import {
  asLinearModel,
  asPackageWeights,
  loadPackageModel,
  packageWeights,
} from './package-weights';
import { chooseSolver, GRADIENT_DESCENT_VISITS, type Solver } from './solver-choice';
import { SparseFeatures } from './sparse-features';

export interface LogisticRegressionOptions {
  /** 'auto' is gradient descent up to so many visits (solver-choice.ts), newton-cg above. */
  readonly solver?: Solver | 'auto';
  /** Gradient descent: how many steps of fixed size. */
  readonly steps?: number;
  /** newton-cg: inverse of the regularisation strength, as in scikit-learn. */
  readonly c?: number;
}

const DEFAULTS: Required<LogisticRegressionOptions> = {
  solver: 'gradient-descent',
  steps: 500,
  c: 1,
};

/**
 * Logistic regression, for two classes or more, by one of several solvers.
 *
 * @example
 * const features = new TfidfVectorizer().fitTransform(['good tea', 'bad tea'])
 * new LogisticRegression().fit(features, ['yes', 'no']).predict(features) // => ['yes', 'no']
 */
export class LogisticRegression extends Classifier {
  classes: readonly string[] = [];
  readonly options: Required<LogisticRegressionOptions>;
  readonly probabilityRule = 'one-versus-rest';
  /** Who trained it; null before `fit`. */
  solver: Solver | null = null;
  private model: PackageLogisticRegression | null = null;
  /** The weights of a model that was read; the package gets them when it is first asked. */
  private weights: readonly Float64Array[] | null = null;
  private linear: LinearModel | null = null;

  /** @throws RangeError when an option is unknown, steps is not a whole number from 1, or c is not above 0 */
  constructor(options: LogisticRegressionOptions = {}) {
    super();
    this.options = { ...DEFAULTS, ...options };
    for (const name of Object.keys(options)) {
      if (Object.hasOwn(DEFAULTS, name)) continue;
      const known = Object.keys(DEFAULTS).join(', ');
      throw new RangeError(`unknown option '${name}'; known are: ${known}`);
    }
    const { solver, steps, c } = this.options;
    if (!['gradient-descent', 'newton-cg', 'auto'].includes(solver)) {
      throw new RangeError(
        `solver must be gradient-descent, newton-cg or auto, not '${String(solver)}'`,
      );
    }
    if (!Number.isInteger(steps) || steps < 1) {
      throw new RangeError(`steps must be a whole number from 1, not ${steps}`);
    }
    if (!(c > 0 && c < Infinity)) throw new RangeError(`c must be a number above 0, not ${c}`);
  }

  /**
   * Trains one classifier for each class. With the solver 'auto', a choice of newton-cg is said, with
   * the time that gradient descent would have taken.
   *
   * @param features one row for each label; L2-normalised rows (TF-IDF) for gradient descent, whose
   *   step size is stable for rows of length 1 or less
   * @throws RangeError on unfit labels or values; the signal's reason when it is aborted
   */
  fit(features: CsrMatrix, labels: readonly string[], options: FitOptions = {}): this {
    const { classes, indices } = indexLabels(labels, features.rows);
    options.signal?.throwIfAborted();
    this.linear = this.weights = null;
    this.solver = this.solverFor(features, classes.length);
    this.model =
      this.solver === 'newton-cg'
        ? this.fitNewton(features, indices, classes.length, options)
        : this.descend(features, indices, classes.length, options);
    this.classes = classes;
    return this;
  }

  predict(features: CsrMatrix): string[] {
    const model = this.trained();
    checkColumns(features, model.classifiers[0].weights.columns - 1);
    if (features.rows === 0) return [];
    return model.predict(new SparseFeatures(features)).map((index) => this.classes[index]);
  }

  linearModel(): LinearModel {
    this.linear ??= asLinearModel(this.weights ?? packageWeights(this.trained()));
    return this.linear;
  }

  /** Makes a fitted classifier of its weights. */
  static fitted(this: void, classes: readonly string[], model: LinearModel): LogisticRegression {
    const result = new LogisticRegression();
    result.classes = classes;
    result.weights = asPackageWeights(model);
    return result;
  }

  private trained(): PackageLogisticRegression {
    if (this.model === null && this.weights !== null) this.model = loadPackageModel(this.weights);
    if (this.model === null) {
      throw new Error('this logistic regression is not fitted yet; call fit first');
    }
    return this.model;
  }

  private solverFor(features: CsrMatrix, classes: number): Solver {
    const { solver, steps } = this.options;
    if (solver !== 'auto') return solver;
    const choice = chooseSolver(features, classes, steps);
    if (choice.reason !== null) console.log(`fit: ${choice.reason}`);
    return choice.solver;
  }

  private descend(
    features: CsrMatrix,
    classIndices: Int32Array,
    classCount: number,
    { onProgress, signal }: FitOptions,
  ): PackageLogisticRegression {
    checkFinite(features);
    const { steps } = this.options;
    const total = steps * classCount;
    if (total * features.data.length > GRADIENT_DESCENT_VISITS) {
      console.warn(
        `fit: ${total} steps over ${features.data.length} values will take long; ` +
          `solver: 'newton-cg' is the better choice at this size`,
      );
    }
    let done = 0;
    const watched = new SparseFeatures(features, true, () => {
      signal?.throwIfAborted();
      if (done > 0) onProgress?.({ done, total });
      done++;
    });
    // With rows of length 1 and the column of ones, steps of 8 / rows are stable and 12 / rows are not.
    const learningRate = 8 / features.rows;
    const packages = mlPackages();
    const model = new packages.PackageLogisticRegression({ numSteps: steps, learningRate });
    model.train(watched, packages.Matrix.columnVector(classIndices));
    onProgress?.({ done, total });
    return model;
  }

  private fitNewton(
    features: CsrMatrix,
    classIndices: Int32Array,
    classCount: number,
    { onProgress, signal }: FitOptions,
  ): PackageLogisticRegression {
    const solves = classCount === 2 ? 1 : classCount;
    let done = 0;
    const rows = Array.from({ length: solves }, (_, k) => {
      const notThisClass = Float64Array.from(classIndices, (index) => (index === k ? -1 : 1));
      const { weights, intercept } = fitNewtonCg(features, notThisClass, {
        c: this.options.c,
        signal,
        onProgress: () => onProgress?.({ done: ++done, total: null }),
      });
      const row = new Float64Array(weights.length + 1);
      row.set(weights);
      row[weights.length] = intercept;
      return row;
    });
    onProgress?.({ done, total: done });
    // The second of two classes is the first one's mirror image.
    if (classCount === 2) rows.push(rows[0].map((weight) => -weight));
    return loadPackageModel(rows);
  }
}

function checkFinite({ data }: CsrMatrix): void {
  const strange = data.find((value) => !Number.isFinite(value));
  if (strange === undefined) return;
  throw new RangeError(`fit: a feature is ${strange}; features must be finite`);
}
