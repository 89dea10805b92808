import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { highestArrivalRate } from '../../../lib/measure/serving/capacity';
import { fitCostModel } from '../../../lib/measure/cost/cost-model';
import { simulateArrivals } from '../../../lib/measure/serving/queue-simulator';
import { microBatches, oneAtATime } from '../../../lib/measure/serving/serving-policy';
import { costModelTable, sweepTable } from '../../../lib/plots/tables/cost-tables';
import {
  capacityTable,
  decisionTable,
  policyTable,
} from '../../../lib/plots/tables/serving-tables';

const test = suite('cost and serving tables');

const service = (size: number) => 4 + size;
const arrivals = Float64Array.of(0, 1000, 2000);
const simulations = new Map([
  ['micro', simulateArrivals(arrivals, microBatches(8, 50), service)],
  ['single', simulateArrivals(arrivals, oneAtATime(), service)],
]);

test('policies: times to answer in words', () => {
  const [micro, single] = policyTable(simulations).values;
  assert.equal(micro.slice(0, 5), ['micro', 3, '55\u00a0ms', '55\u00a0ms', '50\u00a0ms']);
  assert.equal(single.slice(0, 5), ['single', 3, '5\u00a0ms', '5\u00a0ms', '0\u00a0ms']);
  assert.equal([micro[5], single[5]], ['0.7\u00a0%', '0.7\u00a0%']);
});

test('half, and 99 of 100: each percentile in its column, and p99 decides', () => {
  const times = Float64Array.from({ length: 101 }, (_, i) => 1000 * i);
  const lasts = (_: number, review: number): number => 1 + review; // 1 to 101\u00a0ms
  const simulation = simulateArrivals(times, oneAtATime(), lasts);
  const day = new Map([['single', { ...simulation, waiting: simulation.service }]]);
  assert.equal(policyTable(day).values[0].slice(1, 5), [
    101,
    '51\u00a0ms',
    '100\u00a0ms',
    '51\u00a0ms',
  ]);
  const needs = new Map([
    ['between p95 and p99', 98],
    ['between p99 and the slowest', 100.5],
  ]);
  assert.equal(
    decisionTable(needs, day).values.map(([, choice]) => choice),
    ['a faster model', 'single'],
  );
});

test('a server that hardly works, or always, is named so', () => {
  const busyOf = (utilisation: number) =>
    policyTable(new Map([['a', { ...simulations.get('single')!, utilisation }]])).values[0][5];
  assert.equal([0, 1e-7, 0.00123, 1].map(busyOf), [
    '0.0\u00a0%',
    'under 0.1\u00a0%',
    '0.1\u00a0%',
    '100.0\u00a0%',
  ]);
});

test('the first policy that meets a need is chosen, and none where none does', () => {
  const needs = new Map([
    ['soon', 100],
    ['sooner', 20],
    ['at once', 1],
  ]);
  assert.equal(decisionTable(needs, simulations).values, [
    ['soon', 'micro', '55\u00a0ms'],
    ['sooner', 'single', '5\u00a0ms'],
    ['at once', 'a faster model', 'none of these keeps it'],
  ]);
});

test('capacity beside the rate of today; a bound that cannot be kept says so', () => {
  const options = { arrivals: 2000 };
  const [possible, impossible] = capacityTable(
    new Map([
      ['a', highestArrivalRate(oneAtATime(), service, 100, options)],
      ['b', highestArrivalRate(oneAtATime(), service, 1, options)],
    ]),
    10,
  ).values;
  assert.is(Number(possible[2]), Math.round(Number(possible[1]) / 10));
  assert.equal(impossible.slice(1), ['0', '0', 'the bound cannot be kept']);
});

test('sweep and cost model', () => {
  const timings = [1, 2, 4, 8].map((batchSize) => {
    const medianMs = 4 + batchSize;
    const same = { lowerQuartileMs: 4, upperQuartileMs: 20, minMs: 1, maxMs: 30, repeats: 1 };
    return { batchSize, medianMs, timingsMs: Float64Array.of(medianMs), ...same };
  });
  assert.equal(sweepTable(timings).values[2], [
    4,
    '8.00\u00a0ms',
    '4.00 to 20.0\u00a0ms',
    '2.00\u00a0ms',
  ]);
  const [row] = costModelTable([{ name: 'm', costModel: fitCostModel(timings) }]).values;
  assert.equal(row, ['m', '4\u00a0ms', '1\u00a0ms', '4', '1 to 8', 'under 1\u00a0%']);
  const level = timings.map(({ batchSize }) => ({ batchSize, medianMs: 4 }));
  const [flat] = costModelTable([{ name: 'f', costModel: fitCostModel(level) }]).values;
  assert.is(flat[3], 'more than 8');
  const [none] = costModelTable([{ name: 'n', costModel: fitCostModel([timings[0]]) }]).values;
  assert.match(String(none[5]), /^no line: 1 batch size is too few/);
});

test.run();
