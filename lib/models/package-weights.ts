/** Weights into ml-logistic-regression's own model object, and out of it. */
import type { LinearModel } from './classifier';
import { PackageLogisticRegression } from './ml-packages';

/** @param weights for each class one row, its last item the intercept, with the package's signs */
export function loadPackageModel(weights: readonly ArrayLike<number>[]): PackageLogisticRegression {
  return PackageLogisticRegression.load({
    name: 'LogisticRegression',
    numberClasses: weights.length,
    classifiers: weights.map((row) => ({ weights: [row] })),
  });
}

/** The package's classifier of a class scores "not this class"; here the sign is turned. */
export function asLinearModel({ classifiers }: PackageLogisticRegression): LinearModel {
  const rows = classifiers.map(({ weights }) =>
    Float64Array.from(weights.getRow(0), (weight) => -weight),
  );
  return {
    weights: rows.map((row) => row.subarray(0, -1)),
    bias: Float64Array.from(rows, (row) => row[row.length - 1]),
  };
}
