/** The results of the experiment as tables: the two ways of one model, several models, the targets. */
import type { ModelComparison } from '../../measure/timing/compare-models';
import type { ModelResults } from '../../measure/timing/model-results';
import {
  formatDuration,
  formatInterval,
  formatNumber,
  formatProbability,
  formatShare,
} from '../words/numbers';
import { targetName, targetText, targetVerdict } from '../words/target-text';
import { makeTable, type Table } from './table';

/** One model, a row for each way of running it. Times are medians over the rounds. */
export function bothWaysTable({ batch, realtime }: ModelResults): Table {
  const row = (name: string, way: ModelResults['batch']) => [
    name,
    formatShare(way.accuracy),
    seconds(way.totalSeconds),
    formatInterval(way.totalSecondsRange, seconds),
    seconds(way.secondsPerReview),
  ];
  return makeTable(
    ['way', 'accuracy', 'all reviews (median)', 'all reviews (range)', 'per review'],
    [row('batch', batch), row('one at a time', realtime)],
  );
}

/**
 * How to read each model's accuracy: beside it the accuracy of always answering the commonest label,
 * the balanced accuracy, and the share of the smallest class that was found, with its 95 % interval.
 */
export function balanceTable(results: readonly ModelResults[]): Table {
  return makeTable(
    [
      'model',
      'accuracy',
      'always the commonest label',
      'balanced accuracy',
      'smallest class',
      'reviews',
      'recall',
      '95 % interval',
    ],
    results.map(({ name, realtime, balance }) => {
      const { name: smallest, texts, recall, recallInterval } = balance.smallestClass;
      return [
        name,
        formatShare(realtime.accuracy),
        formatShare(balance.baseline),
        formatShare(balance.balancedAccuracy),
        smallest,
        texts,
        formatShare(recall),
        formatInterval(recallInterval, formatShare),
      ];
    }),
  );
}

/** A row for each model. */
export function modelsTable(results: readonly ModelResults[]): Table {
  return makeTable(
    [
      'model',
      'features',
      'trained in',
      'accuracy',
      'batch, per review',
      'one at a time, per review',
      'p50',
      'p99',
      'same predictions',
    ],
    results.map(({ name, features, fitSeconds, batch, realtime, identicalPredictions }) => [
      name,
      features,
      seconds(fitSeconds),
      formatShare(realtime.accuracy),
      seconds(batch.secondsPerReview),
      seconds(realtime.secondsPerReview),
      formatDuration(realtime.latencyMs.p50),
      formatDuration(realtime.latencyMs.p99),
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
      targets.map((target) => {
        const { value, limit } = targetText(target);
        return [name, targetName(target.name), limit, value, targetVerdict(target)];
      }),
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
      formatProbability(accuracy.p),
      p99.ratio,
      formatInterval([p99.low, p99.high], formatNumber),
    ]),
  );
}

function seconds(value: number): string {
  return formatDuration(1000 * value);
}
