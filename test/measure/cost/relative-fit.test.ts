import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fitRelative } from '../../../lib/measure/cost/relative-fit';

const test = suite('relative fit');

const ones = (count: number): number[] => new Array<number>(count).fill(1);

function close(actual: number, expected: number, tolerance = 1e-9): void {
  assert.ok(
    Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)),
    `${actual}, not ${expected}`,
  );
}

test('values on a line give that line, and no scatter', () => {
  const fit = fitRelative([ones(4), [1, 2, 5, 9]], [5, 7, 13, 21]);
  close(fit.coefficients[0], 3);
  close(fit.coefficients[1], 2);
  close(fit.relativeScatter, 0);
  close(fit.r2, 1);
  assert.is(fit.degreesOfFreedom, 2);
});

test('the same in other units: only the coefficients change', () => {
  const x = [1, 2, 4, 8, 16];
  const y = [3.1, 4.7, 9.6, 16.5, 35.2];
  const small = fitRelative([ones(5), x], y.map((value) => value * 1e-9)); // prettier-ignore
  const { coefficients, squares } = fitRelative([ones(5), x], y);
  coefficients.forEach((value, k) => close(small.coefficients[k] * 1e9, value, 1e-10));
  close(small.squares / squares, 1, 1e-8);
});

test('values that are all the same leave nothing to explain', () => {
  assert.is(fitRelative([ones(3)], [2, 2, 2]).r2, 1);
});

test('three columns: a line with a bend', () => {
  const fit = fitRelative([ones(5), [1, 2, 3, 4, 5], [0, 0, 0, 1, 2]], [3, 5, 7, 14, 21]);
  [1, 2, 5].forEach((value, k) => close(fit.coefficients[k], value));
});

test('the fit settles where weighted residuals balance: sums of r / f^2 and r x / f^2 are 0', () => {
  const x = [1, 2, 4, 8, 16];
  const y = [3.1, 4.7, 9.6, 16.5, 35.2];
  const { coefficients, relativeScatter, relativeErrors } = fitRelative([ones(5), x], y);
  const fitted = x.map((value) => coefficients[0] + coefficients[1] * value);
  const weighted = fitted.map((f, k) => (y[k] - f) / (f * f));
  close(
    weighted.reduce((sum, value) => sum + value, 0),
    0,
    1e-6,
  );
  close(
    weighted.reduce((sum, value, k) => sum + value * x[k], 0),
    0,
    1e-6,
  );
  relativeErrors.forEach((error, k) => close(error, y[k] / fitted[k] - 1, 1e-6));
  const squares = fitted.reduce((sum, f, k) => sum + (y[k] / f - 1) ** 2, 0);
  close(relativeScatter, Math.sqrt(squares / 3), 1e-6);
});

test('one column, through the origin: the mean of y / x and its variance', () => {
  const { coefficients, covariance } = fitRelative([[1, 2, 4]], [2.2, 3.8, 8]);
  close(coefficients[0], (2.2 + 1.9 + 2) / 3);
  const squares = [2.2, 1.9, 2].reduce((sum, q) => sum + (q / coefficients[0] - 1) ** 2, 0);
  close(covariance[0][0], ((squares / 2) * coefficients[0] ** 2) / 3, 1e-6);
});

test('a level line is the mean, and explains none of the scatter', () => {
  const fit = fitRelative([ones(3)], [3, 4, 5]);
  close(fit.coefficients[0], 4);
  close(fit.r2, 0);
});

test.run();
