import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ModelResults, WayResults } from '../../../lib/measure/timing/model-results';
import { timeBothWays } from '../../../lib/measure/timing/timing';
import { accuracyLatencyFigure } from '../../../lib/plots/figures/accuracy-latency-figure';
import { figureText } from '../../../lib/plots/show';
import {
  balanceTable,
  comparisonTable,
  resultsTable,
  targetsTable,
} from '../../../lib/plots/tables/results-table';

const test = suite('results tables');

/** Every number another, so that one in the place of another shows. */
const way = (first: number): WayResults => ({
  totalMs: 1000 * first,
  perReviewMs: first,
  perReviewInterval: [first - 1, first + 1],
});
const target = { unit: 'reviews', interval: [null, null] } as const;
const results: ModelResults = {
  name: 'made',
  notebook: '03',
  engine: 'package',
  features: 7,
  fitMs: 3000,
  reviews: 500,
  rounds: 6,
  accuracy: 0.4,
  accuracyInterval: [0.38, 0.43],
  batch: { size: 450, ...way(20), accuracy: 0.2 },
  ratio: { ratio: 2, low: 1.5, high: 2.5 },
  realTime: {
    ...way(40),
    latencyMs: { p50: 50, p90: 90, p95: 95, p99: 99, p99Interval: [97, null], max: 120 },
  },
  balance: {
    baseline: 0.6,
    balancedAccuracy: 0.7,
    leastFound: [{ name: 'rare', texts: 11, recall: 0.3, recallInterval: [0.1, 0.5] }],
  },
  identical: false,
  targets: [
    { ...target, name: 'a', limit: 1, value: 2, verdict: 'met' },
    { ...target, name: 'b', limit: 3, value: 4, verdict: 'uncertain', because: 'so it is' },
    { ...target, name: 'c', limit: 5, value: 6, verdict: 'missed' },
  ],
  validity: { quiet: true, findings: [] },
};

test('models: each number under its heading', () => {
  assert.is(
    resultsTable([{ ...results, fitMs: 0 }]).values[0][2],
    '–',
    'imported: trained elsewhere',
  );
  const { columns, values } = resultsTable([results]);
  assert.is(columns.join(), resultsTable([{ ...results, name: 'b' }]).columns.join());
  assert.equal(Object.fromEntries(columns.map((column, i) => [column, values[0][i]])), {
    model: 'made',
    features: 7,
    'trained in': '3.00\u00a0s',
    accuracy: '40.0\u00a0%',
    'in a batch, per review': '20.0\u00a0ms',
    'in real time, per review': '40.0\u00a0ms',
    ratio: '2.00',
    p50: '50.0\u00a0ms',
    p99: '99.0\u00a0ms',
    'same predictions': 'no',
  });
});

test('targets: the verdict, and what makes it uncertain', () => {
  assert.equal(targetsTable([results]).values, [
    ['made', 'a', '1', '2', 'met'],
    ['made', 'b', '3', '4', 'uncertain'],
    ['made', 'c', '5', '6', 'missed'],
  ]);
});

test('comparisons: who is first stays first', () => {
  const actual = ['a', 'a', 'a', 'b'];
  const candidate = (name: string, ms: number, predictions: string[]) => {
    let now = 0;
    const predict = (texts: readonly string[]): string[] => {
      now += ms * texts.length;
      return texts.map((text) => predictions[Number(text)]);
    };
    const timing = timeBothWays(predict, ['0', '1', '2', '3'], { rounds: 6, clock: () => now });
    return { name, features: 1, timing };
  };
  const [x, y] = [candidate('x', 3, actual), candidate('y', 1, ['a', 'b', 'a', 'a'])];
  assert.equal(comparisonTable(actual, [x, y]).values, [
    ['x', 'y', 2, 0, '0.5', '3.00', '3.00 to 3.00'],
  ]);
  assert.is(comparisonTable(actual, [x, y, { ...y, name: 'z' }]).values.length, 3);
});

test('the figure stands at p50, and its whisker ends at p99', () => {
  const [point] = accuracyLatencyFigure([results]).data as {
    x: number[];
    error_x: { array: number[]; arrayminus: number[] };
  }[];
  assert.equal([point.x, point.error_x.array, point.error_x.arrayminus], [[50], [49], [0]]);
});

test('the figure counts the recorded verdicts', () => {
  const verdicts = (...all: ('met' | 'missed')[]) => ({
    ...results,
    targets: all.map((verdict) => ({ ...results.targets[0], verdict })),
  });
  const text = figureText(
    accuracyLatencyFigure([verdicts('met', 'met'), verdicts('met', 'missed')]),
  );
  assert.match(text, 'Figure: 1 of 2 models met all their targets');
  assert.match(text, 'p50 50\u00a0ms, p99 99\u00a0ms');
});

test('labels that are found equally seldom stand together, with the texts and interval of each', () => {
  const least = [['a', 4, 0.2], ['b', 9, 0.1]].map(([name, texts, low]) => {
    return { name: String(name), texts: Number(texts), recall: 0, recallInterval: [0, Number(low)] as const };
  });
  const tied = { ...results, balance: { ...results.balance, leastFound: least } };
  const [row] = balanceTable([tied]).values;
  assert.equal(row.slice(4).map((cell) => String(cell).replaceAll('\u00a0', ' ')), ['a, b', '4, 9', '0.0 %', '0.0 to 20.0 %, 0.0 to 10.0 %']);
}); // prettier-ignore

test.run();
