/**
 * Which solver suits a training set. The package's gradient descent visits every stored cell of the
 * features twice in each step for each class; newton-cg finds the optimum in some thirty passes.
 */
import type { CsrMatrix } from '../text/csr-matrix';
import { mlPackages } from './ml-packages';
import { SparseFeatures } from './sparse-features';

export type Solver = 'gradient-descent' | 'newton-cg';

/**
 * The visits, steps x classes x stored cells, above which newton-cg is chosen or advised: about ten
 * times those of this kit's walk-through.
 *
 * @example
 * const features = new CountVectorizer().fitTransform(['good tea', 'bad tea'])
 * 500 * 2 * features.data.length < GRADIENT_DESCENT_VISITS // => true
 */
export const GRADIENT_DESCENT_VISITS = 1e9;

export interface SolverChoice {
  readonly solver: Solver;
  /** Why newton-cg was chosen, in a sentence; null where gradient descent was. */
  readonly reason: string | null;
}

/**
 * Chooses a solver by size alone, so that the choice is the same on every machine.
 *
 * @param classes how many there are; gradient descent trains one classifier for each
 * @param steps of gradient descent
 * @example
 * const features = new CountVectorizer().fitTransform(['good tea', 'bad tea'])
 * chooseSolver(features, 2, 500).solver // => 'gradient-descent'
 */
export function chooseSolver(features: CsrMatrix, classes: number, steps: number): SolverChoice {
  const visits = steps * classes * features.data.length;
  if (visits <= GRADIENT_DESCENT_VISITS) return { solver: 'gradient-descent', reason: null };
  const seconds = estimateDescentSeconds(features, classes, steps);
  return {
    solver: 'newton-cg',
    reason:
      `newton-cg, with scikit-learn's regularisation, since ${steps} steps of plain gradient descent for ${classes} classes over ` +
      `${features.data.length.toLocaleString('en')} values would take about ${roughly(seconds)}`,
  };
}

/**
 * Estimates how long gradient descent would take, by timing one step.
 *
 * @param clock milliseconds, monotonic
 * @returns seconds
 * @example
 * const features = new CountVectorizer().fitTransform(['good tea', 'bad tea'])
 * let now = 0
 * estimateDescentSeconds(features, 2, 500, () => (now += 1)) > 0 // => true
 */
export function estimateDescentSeconds(
  features: CsrMatrix,
  classes: number,
  steps: number,
  clock: () => number = () => performance.now(),
): number {
  const sparse = new SparseFeatures(features, true);
  const { Matrix, PackageLogisticRegression } = mlPackages();
  const oneClass = Matrix.zeros(features.rows, 1);
  const step = (): void => {
    new PackageLogisticRegression({ numSteps: 1, learningRate: 1 }).train(sparse, oneClass);
  };
  step(); // the first is slower, while the engine compiles
  const start = clock();
  step();
  return ((clock() - start) / 1000) * steps * classes;
}

/** Two digits are all that such an estimate has. */
function roughly(seconds: number): string {
  const [value, unit] = seconds < 120 ? [seconds, 's'] : [seconds / 60, 'minutes'];
  return `${Number(value.toPrecision(2)).toLocaleString('en')} ${unit}`;
}
