/**
 * Types for the two untyped packages that train and predict here: ml-logistic-regression 2.0.0 and
 * ml-naivebayes 4.0.0 (https://github.com/mljs). Only what this kit uses is declared.
 */
import type { AbstractMatrix, Matrix, WrapperMatrix1D } from 'ml-matrix';

/** What ml-logistic-regression asks of a feature matrix. */
export interface PackageFeatures {
  readonly rows: number;
  readonly columns: number;
  mmul(other: AbstractMatrix): AbstractMatrix;
  transpose(): { mmul(other: AbstractMatrix): AbstractMatrix };
}

/** One of the package's classifiers: the probability of *not* being one class. */
interface OneClassModel {
  readonly weights: Matrix;
}

/** ml-logistic-regression's model: one classifier per class. */
export interface PackageLogisticRegression {
  readonly classifiers: readonly OneClassModel[];
  train(features: PackageFeatures, classIndices: Matrix): void;
  predict(features: PackageFeatures): number[];
}

/** ml-naivebayes' multinomial model: logarithms of probabilities, one row per class. */
export interface PackageMultinomialNB {
  readonly conditionalProbability: Matrix;
  readonly priorProbability: Matrix;
  predict(rows: unknown): number[];
}

interface LogisticRegressionConstructor {
  new (options: { numSteps: number; learningRate: number }): PackageLogisticRegression;
  load(model: {
    name: 'LogisticRegression';
    numberClasses: number;
    classifiers: readonly { weights: readonly ArrayLike<number>[] }[];
  }): PackageLogisticRegression;
}

interface MultinomialNBConstructor {
  load(model: {
    name: 'MultinomialNB';
    priorProbability: readonly ArrayLike<number>[];
    conditionalProbability: readonly ArrayLike<number>[];
  }): PackageMultinomialNB;
}

export interface MlPackages {
  readonly Matrix: typeof Matrix;
  readonly WrapperMatrix1D: typeof WrapperMatrix1D;
  readonly PackageLogisticRegression: LogisticRegressionConstructor;
  readonly PackageMultinomialNB: MultinomialNBConstructor;
}

let loaded: MlPackages | undefined;

/** Loads the packages when they are first needed: a compiled model never needs them. */
export function mlPackages(): MlPackages {
  /* eslint-disable @typescript-eslint/no-require-imports -- imports cannot wait, and two have no types */
  if (loaded !== undefined) return loaded;
  const matrices = require('ml-matrix') as typeof import('ml-matrix');
  loaded = {
    Matrix: matrices.Matrix,
    WrapperMatrix1D: matrices.WrapperMatrix1D,
    PackageLogisticRegression: require('ml-logistic-regression') as LogisticRegressionConstructor,
    PackageMultinomialNB: (require('ml-naivebayes') as { MultinomialNB: MultinomialNBConstructor })
      .MultinomialNB,
  };
  /* eslint-enable @typescript-eslint/no-require-imports */
  return loaded;
}
