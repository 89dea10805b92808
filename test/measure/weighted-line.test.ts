import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fitWeightedLine } from '../../lib/measure/weighted-line';

const test = suite('weighted line');

function close(actual: number, expected: number, tolerance = 1e-9): void {
  assert.ok(
    Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected)),
    `${actual}`,
  );
}

test('points on a line give that line, and no scatter', () => {
  const line = fitWeightedLine([1, 2, 5, 9], [5, 7, 13, 21]);
  close(line.intercept, 3);
  close(line.slope, 2);
  close(line.relativeScatter, 0);
  close(line.r2, 1);
  assert.is(line.degreesOfFreedom, 2);
});

test('the line settles where weighted residuals balance: sums of r / f^2 and r x / f^2 are 0', () => {
  const x = [1, 2, 4, 8, 16];
  const y = [3.1, 4.7, 9.6, 16.5, 35.2];
  const { intercept, slope, relativeScatter } = fitWeightedLine(x, y);
  const fitted = x.map((value) => intercept + slope * value);
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
  const squares = fitted.reduce((sum, f, k) => sum + (y[k] / f - 1) ** 2, 0);
  close(relativeScatter, Math.sqrt(squares / 3), 1e-6);
});

test('through the origin, relative least squares is the mean of y / x', () => {
  const { intercept, slope, slopeVariance } = fitWeightedLine(
    [1, 2, 4],
    [2.2, 3.8, 8],
    'through the origin',
  );
  assert.is(intercept, 0);
  close(slope, (2.2 + 1.9 + 2) / 3);
  const squares = [2.2, 1.9, 2].reduce((sum, ratio) => sum + (ratio / slope - 1) ** 2, 0);
  close(slopeVariance, ((squares / 2) * slope ** 2) / 3, 1e-6);
});

test('a level line is the mean, and explains none of the scatter', () => {
  const line = fitWeightedLine([1, 2, 4], [3, 4, 5], 'level');
  close(line.intercept, 4);
  assert.is(line.slope, 0);
  close(line.r2, 0);
});

test.run();
