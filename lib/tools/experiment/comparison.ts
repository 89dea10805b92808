/** The comparison of the models as an aligned text table, for a terminal of 80 columns. */
import type { Experiment } from './experiment';
import { targetName, targetText } from '../../plots/words/target-text';
import { duration, percent, ratio } from './numbers';
import { slowdown, targetsMet } from './verdict';

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
    percent(model.realtime.accuracy),
    duration(model.batch.secondsPerReview),
    duration(model.realtime.secondsPerReview),
    duration(model.realtime.latencyMs.p99 / 1000),
    ratio(slowdown(model)),
    targetsMet(model.targets),
  ]);
  const differing = rows.flatMap(([name], i) => (models[i]?.identicalPredictions ? [] : [name]));
  return [
    ...alignedLines([HEAD, ...rows]),
    '',
    'batch, single: the time for one review, in a batch and on its own;',
    'ratio: single / batch; p99: 99 of 100 single reviews took no longer;',
    'met: how many of its targets.',
    ...balanceLines(models),
    ...differing.map((name) => `NOT the same predictions in a batch and on its own: ${name}`),
  ].join('\n');
}

/** What the accuracies have to be read against; all models of a run answer the same reviews. */
function balanceLines(models: Experiment['models']): string[] {
  const judged = models.flatMap(({ name, balance }) =>
    balance === undefined ? [] : [{ name, balance }],
  );
  if (judged.length === 0) return [];
  const [{ balance: first }] = judged;
  const { name: rarest, texts } = first.smallestClass;
  const lines = judged.map(
    ({ name, balance: { balancedAccuracy, smallestClass } }) =>
      `  ${name}: ${percent(balancedAccuracy)}, ${percent(smallestClass.recall)}`,
  );
  return [
    '',
    `Always giving the commonest label would be right for ${percent(first.baseline)}.`,
    `Balanced accuracy (each label counts alike), and how many of the ${texts}`,
    `reviews of the rarest label, ${shortened(rarest, 40)}, were found:`,
    ...lines,
  ].map((line) => line.replace(/\p{Cc}/gu, ' '));
}

/** A line for each target that was missed, with what was measured; none when all were met. */
export function missedTargets({ targets }: Experiment): string[] {
  return targets
    .filter(({ met }) => !met)
    .map(({ model, ...target }) => {
      const { value, limit } = targetText(target);
      const doubt = target.sure ? '' : ', but not for sure';
      const text = `Missed${doubt}: ${model}, ${targetName(target.name)} ${limit}: ${value}`;
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
