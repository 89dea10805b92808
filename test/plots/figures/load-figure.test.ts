import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { BatchesPay } from '../../../lib/measure/serving/batches-pay';
import type { LoadResult } from '../../../lib/measure/serving/load-log';
import { waits, type LoadComparison } from '../../../lib/measure/serving/predicted-load';
import type { RequestProfile } from '../../../lib/measure/serving/request-profile';
import { wordsOf } from '../../../lib/plots/figures/figure-words';
import { batchesPayFigure } from '../../../lib/plots/figures/batches-pay-figure';
import { loadFigure } from '../../../lib/plots/figures/load-figure';
import { watchedFigure } from '../../../lib/plots/figures/watched-figure';
import { loadTable, priceTable } from '../../../lib/plots/tables/service-tables';
import { describeLoads } from '../../../lib/plots/words/service-sentences';

const test = suite('load figure');

const result = (findings: string[], answeredPerSecond = 100) =>
  ({
    requests: 4,
    answered: 3,
    refused: 1,
    answeredPerSecond,
    goodputPerSecond: 50,
    latency: null,
    lag: { p99Ms: 2 },
    validity: { valid: findings.length === 0, findings },
  }) as unknown as LoadResult;

function load(name: string, ms: number, findings: string[] = []): LoadComparison {
  const times = (middle: number) => waits(Float64Array.from({ length: 200 }, () => middle));
  const measured = times(10);
  return { name, perSecond: 60, predicted: times(ms), measured, result: result(findings) };
}

test('both are drawn for each load; a busy machine is the finding, and nothing is concluded', () => {
  const { data, layout } = loadFigure([load('30 %', 10), load('90 %', 12)]);
  assert.equal(
    data.map((trace) => trace['y']),
    [[10, 12], [10, 10], [10, 12], [10, 10]], // prettier-ignore
  );
  assert.is(wordsOf(layout).finding, 'At 90 % half wait 10\u00a0ms; 12\u00a0ms were predicted');
  const busy = loadFigure([load('90 %', 12, ['it was busy'])]);
  assert.match(wordsOf(busy.layout).finding, /prove nothing/);
  assert.throws(() => loadFigure([]), RangeError);
});

test('where batches pay: predicted lines and measured points, and the rate; nothing on a busy machine', () => {
  const one = load('x', 10);
  const pay = (findings: string[], between: BatchesPay['measuredBetween']): BatchesPay => ({
    predicted: [1, 2].map((perSecond) => ({ perSecond, realTimeMs: 3, microBatchesMs: 4 })),
    predictedPerSecond: 150,
    points: [{ perSecond: 2, realTime: load('x', 10, findings), microBatches: one }],
    measuredBetween: between,
  });
  const said = (found: BatchesPay): string => wordsOf(batchesPayFigure(found).layout).finding;
  const between = 'Micro-batches begin to pay between 100 and 200 a second; predicted from 150';
  assert.is(said(pay([], [100, 200])), between);
  assert.match(said(pay([], [100, null])), 'at no rate that was tried');
  assert.match(said(pay(['busy'], [100, 200])), 'too busy');
  assert.equal(
    batchesPayFigure(pay([], [100, 200])).data.map((trace) => trace['y']),
    [[3, 3], [10], [4, 4], [10]], // prettier-ignore
  );
});

test('watched requests: a point for each, and one for the model’s part', () => {
  const requests = [1, 2].map((i) => ({ dueMs: 100 * i, latencyMs: 10 * i, modelMs: 0 }));
  const { data, layout } = watchedFigure('<a>', requests);
  assert.equal(
    data.map(({ x, y }) => [x, y]),
    [[[0.1, 0.2], [10, 20]], [[0.1, 0.2], [0.001, 0.001]]], // prettier-ignore
  );
  assert.match(wordsOf(layout).finding, 'half within 15\u00a0ms, the slowest 20\u00a0ms');
  assert.throws(() => watchedFigure('a', []), RangeError);
});

test('what is said: inside or outside where valid, else the reasons alone', () => {
  assert.is(
    describeLoads([load('30 %', 10), load('<b>', 12)]),
    '30 %: the predicted median lies inside the measured interval.\n' +
      '<b>: the predicted median lies outside the measured interval.\n' +
      'The sender was late at p99 by 2\u00a0ms, 2\u00a0ms.\nVALID.',
  );
  const doubt = 'INVALID: conclude nothing from these numbers.\n- it was busy';
  assert.is(describeLoads([load('30 %', 10, ['it was busy'])]), doubt);
  const profile = { perSecond: 125, perSecondInterval: [90, 130] } as unknown as RequestProfile;
  const more = describeLoads([load('150 %', 10)], profile);
  assert.match(
    more,
    '\nPredicted 125 a second, measured 100: 20\u00a0% fewer, inside the interval.\n',
  );
  assert.is(describeLoads([load('150 %', 10, ['it was busy'])], profile), doubt);
});

test('the tables: a load, an overload, a price', () => {
  assert.is(loadTable([load('30 %', 10)]).values[0][3], '10\u00a0ms (10 to 10\u00a0ms)');
  assert.equal(loadTable(new Map([['a', result([])]])).values, [
    ['a', '100', '50', '25\u00a0%', 'none', 'none'],
  ]);
  const { values, note } = priceTable({ fast: 1000, never: 0, busy: result(['it was busy']) }, 3.6);
  assert.equal(values, [
    ['fast', '1,000', 1],
    ['never', '0', 'none'],
    ['busy', '100', 10],
  ]);
  assert.match(note!, 'INVALID');
});

test.run();
