import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LogisticLoss } from '../../lib/models/logistic-loss';

const test = suite('logistic-loss');

/** Rows of 0 to 9 cells, so that the loops of four have every remainder; some values are negative. */
const dense = Array.from({ length: 10 }, (_, row) =>
  Array.from({ length: 9 }, (_, column) =>
    column < row ? ((row * 7 + column * 5) % 11) / 4 - 1 : 0,
  ),
);
const cells = dense.map((values, row) => values.slice(0, row));
let end = 0;
const features = {
  rows: 10,
  columns: 9,
  indptr: Int32Array.of(0, ...cells.map((row) => (end += row.length))),
  indices: Int32Array.from(cells.flatMap((row) => row.map((_, column) => column))),
  data: Float64Array.from(cells.flat()),
};
const signs = Int8Array.from({ length: 10 }, (_, row) => (row % 3 === 0 ? 1 : -1));
const c = 2.5;
const point = Float64Array.from({ length: 10 }, (_, at) => 0.3 - 0.1 * at);

function marginsOf(at: Float64Array): Float64Array {
  return Float64Array.from(dense, (row) => row.reduce((sum, x, k) => sum + x * at[k], at[9]));
}

function moved(column: number, by: number): Float64Array {
  return point.map((value, at) => (at === column ? value + by : value));
}

test('the loss, as its formula says', () => {
  const margins = marginsOf(point);
  const rows = signs.reduce(
    (sum, sign, row) => sum + Math.log(1 + Math.exp(-sign * margins[row])),
    0,
  );
  const weights = point.slice(0, 9).reduce((sum, weight) => sum + weight * weight, 0) / 2;
  near(new LogisticLoss(features, signs, c).value(point, margins), weights + c * rows, 1e-12);
});

test('a margin of thousands does not overflow', () => {
  const loss = new LogisticLoss(features, signs, 1);
  const far = new Float64Array(10).fill(-5000);
  near(loss.value(new Float64Array(10), far), 4 * 5000, 1e-9); // four rows have the sign 1
});

test('the gradient is the slope of the loss in each direction', () => {
  const loss = new LogisticLoss(features, signs, c);
  const gradient = new Float64Array(10);
  loss.differentiate(point, marginsOf(point), gradient);
  for (let column = 0; column < 10; column++) {
    const [less, more] = [-1e-5, 1e-5].map((by) => {
      const at = moved(column, by);
      return loss.value(at, marginsOf(at));
    });
    near(gradient[column], (more - less) / 2e-5, 1e-6);
  }
});

test('the Hessian times a direction is how the gradient changes; its diagonal is that of it', () => {
  const loss = new LogisticLoss(features, signs, c);
  const gradients = [new Float64Array(10), new Float64Array(10)];
  const product = new Float64Array(10);
  const changes = new Float64Array(10);
  for (let column = 0; column < 10; column++) {
    [-1e-5, 1e-5].forEach((by, i) => {
      const at = moved(column, by);
      loss.differentiate(at, marginsOf(at), gradients[i]);
    });
    loss.differentiate(point, marginsOf(point), new Float64Array(10));
    const direction = new Float64Array(10);
    direction[column] = 1;
    loss.hessianTimes(direction, product, changes);
    product.forEach((value, at) => near(value, (gradients[1][at] - gradients[0][at]) / 2e-5, 1e-6));
    near(loss.hessianDiagonal()[column], product[column], 1e-12);
    changes.forEach((change, row) => near(change, column === 9 ? 1 : dense[row][column], 1e-12));
  }
});

function near(found: number, expected: number, within: number): void {
  assert.ok(Math.abs(found - expected) <= within, `${found}, expected ${expected}`);
}

test.run();
