import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ModelResults, WayResults } from '../../../lib/measure/timing/model-results';
import { accuracyLatencyFigure } from '../../../lib/plots/figures/accuracy-latency-figure';
import { figureText } from '../../../lib/plots/show';
import {
  comparisonTable,
  modelsTable,
  targetsTable,
} from '../../../lib/plots/tables/results-table';

const test = suite('results tables');

/** Every number another, so that one in the place of another shows. */
const way = (first: number): WayResults => ({
  accuracy: first / 100,
  accuracyInterval: [(first - 2) / 100, (first + 3) / 100],
  totalSeconds: first,
  totalSecondsRange: [first - 1, first + 1],
  secondsPerReview: first / 1000,
});
const results: ModelResults = {
  name: 'made',
  features: 7,
  fitSeconds: 3,
  batch: way(20),
  timed: { reviews: 500, rounds: 4 },
  singleAgainstBatch: { ratio: 2, low: 1.5, high: 2.5 },
  realtime: {
    ...way(40),
    latencyMs: { p50: 50, p90: 90, p95: 95, p99: 99, p99Interval: [97, null], max: 120 },
  },
  balance: {
    baseline: 0.6,
    balancedAccuracy: 0.7,
    smallestClass: { name: 'rare', texts: 11, recall: 0.3, recallInterval: [0.1, 0.5] },
  },
  identicalPredictions: false,
  targets: [
    { name: 'a', limit: 1, value: 2, met: true, sure: true },
    { name: 'b', limit: 3, value: 4, met: true, sure: false },
    { name: 'c', limit: 5, value: 6, met: false, sure: true },
    { name: 'd', limit: 7, value: 8, met: false, sure: false },
  ],
};

test('models: each number under its heading', () => {
  const { columns, values } = modelsTable([results]);
  assert.is(columns.join(), modelsTable([{ ...results, name: 'b' }]).columns.join());
  assert.equal(Object.fromEntries(columns.map((column, i) => [column, values[0][i]])), {
    model: 'made',
    features: 7,
    'trained in': '3\u00a0s',
    accuracy: '40.0\u00a0%',
    'batch, per review': '20\u00a0ms',
    'one at a time, per review': '40\u00a0ms',
    p50: '50\u00a0ms',
    p99: '99\u00a0ms',
    'same predictions': 'no',
  });
});

test('targets: met or not, and whether that is sure', () => {
  assert.equal(targetsTable([results]).values, [
    ['made', 'a', '1', '2', 'met'],
    ['made', 'b', '3', '4', 'uncertain'],
    ['made', 'c', '5', '6', 'missed'],
    ['made', 'd', '7', '8', 'uncertain'],
  ]);
});

test('comparisons: who is first stays first', () => {
  const accuracy = { onlyFirst: 5, onlySecond: 2, p: 0.45 };
  const p99 = { ratio: 3, low: 2, high: 4 };
  const pair = { first: 'x', second: 'y', accuracy, p99 } as never;
  assert.equal(comparisonTable([pair]).values, [['x', 'y', 5, 2, '0.45', 3, '2 to 4']]);
});

test('the figure stands at p50, and its whisker ends at p99', () => {
  const limits = { secondsPerReview: 0.1, accuracy: 0.5 };
  const [point] = accuracyLatencyFigure([results], limits).data as {
    x: number[];
    error_x: { array: number[]; arrayminus: number[] };
  }[];
  assert.equal([point.x, point.error_x.array, point.error_x.arrayminus], [[50], [49], [0]]);
});

test('the figure finds a model inside the target by its p99', () => {
  const finding = (secondsPerReview: number): string =>
    figureText(accuracyLatencyFigure([results], { secondsPerReview, accuracy: 0.3 }));
  assert.match(finding(0.098), 'Figure: 0 of 1 models'); // between p95 and p99
  assert.match(finding(0.0995), 'Figure: 1 of 1 models'); // between p99 and the slowest
  assert.match(finding(0.098), 'p50 50\u00a0ms, p99 99\u00a0ms');
});

test.run();
