/** The measurements as text for a terminal: the table, the choice, and the targets. All of it stands in the record. */
import type { ModelResults } from '../../measure/timing/model-results';
import type { Target } from '../../measure/timing/target';
import { doubtOf } from '../../measure/timing/validity';
import { describeChoice, isAbout } from '../../plots/words/choice-sentences';
import { durationCell, formatShare, ratioCell } from '../../plots/words/numbers';
import { targetCounts, targetText, uncertain } from '../../plots/words/target-text';
import type { Experiment } from '../../record/experiment';
import { fittedLines, oneLine, shortened } from '../../plots/words/terminal-text';
import { WIDTH } from '../../plots/words/wrapped-lines';

const GAP = '  ';
const HEAD = ['model', 'accuracy', 'batch', 'real time', 'p99', 'ratio', 'met'];
/** The columns that are left out, one after the other, where names would get fewer characters than `NAME`. */
const LESS = ['p99', 'accuracy', 'met'];
const NAME = 20;

/**
 * Returns the table, a line for each measurement below the notebook that made it, what its columns are, and the
 * choice, without a line break at the end. A name that is too long is cut, with an ellipsis.
 */
export function comparisonText({ models, choice }: Experiment, columns = WIDTH): string {
  if (models.length === 0) return 'No model was measured.';
  const notes = [
    'batch, real time: the time for one review; ratio: real time by batch;',
    'p99: 99 of 100 calls in real time took no longer;',
    'met: how many of its targets (?: some are uncertain).',
    ...(isUneven(models) ? balanceLines(models) : []),
    ...models.flatMap((model) =>
      model.identical ? [] : [`NOT the same predictions both ways: ${called(model)}`],
    ),
  ];
  return [
    ...tableLines(models, columns),
    '',
    ...notes.flatMap((note) => fittedLines(note, columns)),
    ...(choice === undefined ? [] : ['', ...choiceLines(choice, columns)]),
  ].join('\n');
}

/** A line about the targets, and how it is meant. */
export interface TargetLine {
  readonly text: string;
  readonly verdict?: 'missed' | 'uncertain';
}

/**
 * Returns how many targets are met; those that are missed, with what was measured; and each reason for doubt once, with
 * the targets that are uncertain for it.
 */
export function targetLines({ models }: Experiment, columns = WIDTH): TargetLine[] {
  const missed = ({ because, verdict }: Target): string =>
    verdict === 'missed' ? 'Missed:' : because === undefined ? '' : uncertain(because);
  const groups = new Map<string, string[]>();
  for (const model of models) {
    const doubt = doubtOf(model.validity);
    const reasons = [
      ...model.targets.map(missed),
      ...(doubt === undefined ? [] : [uncertain(doubt)]),
    ];
    for (const reason of new Set(reasons)) {
      if (reason === '') continue;
      const targets = model.targets.filter((target) => missed(target) === reason).map(measured);
      const line = `  ${called(model)}${targets.length === 0 ? '' : ': '}${targets.join('; ')}`;
      groups.set(reason, [...(groups.get(reason) ?? []), line]);
    }
  }
  const all = models.flatMap(({ targets }) => targets);
  return [
    { text: `${targetCounts(all)}.` },
    ...[...groups].flatMap(([reason, lines]) =>
      [reason, ...lines].flatMap((line) =>
        fittedLines(line, columns).map((text): TargetLine => {
          return { text, verdict: reason === 'Missed:' ? 'missed' : 'uncertain' };
        }),
      ),
    ),
  ];
}

/** 'real time, p99, 16.9 ms, limit 5 ms'. */
function measured(target: Target): string {
  const { value, limit } = targetText(target);
  return `${target.name.replace(/,? (above|below)$/, '')} ${value}, limit ${limit}`;
}

/** Returns how a measurement is called: the model, and the notebook that measured it. */
export function called({ name, notebook }: ModelResults): string {
  return oneLine(notebook === '' ? name : `${name} (notebook ${notebook})`);
}

/** Whether the labels are so uneven that it changes how accuracies are to be read. */
export function isUneven(models: readonly ModelResults[]): boolean {
  return models.some(
    ({ accuracy, balance }) => Math.abs(accuracy - balance.balancedAccuracy) > 0.005,
  );
}

/** What was chosen, by what, and the comparison that decided: the last one that names it. All of them are in the record. */
function choiceLines(choice: NonNullable<Experiment['choice']>, columns: number): string[] {
  const { name, decidedBy, steps } = choice;
  const head = name === undefined ? 'Chosen: none.' : `Chosen: ${name}, decided by ${decidedBy}.`;
  const named = steps.filter((step) => name !== undefined && isAbout(step, name));
  const deciding = describeChoice({ ...choice, steps: named.length > 0 ? named : steps }).at(-1);
  return fittedLines(`${head} ${deciding ?? ''}`, columns);
}

/** What the accuracies have to be read against; all models of a run answer the same reviews. */
function balanceLines(models: readonly ModelResults[]): string[] {
  const lines = models.map((model) => {
    const { balancedAccuracy, leastFound } = model.balance;
    const [{ recall }] = leastFound;
    const texts = [...new Set(leastFound.map((label) => label.texts))].join(' and ');
    const names = leastFound.map(({ name }) => `'${shortened(name, 20)}'`).join(' and ');
    return `  ${called(model)}: ${formatShare(balancedAccuracy)}; ${names}: ${formatShare(recall)} of ${texts}`;
  });
  return [
    '',
    `Always giving the commonest label would be right for ${formatShare(models[0].balance.baseline)}.`,
    'Balanced accuracy (each label counts alike), and the label found least often:',
    ...lines,
  ];
}

/** The table: names to the left, cut to what the other columns leave; the others to the right. */
function tableLines(models: readonly ModelResults[], columns: number): string[] {
  const rows = models.map((model) => [
    oneLine(model.name),
    formatShare(model.accuracy),
    durationCell(model.batch.perReviewMs),
    durationCell(model.realTime.perReviewMs),
    durationCell(model.realTime.latencyMs.p99),
    ratioCell(model.ratio.ratio),
    metCell(model.targets),
  ]);
  const widthOf = (column: number): number =>
    Math.max(...[HEAD, ...rows].map((row) => row[column].length));
  const roomFor = (shown: readonly number[]): number =>
    columns - shown.reduce((sum, column) => sum + GAP.length + widthOf(column), 0);
  let shown = HEAD.map((_, column) => column).slice(1);
  for (const name of LESS) {
    if (roomFor(shown) < Math.min(NAME, widthOf(0)))
      shown = shown.filter((column) => HEAD[column] !== name);
  }
  const nameWidth = Math.min(widthOf(0), roomFor(shown));
  const line = (row: readonly string[]): string =>
    [
      shortened(row[0], nameWidth).padEnd(nameWidth),
      ...shown.map((column) => row[column].padStart(widthOf(column))),
    ].join(GAP);
  const groups = [...new Set(models.map(({ notebook }) => notebook))];
  const body = groups.flatMap((notebook) => [
    ...(groups.length > 1 ? [`notebook ${oneLine(notebook) || '–'}`] : []),
    ...rows.filter((_, i) => models[i].notebook === notebook).map(line),
  ]);
  const rule = [nameWidth, ...shown.map(widthOf)].map((width) => '-'.repeat(width)).join(GAP);
  return [line(HEAD), rule, ...body];
}

/** '5/5', or '4/5?' where some are uncertain. */
function metCell(targets: readonly Target[]): string {
  const isMet = targets.filter(({ verdict }) => verdict === 'met').length;
  const isUncertain = targets.some(({ verdict }) => verdict === 'uncertain');
  return `${isMet}/${targets.length}${isUncertain ? '?' : ''}`;
}
