/** The measurements as an aligned text table, for a terminal of 80 columns. All of it stands in the record. */
import type { ModelResults } from '../../measure/timing/model-results';
import type { Experiment } from '../../record/record-schema';
import { durationCell, formatShare, ratioCell } from '../../plots/words/numbers';
import { targetText } from '../../plots/words/target-text';
import { WIDTH, wrappedLines } from '../../plots/words/wrapped-lines';
import { targetsMet } from './verdict';

const GAP = '  ';
const HEAD = ['model', 'in', 'accuracy', 'batch', 'real time', 'p99', 'ratio', 'met'];

/**
 * Returns the table, one line for each measurement, what its columns are, and the choice, without a line break at
 * the end. A name that is too long is cut, with an ellipsis.
 */
export function comparisonText({ models, choice }: Experiment): string {
  if (models.length === 0) return 'No model was measured.';
  const rows = models.map((model) => [
    plain(model.name),
    plain(model.notebook) || '–',
    formatShare(model.accuracy),
    durationCell(model.batch.perReviewMs),
    durationCell(model.realTime.perReviewMs),
    durationCell(model.realTime.latencyMs.p99),
    ratioCell(model.ratio.ratio),
    targetsMet(model.targets),
  ]);
  const differing = models.filter(({ identical }) => !identical);
  return [
    ...alignedLines([HEAD, ...rows]),
    '',
    'in: the notebook that measured it; batch, real time: the time for one review;',
    'p99: 99 of 100 reviews in real time took no longer; ratio: real time / batch;',
    'met: how many of its targets (?: uncertain).',
    ...balanceLines(models),
    ...(choice === undefined ? [] : ['', ...wrapped(plain(choiceText(choice)))]),
    ...doubtLines(models),
    ...differing.map((model) => `NOT the same predictions both ways: ${called(model)}`),
  ].join('\n');
}

/** Returns a line for each target that was not met, with what was measured; none when all were. */
export function missedTargets({ models }: Experiment): string[] {
  return models.flatMap((model) =>
    model.targets
      .filter(({ verdict }) => verdict !== 'met')
      .map((target) => {
        const { value, limit, verdict } = targetText(target);
        return plain(`${called(model)}, ${target.name} ${limit}: ${value}, ${verdict}`);
      }),
  );
}

/** Returns how a measurement is called: the model, and the notebook that measured it. */
export function called({ name, notebook }: ModelResults): string {
  return plain(notebook === '' ? name : `${name} (notebook ${notebook})`);
}

function choiceText({ name, decidedBy, reasons }: NonNullable<Experiment['choice']>): string {
  const head = name === undefined ? 'Chosen: none.' : `Chosen: ${name}, decided by ${decidedBy}.`;
  return [head, ...reasons].join(' ');
}

/** What the accuracies have to be read against; all models of a run answer the same reviews. */
function balanceLines(models: readonly ModelResults[]): string[] {
  const lines = models.map((model) => {
    const { balancedAccuracy, leastFound } = model.balance;
    const [{ recall, texts }] = leastFound;
    const names = leastFound.map(({ name }) => `'${shortened(name, 20)}'`).join(' and ');
    return `  ${shortened(called(model), 44)}: ${formatShare(balancedAccuracy)}; ${names}: ${formatShare(recall)} of ${texts}`;
  });
  return [
    '',
    `Always giving the commonest label would be right for ${formatShare(models[0].balance.baseline)}.`,
    'Balanced accuracy (each label counts alike), and the label found least often:',
    ...lines,
  ].map(plain);
}

/** What puts a measurement in doubt, once for each. */
function doubtLines(models: readonly ModelResults[]): string[] {
  return models
    .filter(({ validity }) => !validity.quiet)
    .flatMap((model) =>
      wrapped(`In doubt: ${called(model)}. ${model.validity.findings[0]?.seen ?? ''}`),
    )
    .map(plain);
}

function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}

/** The text in lines of at most 80 characters, longer words cut. */
function wrapped(text: string): string[] {
  return wrappedLines(text, WIDTH).map((line) => shortened(line, WIDTH));
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

/** Returns the text, cut to so many characters with an ellipsis. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1))}…`;
}
