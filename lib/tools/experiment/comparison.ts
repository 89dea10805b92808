/** The comparison of the models as an aligned text table, for the terminal. */
import type { Experiment } from './experiment';
import { duration, percent, ratio } from './numbers';
import { slowdown, targetsMet } from './verdict';

/** Returns the table, one line for each model, without a line break at the end. */
export function comparisonText({ models }: Experiment): string {
  if (models.length === 0) return 'No model was measured.';
  const rows = [
    [
      'model',
      'accuracy',
      'batch',
      'one at a time',
      'p50',
      'p99',
      'single/batch',
      'identical',
      'targets met',
    ],
    ...models.map((model) => [
      model.name,
      percent(model.realtime.accuracy),
      duration(model.batch.totalSeconds),
      `${duration(model.realtime.secondsPerReview)} a review`,
      duration(model.realtime.latencyMs.p50 / 1000),
      duration(model.realtime.latencyMs.p99 / 1000),
      `${ratio(slowdown(model))} x`,
      model.identicalPredictions ? 'yes' : 'NO',
      targetsMet(model.targets),
    ]),
  ];
  const widths = rows.reduce<number[]>(
    (best, row) => row.map((cell, i) => Math.max(best[i] ?? 0, cell.length)),
    [],
  );
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  '),
  );
  lines.splice(1, 0, widths.map((width) => '-'.repeat(width)).join('  '));
  return lines.join('\n');
}
