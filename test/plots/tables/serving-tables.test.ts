import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fitSweeps } from '../../../lib/measure/cost/fitted-sweep';
import { QUIET } from '../../../lib/measure/timing/validity';
import { timeModels } from '../../../lib/measure/timing/timing';
import { simulateArrivals } from '../../../lib/measure/serving/queue-simulator';
import { microBatches, onArrival } from '../../../lib/measure/serving/serving-policy';
import { costTable } from '../../../lib/plots/tables/cost-tables';
import { lengthTable } from '../../../lib/plots/tables/review-tables';
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
  ['real time', simulateArrivals(arrivals, onArrival(), service)],
]);

test('policies: times to answer in words', () => {
  const [micro, realTime] = policyTable(simulations).values;
  assert.equal(micro.slice(0, 5), ['micro', 3, '55\u00a0ms', '55\u00a0ms', '50\u00a0ms']);
  assert.equal(realTime.slice(0, 5), ['real time', 3, '5.0\u00a0ms', '5.0\u00a0ms', '0\u00a0ms']);
  assert.equal([micro[5], realTime[5]], ['0.7\u00a0%', '0.7\u00a0%']);
});

test('half, and 99 of 100: each percentile in its column', () => {
  const times = Float64Array.from({ length: 101 }, (_, i) => 1000 * i);
  const lasts = (_: number, review: number): number => 1 + review; // 1 to 101\u00a0ms
  const simulation = simulateArrivals(times, onArrival(), lasts);
  const day = new Map([['real time', { ...simulation, waiting: simulation.service }]]);
  assert.equal(policyTable(day).values[0].slice(1, 5), [
    101,
    '51\u00a0ms',
    '100\u00a0ms',
    '51\u00a0ms',
  ]);
});

test('a server that hardly works, or always, is named so', () => {
  const busyOf = (utilisation: number) =>
    policyTable(new Map([['a', { ...simulations.get('real time')!, utilisation }]])).values[0][5];
  assert.equal([0, 1e-7, 0.00123, 1].map(busyOf), [
    '0.0\u00a0%',
    'under 0.1\u00a0%',
    '0.1\u00a0%',
    '100.0\u00a0%',
  ]);
});

test('a policy and its p99 where one was chosen, else why not', () => {
  const target = { name: 'micro', unit: 'ms', limit: 100, value: 55, interval: [50, 60] } as const;
  const choices = (['met', 'missed', 'uncertain'] as const).map((verdict) => ({
    need: `is ${verdict}`,
    limitMs: 100,
    verdict,
    policy: verdict === 'met' ? 'micro' : undefined,
    targets: [{ ...target, verdict, ...(verdict === 'uncertain' && { because: 'a reason' }) }],
  }));
  assert.is(decisionTable(choices).note, 'Uncertain: a reason.');
  assert.equal(decisionTable(choices).values, [
    ['is met', 'micro', '55\u00a0ms'],
    ['is missed', 'a faster model', 'none of these keeps it'],
    ['is uncertain', 'uncertain', 'for none of these is it sure'],
  ]);
});

test('capacity beside the rate of today; a bound that cannot be kept says so', () => {
  const rowOf = (p99Ms: number) =>
    capacityTable({ a: onArrival() }, service, { p99Ms, today: 10, arrivals: 2000 }).values[0];
  const [possible, impossible] = [rowOf(100), rowOf(1)];
  assert.is(Number(possible[2]), Math.round(Number(possible[1]) / 10));
  assert.equal(impossible.slice(1), ['0', '0', 'the bound cannot be kept']);
});

test('what rests on service times in doubt is uncertain, and says why', () => {
  const doubt = 'Other work had the processor.';
  const note = `All of this is uncertain. ${doubt}`;
  const doubted = new Map([['micro', { ...simulations.get('micro')!, doubt }]]);
  assert.equal([policyTable(doubted).note, policyTable(simulations).note], [note, undefined]);
  const options = { p99Ms: 100, today: 10, arrivals: 1000 };
  const noteOf = (own: object) =>
    capacityTable(
      { a: onArrival() },
      Object.assign((size: number) => 4 + size, own),
      options,
    ).note;
  assert.equal([noteOf({ doubt }), noteOf({})], [note, undefined]);
});

test('sweep and cost model', () => {
  const timings = [1, 2, 4, 8].map((batchSize) => {
    const medianMs = 4 + batchSize;
    const same = { lowerQuartileMs: 4, upperQuartileMs: 20, minMs: 1, maxMs: 30, repeats: 1 };
    return { batchSize, medianMs, timingsMs: Float64Array.of(medianMs), ...same };
  });
  const cost = (some: typeof timings) =>
    fitSweeps(
      new Map([['m', { timings: some, leftOut: [128], rounds: 7, stable: true, validity: QUIET }]]),
    )[0];
  const bySize = costTable(cost(timings));
  assert.equal(bySize.values[2], [4, '8.00\u00a0ms', '4.00 to 20.0\u00a0ms', '2.00\u00a0ms']);
  assert.match(bySize.note!, /^After 7 rounds .*\nThere was no time for calls of 128/);
  const rows = (some: typeof timings) => costTable([cost(some)]).values[0];
  assert.equal(rows(timings), ['m', '4.0\u00a0ms', '1.0\u00a0ms', '4', '1 to 8', 'under 1\u00a0%']);
  assert.is(rows(timings.map((size) => ({ ...size, medianMs: 4 })))[3], 'more than 8');
  assert.match(String(rows([timings[0]])[5]), /^no line: 1 batch size is too few/);
});

test('latency by length, a column for each way', () => {
  let now = 0;
  const takes = (ms: number) => (texts: readonly string[]) => {
    now += ms * texts.length;
    return texts.map(() => 'yes');
  };
  const ways = new Map([['package', takes(1)], ['compiled', takes(0.001)]]); // prettier-ignore
  const texts = ['a', 'bb', 'ccc', 'dddd'];
  const timings = timeModels(ways, texts, { rounds: 3, clock: () => now });
  const table = lengthTable(texts, timings);
  assert.equal(table.columns, ['characters', 'reviews', 'package', 'compiled']);
  assert.equal(table.values[0], ['1', 1, '1.0\u00a0ms', '1.0\u00a0µs']);
  assert.is(table.values.length, 4);
});

test.run();
