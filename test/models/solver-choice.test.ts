import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LogisticRegression } from '../../lib/models/logistic-regression';
import {
  chooseSolver,
  estimateDescentSeconds,
  GRADIENT_DESCENT_VISITS,
} from '../../lib/models/solver-choice';
import type { CsrMatrix } from '../../lib/text/csr-matrix';

const test = suite('solver-choice');

/** `rows` rows of 10 cells each; rows of even and odd number differ. */
function features(rows: number): CsrMatrix {
  const cells = 10 * rows;
  return {
    rows,
    columns: 20,
    indptr: Int32Array.from({ length: rows + 1 }, (_, row) => 10 * row),
    indices: Int32Array.from(
      { length: cells },
      (_, at) => 2 * (at % 10) + (Math.floor(at / 10) % 2),
    ),
    data: new Float64Array(cells).fill(Math.sqrt(0.1)),
  };
}

const labels = (rows: number): string[] =>
  Array.from({ length: rows }, (_, row) => (row % 2 === 0 ? 'even' : 'odd'));

test('gradient descent up to the limit, newton-cg above it, for classes and steps alike', () => {
  const cells = 1000;
  const steps = GRADIENT_DESCENT_VISITS / cells / 2;
  const matrix = features(cells / 10);
  assert.equal(chooseSolver(matrix, 2, steps), { solver: 'gradient-descent', reason: null });
  assert.is(chooseSolver(matrix, 2, steps + 1).solver, 'newton-cg');
  assert.is(chooseSolver(matrix, 3, steps).solver, 'newton-cg');
  assert.match(
    String(chooseSolver(matrix, 3, steps).reason),
    /^newton-cg, with scikit-learn's regularisation, since 500000 steps .* 3 classes over 1,000 values would take about [\d.,]+ (s|minutes)$/,
  );
});

test('the estimate is the time of one step, times steps and classes', () => {
  const times = [1000, 1003];
  const clock = (): number => times.shift() as number;
  assert.is(estimateDescentSeconds(features(10), 4, 500, clock), 6);
});

test("'auto' fits what it chose, and says it where that is newton-cg", () => {
  const said: string[] = [];
  const { log } = console;
  console.log = (text: string) => void said.push(text);
  try {
    const matrix = features(400);
    const few = new LogisticRegression({ solver: 'auto', steps: 20 }).fit(matrix, labels(400));
    assert.equal(said, []);
    const plain = new LogisticRegression({ steps: 20 }).fit(matrix, labels(400));
    assert.equal(few.linearModel(), plain.linearModel());
    const steps = 200_000;
    const many = new LogisticRegression({ solver: 'auto', steps }).fit(matrix, labels(400));
    const newton = new LogisticRegression({ solver: 'newton-cg' }).fit(matrix, labels(400));
    assert.equal(many.linearModel(), newton.linearModel());
    assert.is(said.length, 1);
    assert.match(
      said[0],
      /^fit: newton-cg, with scikit-learn's regularisation, since 200000 steps of plain gradient descent/,
    );
    assert.equal([few.solver, many.solver], ['gradient-descent', 'newton-cg']);
  } finally {
    console.log = log;
  }
});

test('the estimate is said in two digits, in seconds up to two minutes', () => {
  const steps = 500_001;
  const said = (stepMs: number): string => {
    const times = [1000, 1000 + stepMs];
    performance.now = () => times.shift() as number;
    try {
      return String(chooseSolver(features(100), 2, steps).reason);
    } finally {
      Reflect.deleteProperty(performance, 'now');
    }
  };
  for (const [stepMs, expected] of [
    [0.0099, '9.9 s'],
    [0.1199, '120 s'],
    [0.1201, '2 minutes'],
    [90, '1,500 minutes'],
  ] as const) {
    assert.is(
      said(stepMs),
      `newton-cg, with scikit-learn's regularisation, since ${steps} steps of plain gradient descent for 2 classes over 1,000 values would take about ${expected}`,
    );
  }
});

test.run();
