/** The comparison of the models as an aligned text table, for a terminal of 80 columns. */
import type { Experiment } from './experiment';
import { targetText } from '../../plots/words/target-text';
import { duration, percent, ratio } from './numbers';
import { targetsMet } from './verdict';

const WIDTH = 80;
const GAP = '  ';
const HEAD = ['model', 'accuracy', 'batch', 'single', 'p99', 'ratio', 'met'];

/**
 * Returns the table, one line for each model, and what its columns are, without a line break at the end.
 * A name that is too long is cut, with an ellipsis.
 */
export function comparisonText({ models }: Experiment): string {
  if (models.length === 0) return 'No model was measured.';
  const rows = models.map((model) => [
    model.name.replace(/\p{Cc}/gu, ' '),
    percent(model.accuracy),
    duration(model.batch.perReviewMs / 1000),
    duration(model.realTime.perReviewMs / 1000),
    duration(model.realTime.latencyMs.p99 / 1000),
    ratio(model.ratio.ratio),
    targetsMet(model.targets),
  ]);
  const differing = rows.flatMap(([name], i) => (models[i]?.identical ? [] : [name]));
  return [
    ...alignedLines([HEAD, ...rows]),
    '',
    'batch, single: the time for one review, in a batch and on its own;',
    'ratio: single / batch by rounds; p99: 99 of 100 single ones took no longer;',
    'met: how many of its targets (?: uncertain).',
    ...balanceLines(models),
    ...differing.map((name) => `NOT the same predictions in a batch and on its own: ${name}`),
  ].join('\n');
}

/** What the accuracies have to be read against; all models of a run answer the same reviews. */
function balanceLines(models: Experiment['models']): string[] {
  const [{ balance: first }] = models;
  const { name: rarest, texts } = first.smallestClass;
  const lines = models.map(
    ({ name, balance: { balancedAccuracy, smallestClass } }) =>
      `  ${shortened(name, 40)}: ${percent(balancedAccuracy)}, ${percent(smallestClass.recall)}`,
  );
  return [
    '',
    `Always giving the commonest label would be right for ${percent(first.baseline)}.`,
    `Balanced accuracy (each label counts alike), and how many of the ${texts}`,
    `reviews of the rarest label, ${shortened(rarest, 40)}, were found:`,
    ...lines,
  ].map((line) => line.replace(/\p{Cc}/gu, ' '));
}

/** A line for each target that was not met, with what was measured; none when all were. */
export function missedTargets({ targets }: Experiment): string[] {
  return targets
    .filter(({ verdict }) => verdict !== 'met')
    .map(({ model, ...target }) => {
      const { value, limit, verdict } = targetText(target);
      const text = `${model}, ${target.name} ${limit}: ${value}, ${verdict}`;
      return text.replace(/\p{Cc}/gu, ' ');
    });
}

/** The first column to the left and cut to what the others leave of the line, the others to the right. */
function alignedLines(rows: readonly (readonly string[])[]): string[] {
  const [, ...others] = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const taken = others.reduce((sum, width) => sum + GAP.length + width, 0);
  const names = rows.map(([name = '']) => shortened(name, WIDTH - taken));
  const nameWidth = Math.max(...names.map((name) => name.length));
  const lines = rows.map(([, ...cells], i) =>
    [
      (names[i] ?? '').padEnd(nameWidth),
      ...cells.map((cell, column) => cell.padStart(others[column] ?? 0)),
    ].join(GAP),
  );
  lines.splice(1, 0, [nameWidth, ...others].map((width) => '-'.repeat(width)).join(GAP));
  return lines;
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
