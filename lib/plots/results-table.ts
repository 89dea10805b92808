/** The results of the experiment as tables: the two ways of one model, several models, the targets. */
import type { ModelComparison } from '../measure/compare-models';
import type { ModelResults } from '../measure/model-results';
import { formatNumber, makeTable, type Table } from './table';

/** One model, a row for each way of running it. Times are medians over the rounds. */
export function bothWaysTable({ batch, realtime }: ModelResults): Table {
  const row = (name: string, way: ModelResults['batch']) => [
    name,
    way.accuracy,
    way.totalSeconds,
    `${formatNumber(way.totalSecondsRange[0])} to ${formatNumber(way.totalSecondsRange[1])}`,
    way.secondsPerReview * 1000,
  ];
  return makeTable(
    ['way', 'accuracy', 'total, s (median)', 'total, s (range)', 'per review, ms'],
    [row('batch', batch), row('one at a time', realtime)],
  );
}

/** A row for each model. */
export function modelsTable(results: readonly ModelResults[]): Table {
  return makeTable(
    [
      'model',
      'features',
      'fit, s',
      'accuracy',
      'batch, ms a review',
      'one at a time, ms a review',
      'p50, ms',
      'p99, ms',
      'same predictions',
    ],
    results.map(({ name, features, fitSeconds, batch, realtime, identicalPredictions }) => [
      name,
      features,
      fitSeconds,
      realtime.accuracy,
      batch.secondsPerReview * 1000,
      realtime.secondsPerReview * 1000,
      realtime.latencyMs.p50,
      realtime.latencyMs.p99,
      identicalPredictions ? 'yes' : 'no',
    ]),
  );
}

/**
 * A row for each target of each model: the limit, what was measured, met or not, and whether the
 * measurement is sure of it (`Target.sure`).
 */
export function targetsTable(results: readonly ModelResults[]): Table {
  return makeTable(
    ['model', 'target', 'limit', 'measured', 'met'],
    results.flatMap(({ name, targets }) =>
      targets.map((target) => [
        name,
        target.name,
        target.limit,
        target.value,
        `${target.met ? 'yes' : 'no'}${target.sure ? '' : ', but not for sure'}`,
      ]),
    ),
  );
}

/** A row for each pair of models: who is right where the other is not, and how their p99s compare. */
export function comparisonTable(comparisons: readonly ModelComparison[]): Table {
  return makeTable(
    [
      'first',
      'second',
      'only first right',
      'only second right',
      'p',
      'p99, first / second',
      '95 % interval',
    ],
    comparisons.map(({ first, second, accuracy, p99 }) => [
      first,
      second,
      accuracy.onlyFirst,
      accuracy.onlySecond,
      accuracy.p,
      p99.ratio,
      `${formatNumber(p99.low)} to ${formatNumber(p99.high)}`,
    ]),
  );
}
