import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { poissonArrivals } from '../../../lib/measure/serving/arrivals';
import { fitCostModel, type CostModel } from '../../../lib/measure/cost/cost-model';
import { measuredServiceTime } from '../../../lib/measure/serving/service-time';
import { validityOf } from '../../../lib/measure/timing/validity';
import { choosePolicies } from '../../../lib/measure/serving/policy-choice';
import { simulateArrivals } from '../../../lib/measure/serving/queue-simulator';
import { microBatches, onArrival } from '../../../lib/measure/serving/serving-policy';

const test = suite('policy choice');

const days = (reviews: number) => {
  const arrivals = poissonArrivals(1, reviews, 1);
  return new Map([
    ['micro', simulateArrivals(arrivals, microBatches(8, 50), () => 5)],
    ['real time', simulateArrivals(arrivals, onArrival(), () => 5)],
  ]);
};
const needs = new Map([
  ['soon', 100],
  ['sooner', 20],
  ['at once', 1],
]);

test('the first policy that surely keeps the limit is chosen', () => {
  const choices = choosePolicies(needs, days(1000));
  assert.equal(
    choices.map(({ need, limitMs, verdict, policy }) => [need, limitMs, verdict, policy]),
    [
      ['soon', 100, 'met', 'micro'],
      ['sooner', 20, 'met', 'real time'],
      ['at once', 1, 'missed', undefined],
    ],
  );
  assert.equal(
    choices[1].targets.map(({ name, verdict }) => [name, verdict]),
    [
      ['micro', 'missed'],
      ['real time', 'met'],
    ],
  );
});

test('with fewer than 368 reviews no p99 keeps a limit for sure, however loose', () => {
  const verdicts = (reviews: number) =>
    choosePolicies(new Map([['by tomorrow', 86_400_000]]), days(reviews))[0].verdict;
  assert.equal([2, 367, 368].map(verdicts), ['uncertain', 'uncertain', 'met']);
});

test('nor with times that were measured of fewer reviews', () => {
  const arrivals = poissonArrivals(1, 1000, 1);
  const service = Object.assign(() => 5, { reviews: 300 });
  const day = new Map([['real time', simulateArrivals(arrivals, onArrival(), service)]]);
  const [{ verdict, policy }] = choosePolicies(new Map([['soon', 100]]), day);
  assert.equal([verdict, policy], ['uncertain', undefined]);
});

test('service times in doubt decide nothing, and the doubt is told', () => {
  const validity = validityOf({ lostShare: 0.5 });
  const points = [1, 2, 4, 8].map((batchSize) => ({ batchSize, medianMs: 4 + batchSize }));
  const arrivals = poissonArrivals(1, 1000, 1);
  const calls = { texts: 1000, realTime: { latenciesMs: [5] } };
  const because = (own: object, costModel: CostModel) => {
    const service = measuredServiceTime({ ...calls, ...own }, { timings: [], costModel });
    const day = new Map([['real time', simulateArrivals(arrivals, onArrival(), service)]]);
    const [{ verdict, policy, targets }] = choosePolicies(new Map([['soon', 100]]), day);
    return [verdict, policy, targets[0].because?.slice(0, 50)];
  };
  const seen = 'The program had a processor for only 50 % of the t';
  assert.equal(because({}, fitCostModel(points)), ['met', 'real time', undefined]);
  assert.equal(because({ validity }, fitCostModel(points)), ['uncertain', undefined, seen]);
  assert.equal(because({}, fitCostModel(points, validity)), ['uncertain', undefined, seen]);
});

test('a limit within the interval of p99 is uncertain', () => {
  const arrivals = Float64Array.from({ length: 1000 }, (_, i) => 1000 * i);
  const service = (_: number, review: number) => review / 10;
  const day = new Map([['real time', simulateArrivals(arrivals, onArrival(), service)]]);
  const verdicts = [90, 99, 99.9].map(
    (limit) => choosePolicies(new Map([['need', limit]]), day)[0].verdict,
  );
  assert.equal(verdicts, ['missed', 'uncertain', 'met']);
});

test.run();
