/** Weights into ml-logistic-regression's own model object, and out of it. */
import type { LinearModel } from './classifier';
import { mlPackages, type PackageLogisticRegression } from './ml-packages';

/**
 * Makes the package's model of weights.
 *
 * @param weights for each class one row, its last item the intercept, with the package's signs
 */
export function loadPackageModel(weights: readonly ArrayLike<number>[]): PackageLogisticRegression {
  return mlPackages().PackageLogisticRegression.load({
    name: 'LogisticRegression',
    numberClasses: weights.length,
    classifiers: weights.map((row) => ({ weights: [row] })),
  });
}

/** Takes the same weights for each class out of the package's model. */
export function packageWeights({ classifiers }: PackageLogisticRegression): ArrayLike<number>[] {
  return classifiers.map(({ weights }) => weights.getRow(0));
}

/** Turns the signs: the package's classifier of a class scores "not this class". */
export function asLinearModel(weights: readonly ArrayLike<number>[]): LinearModel {
  const rows = weights.map((row) => Float64Array.from(row, (weight) => -weight));
  return {
    weights: rows.map((row) => row.subarray(0, -1)),
    bias: Float64Array.from(rows, (row) => row[row.length - 1]),
  };
}

/** Turns the signs back: a linear model's weights as the package's. */
export function asPackageWeights({ weights, bias }: LinearModel): Float64Array[] {
  return weights.map((row, k) => Float64Array.from([...row, bias[k]], (weight) => -weight));
}
