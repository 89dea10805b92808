/**
 * The five figures that carry the lesson, on data that no run of the kit gives: ratios of 1, below 1 and of 5000, one model
 * and many, a line that is refused, names as long as a page, policies that all answer at once.
 */
import type { Breakdown, WayBreakdown } from '../../lib/measure/cost/breakdown';
import { poissonArrivals } from '../../lib/measure/serving/arrivals';
import { simulateArrivals } from '../../lib/measure/serving/queue-simulator';
import { microBatches, nightlyBatch, onArrival } from '../../lib/measure/serving/serving-policy';
import type { ModelResults } from '../../lib/measure/timing/model-results';
import { accuracyLatencyFigure } from '../../lib/plots/figures/accuracy-latency-figure';
import { bothWaysFigure } from '../../lib/plots/figures/both-ways-figure';
import { breakdownFigure } from '../../lib/plots/figures/breakdown-figure';
import { costModelFigure } from '../../lib/plots/figures/cost-model-figure';
import type { Figure } from '../../lib/plots/figures/figure';
import { microBatchFigure } from '../../lib/plots/figures/micro-batch-figure';
import { sweepFigure } from '../../lib/plots/figures/sweep-figure';
import { timeToAnswerFigure } from '../../lib/plots/figures/time-to-answer-figure';
import { someResults } from '../plots/some-results';
import { someSweep } from '../plots/some-sweeps';

const LONG = 'a-<model>-whose-name-is-as-long-as-a-page-and-has-no-space-to-break-at-😂';

/** A model's results with these times of a review. */
function timed(name: string, batchMs: number, realTimeMs: number): ModelResults {
  const ratio = realTimeMs / batchMs;
  const { batch, realTime, accuracy } = someResults;
  return {
    ...someResults,
    name,
    accuracy: accuracy + 0.001 * name.length,
    batch: { ...batch, perReviewMs: batchMs },
    realTime: {
      ...realTime,
      perReviewMs: realTimeMs,
      latencyMs: { ...realTime.latencyMs, p50: realTimeMs, p99: 2 * realTimeMs },
    },
    ratio: { ...someResults.ratio, ratio, low: 0.9 * ratio, high: 1.1 * ratio },
  };
}

const names = ['tfidf-logistic-regression', 'counts-naive-bayes', LONG, `${LONG}-2`];
const many = Array.from({ length: 8 }, (_, i) =>
  timed(names[i] ?? `model ${i}`, 0.001 * 3 ** i, 0.0011 * 3.2 ** i),
);

/** A call of stages with these shares, in real time, and evenly in the batch. */
function apart(shares: readonly number[], stage: (index: number) => string): Breakdown {
  const way = (own: readonly number[], wholeMs: number, batchSize: number): WayBreakdown => ({
    batchSize,
    wholeMs,
    stages: own.map((share, i) => {
      const timeMs = share * wholeMs;
      return { name: stage(i), share, timeMs, timesMs: Float64Array.of(timeMs) };
    }),
    stagedRatio: { ratio: 1, low: 0.99, high: 1.01, rounds: 9 } as WayBreakdown['stagedRatio'],
    addsUp: true,
    longest: undefined,
  });
  return {
    batch: way(shares.map(() => 1 / shares.length), 0.0004, 1000), // prettier-ignore
    realTime: way(shares, 312.4, 1),
    validity: someResults.validity,
  };
}

const busy = (serviceMs: number) => {
  const service = (n: number): number => serviceMs * (0.8 + 0.2 * n);
  const arrivals = poissonArrivals(700 / serviceMs, 4000, 1);
  return { arrivals, service };
};
const { arrivals, service } = busy(1);
const day = Float64Array.from({ length: 400 }, (_, i) => i * 200_000);
const simulated = (times: Float64Array, ...policies: Parameters<typeof simulateArrivals>[1][]) =>
  new Map(policies.map((policy, i) => [names[i], simulateArrivals(times, policy, service)]));
const slow = busy(900);

/** By what is odd about each. */
export const oddFigures: Readonly<Record<string, Figure>> = {
  'both-ways-5000': bothWaysFigure([timed('one', 0.0002, 1)]),
  'both-ways-1': bothWaysFigure([timed(LONG, 1.234, 1.234)]),
  'both-ways-below-1': bothWaysFigure([
    timed('a', 100.4, 40.2),
    timed('b', 99, 100),
    timed('c', 1, 1),
  ]),
  'both-ways-mixed': bothWaysFigure([
    timed('a', 0.0002, 1),
    timed('b', 0.5, 0.51),
    timed('c', 1, 5000),
  ]),
  'both-ways-many': bothWaysFigure(many),
  'accuracy-latency-many': accuracyLatencyFigure(many),
  'accuracy-latency-one': accuracyLatencyFigure([timed(LONG, 1, 1)]),
  'micro-batch-one': microBatchFigure(arrivals, [8], [5], service),
  'micro-batch-many': microBatchFigure(
    arrivals,
    [1, 2, 4, 8, 16, 32, 64, 128],
    [0, 1, 2, 5, 10, 20, 50, 100, 500],
    service,
  ),
  'micro-batch-slow': microBatchFigure(
    slow.arrivals,
    [4, 16],
    [0, 100, 5000, 60_000],
    slow.service,
  ),
  'answer-one': timeToAnswerFigure(simulated(day, onArrival())),
  'answer-all-at-once': timeToAnswerFigure(
    simulated(day, onArrival(), microBatches(4, 0), onArrival()),
  ),
  'answer-far-apart': timeToAnswerFigure(
    simulated(day, nightlyBatch(2), onArrival(), microBatches(32, 100), nightlyBatch(3)),
  ),
  'sweep-refused': sweepFigure([{ ...someSweep(LONG, 1, 0.1, [1, 4]) }]),
  'sweep-many': sweepFigure(
    [...names, 'e', 'f'].map((name, i) =>
      someSweep(name, 0.01 * 4 ** i, 0.001, [1, 2, 4, 8, 16, 32, 64, 128, 334, 1000]),
    ),
  ),
  'sweep-alike': sweepFigure(['a', 'b', 'c'].map((name) => someSweep(name, 1, 0.1))),
  'sweep-no-overhead': sweepFigure([someSweep('flat', 0, 0.25)]),
  'sweep-overhead-alone': sweepFigure([someSweep('level', 5000, 0.0001)]),
  'cost-5000': costModelFigure([someSweep(LONG, 5, 0.001, [1, 10, 100, 1000, 10_000])]),
  'cost-many': costModelFigure(
    [...names, 'e', 'f'].map((name, i) => someSweep(name, 0.01 * 4 ** i, 0.001)),
  ),
  'cost-refused': costModelFigure([someSweep('a', 1, 0.1, [1, 4]), someSweep('b', 1, 0.1)]),
  'apart-one': breakdownFigure(apart([1], () => 'predict')),
  'apart-small': breakdownFigure(apart([0.002, 0.003, 0.99, 0.004, 0.001], (i) => `stage ${i}`)),
  'apart-many': breakdownFigure(
    apart(
      Array.from({ length: 8 }, () => 1 / 8),
      (i) => `${LONG}-${i}`,
    ),
  ),
};
