/** An experiment with known numbers, for the tests of what reads one. */
import type { Experiment } from '../../../lib/tools/experiment/experiment';
import type { ModelRecord, Target } from '../../../lib/tools/experiment/record-check';

const machine = { cpu: 'a', cores: 2, memoryGiB: 1, os: 'b', node: 'v20', packages: {} };

/** 1000 reviews: seconds a review in the batch and alone, each with rounds a tenth faster and slower. */
export function someModel(
  name: string,
  batchSeconds: number,
  aloneSeconds: number,
  targets: readonly Target[] = [],
): ModelRecord {
  const way = (seconds: number) => ({
    accuracy: 0.886,
    totalSeconds: 1000 * seconds,
    totalSecondsRange: [900 * seconds, 1100 * seconds],
    secondsPerReview: seconds,
  });
  const ms = 1000 * aloneSeconds;
  return {
    name,
    features: 10,
    fitSeconds: 1,
    batch: way(batchSeconds),
    realtime: {
      ...way(aloneSeconds),
      latencyMs: { p50: ms, p90: ms, p95: ms, p99: 2 * ms, max: 3 * ms },
    },
    identicalPredictions: true,
    targets,
  };
}

export function someExperiment(models: readonly ModelRecord[]): Experiment {
  return {
    version: 1,
    createdAt: '2026-01-02T03:04:05.000Z',
    machine,
    data: {},
    labels: [],
    models,
    targets: models.flatMap(({ name, targets }) =>
      targets.map((target) => ({ model: name, ...target })),
    ),
    arrivals: {},
  };
}
