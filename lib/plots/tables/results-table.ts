/** The results of the experiment as tables: the two ways of one model, several models, the targets. */
import { compareModels, type Candidate } from '../../measure/timing/choose-model';
import type { ModelResults, WayResults } from '../../measure/timing/model-results';
import {
  durationCell,
  formatInterval,
  formatProbability,
  ratioCell,
  formatShare,
} from '../words/numbers';
import { describeTargets, targetText } from '../words/target-text';
import { makeTable, type Table } from './table';

/**
 * What was measured. Of one model, a row for each way of running it; of several, a row for each model. Times are medians
 * over the rounds.
 */
export function resultsTable(results: ModelResults | readonly ModelResults[]): Table {
  return 'ratio' in results ? waysTable(results) : modelsTable(results);
}

function waysTable({ accuracy, reviews, batch, realTime }: ModelResults): Table {
  const row = (name: string, share: number, way: WayResults) => [
    name,
    formatShare(share),
    durationCell(way.totalMs),
    durationCell(way.perReviewMs),
    intervalText(way.perReviewInterval),
  ];
  return makeTable(
    ['way', 'accuracy', 'total', 'per review', '95 % interval'],
    [
      row(`batch of ${batch.size}`, batch.accuracy, batch),
      row(`real time, ${reviews} calls`, accuracy, realTime),
    ],
  );
}

/**
 * How to read each model's accuracy: beside it the accuracy of always answering the commonest label,
 * the balanced accuracy, and the label that is found least often (all of them where several tie), with its 95 % interval.
 */
export function balanceTable(results: readonly ModelResults[]): Table {
  return makeTable(
    [
      'model',
      'accuracy',
      'always the commonest label',
      'balanced accuracy',
      'found least often',
      'reviews',
      'recall',
      '95 % interval',
    ],
    results.map(({ name, accuracy, balance }) => {
      const { leastFound } = balance; // of one recall, and perhaps of different numbers of texts
      const each = (of: (label: (typeof leastFound)[0]) => unknown): string =>
        [...new Set(leastFound.map(of))].join(', ');
      return [
        name,
        formatShare(accuracy),
        formatShare(balance.baseline),
        formatShare(balance.balancedAccuracy),
        each(({ name }) => name),
        each(({ texts }) => texts),
        formatShare(leastFound[0].recall),
        each(({ recallInterval }) => formatInterval(recallInterval, formatShare)),
      ];
    }),
  );
}

function modelsTable(results: readonly ModelResults[]): Table {
  return makeTable(
    [
      'model',
      'features',
      'trained in',
      'accuracy',
      'in a batch, per review',
      'in real time, per review',
      'ratio',
      'p50',
      'p99',
      'same predictions',
    ],
    results.map(({ name, features, fitMs, accuracy, batch, realTime, ratio, identical }) => [
      name,
      features,
      fitMs === 0 ? '–' : durationCell(fitMs), // an imported model was trained elsewhere
      formatShare(accuracy),
      durationCell(batch.perReviewMs),
      durationCell(realTime.perReviewMs),
      ratioCell(ratio.ratio),
      durationCell(realTime.latencyMs.p50),
      durationCell(realTime.latencyMs.p99),
      identical ? 'yes' : 'no',
    ]),
  );
}

/** A row for each target of each model: the limit, what was measured, and the verdict; below it how many are met. */
export function targetsTable(results: readonly ModelResults[]): Table {
  return makeTable(
    ['model', 'target', 'limit', 'measured', 'verdict'],
    results.flatMap(({ name, targets }) =>
      targets.map((target) => {
        const { value, limit } = targetText(target);
        return [name, target.name, limit, value, target.verdict];
      }),
    ),
    describeTargets(results),
  );
}

/**
 * A row for each pair of models: who is right where the other is not, and how their p99s compare.
 *
 * @param actual the true label of each text that was timed
 */
export function comparisonTable(
  actual: readonly string[],
  candidates: readonly Candidate[],
): Table {
  const comparisons = candidates.flatMap((one, i) =>
    candidates.slice(i + 1).map((other) => compareModels(actual, one, other)),
  );
  return makeTable(
    [
      'first',
      'second',
      'only first right',
      'only second right',
      'p',
      'p99, first / second',
      '98 % interval',
    ],
    comparisons.map(({ first, second, accuracy, p99 }) => [
      first,
      second,
      accuracy.onlyFirst,
      accuracy.onlySecond,
      formatProbability(accuracy.p),
      ratioCell(p99.ratio),
      formatInterval([p99.low, p99.high], ratioCell),
    ]),
  );
}

function intervalText([low, high]: WayResults['perReviewInterval']): string {
  return high === null ? 'too few rounds' : formatInterval([low, high], durationCell);
}
