/**
 * Multinomial naive Bayes on term counts, by the package ml-naivebayes (Manning, Raghavan &
 * Schuetze, Introduction to Information Retrieval, chapter 13; Laplace smoothing, alpha = 1).
 * The package trains on dense rows. Its statistics are only sums over the rows of each class, so
 * they are counted here from the sparse rows and loaded into the package's own model.
 */
import type { CsrMatrix } from '../text/csr-matrix';
import { indexLabels } from './class-labels';
import { checkColumns, Classifier, type FitOptions, type LinearModel } from './classifier';
import { mlPackages, type PackageMultinomialNB } from './ml-packages';
import { DenseRowView } from './dense-row-view';

/**
 * Multinomial naive Bayes: the classes’ word counts, smoothed.
 *
 * @example
 * const vectorizer = new CountVectorizer()
 * const counts = vectorizer.fitTransform(['good tea', 'bad tea'])
 * const model = new MultinomialNaiveBayes().fit(counts, ['yes', 'no'])
 * model.predict(vectorizer.transform(['good'])) // => ['yes']
 */
export class MultinomialNaiveBayes extends Classifier {
  classes: readonly string[] = [];
  /** It has none: alpha is the package's, 1. */
  readonly options = {};
  readonly probabilityRule = 'softmax';
  private model: PackageMultinomialNB | null = null;
  private linear: LinearModel | null = null;

  /**
   * Counts the terms of each class.
   *
   * @param features term counts (or other non-negative values), one row for each label
   * @throws RangeError on a negative or infinite value, or unfit labels
   */
  fit(features: CsrMatrix, labels: readonly string[], { signal }: FitOptions = {}): this {
    signal?.throwIfAborted();
    const { classes, indices: classIndices } = indexLabels(labels, features.rows);
    const { indptr, indices, data } = features;
    const termCounts = classes.map(() => new Float64Array(features.columns));
    const documents = new Float64Array(classes.length);
    for (let row = 0; row < features.rows; row++) {
      const counts = termCounts[classIndices[row]];
      documents[classIndices[row]]++;
      for (let at = indptr[row]; at < indptr[row + 1]; at++) {
        if (!(data[at] >= 0 && data[at] < Infinity)) {
          throw new RangeError(`fit: row ${row} holds ${data[at]}; naive Bayes needs counts`);
        }
        counts[indices[at]] += data[at];
      }
    }
    this.load(
      classes,
      Array.from(documents, (count) => [Math.log(count / features.rows)]),
      termCounts.map((counts) => {
        const total = counts.reduce((sum, count) => sum + count, 0) + features.columns;
        return Array.from(counts, (count) => Math.log((count + 1) / total));
      }),
    );
    return this;
  }

  predict(features: CsrMatrix): string[] {
    const model = this.trained();
    checkColumns(features, model.conditionalProbability.columns);
    if (features.rows === 0) return [];
    return model.predict(new DenseRowView(features)).map((index) => this.classes[index]);
  }

  linearModel(): LinearModel {
    const { conditionalProbability, priorProbability } = this.trained();
    this.linear ??= {
      weights: this.classes.map((_, k) => Float64Array.from(conditionalProbability.getRow(k))),
      bias: Float64Array.from(priorProbability.getColumn(0)),
    };
    return this.linear;
  }

  /** Makes a fitted classifier of the logarithms of its probabilities. */
  static fitted(this: void, classes: readonly string[], model: LinearModel): MultinomialNaiveBayes {
    const result = new MultinomialNaiveBayes();
    result.load(
      classes,
      Array.from(model.bias, (prior) => [prior]),
      [...model.weights],
    );
    return result;
  }

  private load(
    classes: readonly string[],
    prior: ArrayLike<number>[],
    conditional: ArrayLike<number>[],
  ): void {
    this.classes = classes;
    this.linear = null;
    this.model = mlPackages().PackageMultinomialNB.load({
      name: 'MultinomialNB',
      priorProbability: prior,
      conditionalProbability: conditional,
    });
  }

  private trained(): PackageMultinomialNB {
    if (this.model === null) throw new Error('this naive Bayes is not fitted yet; call fit first');
    return this.model;
  }
}
