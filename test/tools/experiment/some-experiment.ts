/** An experiment with known numbers, for the tests of what reads one. */
import type { ModelResults } from '../../../lib/measure/timing/model-results';
import type { Target, Verdict } from '../../../lib/measure/timing/target';
import type { Experiment } from '../../../lib/record/experiment';

const machine = { id: '0', cpu: 'a', cores: 2, memoryGiB: 1, os: 'b', node: 'v20', packages: {} };

export function someTarget(verdict: Verdict, name = 't'): Target {
  const because = verdict === 'uncertain' ? { because: 'the reason' } : {};
  return { name, unit: 'ms', limit: 1, value: 0.5, interval: [0.4, 0.6], verdict, ...because };
}

/** 1000 reviews: ms a review in the batch and in real time, each known to a tenth. */
export function someModel(
  name: string,
  batchMs: number,
  realTimeMs: number,
  targets: readonly Target[] = [],
): ModelResults {
  const way = (ms: number) => ({
    totalMs: 1000 * ms,
    perReviewMs: ms,
    perReviewInterval: [0.9 * ms, 1.1 * ms] as const,
  });
  const [p50, p99] = [realTimeMs, 2 * realTimeMs];
  const ratio = realTimeMs / batchMs;
  return {
    name,
    notebook: '03',
    engine: 'package',
    features: 10,
    fitMs: 1000,
    reviews: 1000,
    rounds: 6,
    accuracy: 0.886,
    accuracyInterval: [0.865, 0.904],
    balance: {
      baseline: 0.5,
      balancedAccuracy: 0.886,
      leastFound: [{ name: 'rare', texts: 500, recall: 0.9, recallInterval: [0.87, 0.92] }],
    },
    identical: true,
    batch: { size: 1000, ...way(batchMs), accuracy: 0.886 },
    realTime: {
      ...way(realTimeMs),
      latencyMs: {
        p50,
        p90: p50,
        p95: p50,
        p99,
        p99Interval: [0.9 * p99, 1.1 * p99],
        max: 3 * p50,
      },
    },
    ratio: { ratio, low: 0.9 * ratio, high: 1.1 * ratio },
    targets,
    validity: { quiet: true, findings: [] },
  };
}

export function someExperiment(models: readonly ModelResults[]): Experiment {
  return {
    version: 2,
    createdAt: '2026-01-02T03:04:05.000Z',
    machine,
    input: {},
    data: {},
    labels: [],
    models,
    costModels: {},
    arrivals: {},
  };
}
