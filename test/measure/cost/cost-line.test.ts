import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  fitLine,
  fitLineAboveZero,
  nHalfInterval,
  timeAt,
  varianceAt,
} from '../../../lib/measure/cost/cost-line';
import { medians } from './made-sweeps';

const test = suite('cost line');

const close = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 1e-9 * (1 + Math.abs(expected)), `${actual}`);

test('four points by hand: least squares with weights 1 / t²', () => {
  // Divided by t, the line is a + b n = 1 at each point: rows (1/t, n/t), solved by the normal equations.
  const points = medians([
    [1, 1],
    [2, 2],
    [4, 2],
    [8, 4],
  ]);
  // sums of 1/t², n/t², n²/t², 1/t, n/t: 1.5625, 3, 10, 2.25, 6
  const { overheadMs, perReviewMs, scatterShare, ...line } = fitLine(points);
  close(overheadMs, (10 * 2.25 - 3 * 6) / (1.5625 * 10 - 3 ** 2));
  close(perReviewMs, (1.5625 * 6 - 3 * 2.25) / (1.5625 * 10 - 3 ** 2));
  const misses = points.map(
    ({ batchSize, medianMs }) => (overheadMs + batchSize * perReviewMs) / medianMs - 1,
  );
  const squares = misses.reduce((sum, miss) => sum + miss ** 2, 0);
  assert.is(line.degreesOfFreedom, 2);
  close(scatterShare, Math.sqrt(squares / 2));
  close(line.overheadVariance, (squares / 2) * (10 / 6.625));
  close(line.perReviewVariance, (squares / 2) * (1.5625 / 6.625));
  close(line.covariance, (squares / 2) * (-3 / 6.625));
});

test('what would be below 0 is held at 0', () => {
  const steep = medians([1, 2, 4, 8].map((n) => [n, n ** 1.1]));
  const through = fitLineAboveZero(steep);
  assert.equal([through.overheadMs, through.overheadVariance, through.covariance], [0, 0, 0]);
  assert.is(through.degreesOfFreedom, 3);
  close(through.perReviewMs, (1 + 2 ** -0.1 + 4 ** -0.1 + 8 ** -0.1) / (1 + 2 ** -0.2 + 4 ** -0.2 + 8 ** -0.2)); // prettier-ignore
  const falling = fitLineAboveZero(medians([1, 2, 4, 8].map((n) => [n, 5 - n / 100])));
  assert.equal([falling.perReviewMs, falling.perReviewVariance], [0, 0]);
  assert.ok(falling.overheadMs > 4.9 && falling.overheadMs < 5);
});

test('a new time varies as the line does, and by the scatter', () => {
  const line = fitLine(
    medians([1.1, 2.05, 3.9, 8.3, 15].map((ms, k) => [2 ** k, ms])),
  ); // prettier-ignore
  for (const n of [1, 3, 10]) {
    const { overheadVariance, perReviewVariance, covariance, scatterShare } = line;
    const ofLine = overheadVariance + 2 * n * covariance + n * n * perReviewVariance;
    close(varianceAt(line, n), ofLine + (scatterShare * timeAt(line, n)) ** 2);
    assert.ok(ofLine > 0);
  }
});

test('n-half: where the numbers are sure its interval is that of the delta method', () => {
  const line = {
    overheadMs: 1,
    perReviewMs: 0.01,
    overheadVariance: 1e-6,
    perReviewVariance: 1e-10,
    covariance: -2e-9,
    scatterShare: 0.01,
    degreesOfFreedom: 9,
  };
  const [low, high] = nHalfInterval(line, 2);
  const half = 2 * 100 * Math.sqrt(1e-6 + 1e-6 + 2 * 2e-7); // 4e-7 of the covariance
  assert.ok(Math.abs((low + high) / 2 - 100) < 0.05, `${low} ${high}`);
  assert.ok(Math.abs((high - low) / 2 / half - 1) < 0.01, `${low} ${high}, ${half}`);
  const unsure = { ...line, perReviewVariance: 1e-4 };
  assert.is(nHalfInterval(unsure, 2)[1], Infinity);
  assert.ok(nHalfInterval(unsure, 2)[0] > 0);
  assert.is(nHalfInterval({ ...line, overheadVariance: 1 }, 2)[0], 0);
});

test.run();
