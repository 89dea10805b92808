import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fitNewtonCg, type NewtonCgProgress } from '../../lib/models/newton-cg';
import type { CsrMatrix } from '../../lib/text/csr-matrix';
import { TfidfVectorizer } from '../../lib/text/tfidf-vectorizer';
import { parity, testTexts, train, trainTexts } from '../text/scikit-learn-parity';

const test = suite('newton-cg');

const trainSigns = Int8Array.from(train, ({ label }) => (label === 'positive' ? 1 : -1));

for (const [options, numbers] of [
  [{}, parity.tfidf_default],
  [{ maxFeatures: 502 }, parity.tfidf_max502],
] as const) {
  test(`scikit-learn's optimum: ${JSON.stringify(options)}`, () => {
    const vectorizer = new TfidfVectorizer(options);
    const fit = fitNewtonCg(vectorizer.fitTransform(trainTexts), trainSigns);
    const expected = numbers.logisticRegression;
    near(fit.intercept, expected.intercept, 1e-4, 'intercept');
    for (const [term, weight] of Object.entries(expected.coefSample)) {
      near(fit.weights[vectorizer.vocabulary.get(term) ?? -1], weight, 1e-4, term);
    }
    const decisions = margins(vectorizer.transform(testTexts), fit.weights, fit.intercept);
    decisions.forEach((value, row) => near(value, expected.decision[row], 1e-4, `row ${row}`));
    assert.ok(fit.iterations <= 10, `${fit.iterations} iterations`);
  });
}

test('the gradient is zero at the result, for random sparse data and any c', () => {
  const random = generator(7);
  for (const c of [0.01, 1, 100]) {
    const features = randomMatrix(random, 60, 15);
    const signs = Float64Array.from({ length: 60 }, (_, row) => (row % 3 === 0 ? 1 : -1));
    const { weights, intercept } = fitNewtonCg(features, signs, { c, tolerance: 1e-9 });
    const slopes = margins(features, weights, intercept).map(
      (margin, row) => (-c * signs[row]) / (1 + Math.exp(signs[row] * margin)),
    );
    const gradient = weights.slice();
    for (let row = 0; row < features.rows; row++) {
      for (let at = features.indptr[row]; at < features.indptr[row + 1]; at++) {
        gradient[features.indices[at]] += features.data[at] * slopes[row];
      }
    }
    gradient.forEach((value, column) => near(value, 0, 1e-8, `c ${c}, column ${column}`));
    const interceptSlope = slopes.reduce((sum, slope) => sum + slope, 0);
    near(interceptSlope, 0, 1e-8, `c ${c}, intercept`);
  }
});

test('without features the intercept is the log odds of the classes', () => {
  const features = matrix(4, 2, []);
  const { weights, intercept } = fitNewtonCg(features, Int8Array.of(1, 1, 1, -1));
  assert.equal(weights, Float64Array.of(0, 0));
  near(intercept, Math.log(3), 1e-5, 'intercept');
});

test('turning all signs turns the result', () => {
  const features = randomMatrix(generator(3), 40, 8);
  const signs = Int8Array.from({ length: 40 }, (_, row) => (row % 4 === 0 ? 1 : -1));
  const one = fitNewtonCg(features, signs);
  const other = fitNewtonCg(
    features,
    signs.map((sign) => -sign),
  );
  one.weights.forEach((weight, at) => near(weight, -other.weights[at], 1e-5, `weight ${at}`));
  near(one.intercept, -other.intercept, 1e-5, 'intercept');
});

test('large values and a large c still converge', () => {
  const features = randomMatrix(generator(5), 50, 6, 1000);
  const signs = Int8Array.from({ length: 50 }, (_, row) => (row % 2 === 0 ? 1 : -1));
  const { gradientNorm } = fitNewtonCg(features, signs, { c: 1000, tolerance: 1e-3 });
  assert.ok(gradientNorm <= 1e-3, `gradient ${gradientNorm}`);
});

// Found by a search over small random problems: in each, a full step goes from where most rows are
// nearly sure (and the loss is nearly flat) to where it rises steeply, and without the line search
// the weights grow until they are NaN.
for (const [c, signs, rows] of [
  [1000, [1, -1, 1, -1], ['-4 -5', '1 3', '-3 4', '-1 3']],
  [1000, [1, -1, -1, -1, -1], ['4 -5', '-13 5', '-14 6', '-10 6', '1 -11']],
  [10, [1, -1, -1, -1, 1], ['-12 26 48', '26 -14 44', '0 24 0', '3 17 2', '-1 29 0']],
  [1e5, [1, -1, 1, 1, -1, -1], ['6 -13', '-7 0', '0 -8', '0 4', '-2 -12', '-10 1']],
] as const) {
  test(`a full step that would raise the loss is refused: c ${c}, ${rows.length} rows`, () => {
    const cells = rows.flatMap((row, at) =>
      row.split(' ').map((value, column): Cell => [at, column, Number(value)]),
    );
    const features = matrix(rows.length, rows[0].split(' ').length, cells);
    const losses: number[] = [];
    const onProgress = ({ loss }: NewtonCgProgress): number => losses.push(loss);
    const options = { c, tolerance: 1e-6, onProgress };
    const { gradientNorm } = fitNewtonCg(features, Int8Array.from(signs), options);
    assert.ok(gradientNorm <= 1e-6, `gradient ${gradientNorm}`);
    for (let at = 1; at < losses.length; at++) {
      assert.ok(losses[at] <= losses[at - 1] * (1 + 1e-12), `step ${at + 1}: ${losses.join(' ')}`);
    }
  });
}

test('progress tells of a falling loss, and its last gradient is the result', () => {
  const seen: NewtonCgProgress[] = [];
  const features = randomMatrix(generator(9), 80, 10);
  const signs = Int8Array.from({ length: 80 }, (_, row) => (row % 3 === 0 ? 1 : -1));
  const fit = fitNewtonCg(features, signs, { onProgress: (progress) => seen.push(progress) });
  assert.equal(
    seen.map(({ iteration }) => iteration),
    Array.from({ length: fit.iterations }, (_, at) => at + 1),
  );
  for (let at = 1; at < seen.length; at++) assert.ok(seen[at].loss < seen[at - 1].loss + 1e-12);
  assert.is(seen[seen.length - 1].gradientNorm, fit.gradientNorm);
});

test("an aborted signal stops the fit with the signal's reason", () => {
  const reason = new Error('enough');
  const abort = new AbortController();
  const features = randomMatrix(generator(2), 30, 5);
  const signs = Int8Array.from({ length: 30 }, (_, row) => (row % 2 === 0 ? 1 : -1));
  let calls = 0;
  const onProgress = (): void => {
    calls++;
    abort.abort(reason);
  };
  try {
    fitNewtonCg(features, signs, { signal: abort.signal, onProgress });
    assert.unreachable('it should have stopped');
  } catch (error) {
    assert.is(error, reason);
  }
  assert.is(calls, 1);
});

test('unfit input says what is wrong', () => {
  const features = matrix(2, 1, [
    [0, 0, 1],
    [1, 0, 2],
  ]);
  const both = Int8Array.of(1, -1);
  assert.throws(() => fitNewtonCg(features, Int8Array.of(1)), /2 rows but 1 signs/);
  assert.throws(() => fitNewtonCg(features, Int8Array.of(1, 0)), /sign of row 1 is 0/);
  assert.throws(() => fitNewtonCg(features, Int8Array.of(1, 1)), /both signs/);
  assert.throws(() => fitNewtonCg(matrix(2, 1, [[0, 0, NaN]]), both), /a feature is NaN/);
  const huge = matrix(2, 1, [
    [0, 0, 1e200],
    [1, 0, -1e200],
  ]);
  assert.throws(() => fitNewtonCg(huge, both), /so large that sums are not finite/);
  assert.throws(() => fitNewtonCg(features, both, { c: 0 }), /c must be/);
  assert.throws(() => fitNewtonCg(features, both, { tolerance: 0 }), /tolerance/);
});

function margins(features: CsrMatrix, weights: Float64Array, intercept: number): number[] {
  return Array.from({ length: features.rows }, (_, row) => {
    let sum = intercept;
    for (let at = features.indptr[row]; at < features.indptr[row + 1]; at++) {
      sum += features.data[at] * weights[features.indices[at]];
    }
    return sum;
  });
}

type Cell = [row: number, column: number, value: number];

/** Cells in the order of their rows. */
function matrix(rows: number, columns: number, cells: Cell[]): CsrMatrix {
  const indptr = Int32Array.from({ length: rows + 1 }, (_, row) =>
    cells.reduce((count, cell) => count + (cell[0] < row ? 1 : 0), 0),
  );
  const indices = Int32Array.from(cells, (cell) => cell[1]);
  return { rows, columns, indptr, indices, data: Float64Array.from(cells, (cell) => cell[2]) };
}

function randomMatrix(random: () => number, rows: number, columns: number, scale = 2): CsrMatrix {
  const cells: Cell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (random() < 0.3) cells.push([row, column, (random() - 0.4) * scale]);
    }
  }
  return matrix(rows, columns, cells);
}

/** Park and Miller's random numbers between 0 and 1, the same for the same seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function near(found: number, expected: number, within: number, what: string): void {
  assert.ok(Math.abs(found - expected) <= within, `${what}: ${found}, expected ${expected}`);
}

test.run();
