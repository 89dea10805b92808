/** The tables of the outcome: each model's targets as a matrix, the models both ways, and what a call costs. */
import type { ModelResults, WayResults } from '../../measure/timing/model-results';
import type { Target } from '../../measure/timing/target';
import { doubtOf } from '../../measure/timing/validity';
import { targetText, uncertainReasons } from '../../plots/words/target-text';
import type { Experiment } from '../experiment/experiment';
import { isUneven } from '../experiment/comparison';
import { htmlTable, noteHtml, type TableCell } from './html-table';
import {
  durationCell,
  formatEstimate,
  formatInterval,
  formatNumber,
  ratioCell,
  formatShare,
} from '../../plots/words/numbers';

const SIGN = { met: '✓', missed: '✗', uncertain: '?' } as const;

/** Model by target, a cell a verdict with its number. A limit that is the same for all stands in the head, else in the cells. */
export function targetMatrix(models: readonly ModelResults[]): string {
  const names = [...new Set(models.flatMap(({ targets }) => targets.map(({ name }) => name)))];
  if (names.length === 0) return '';
  const columns = names.map((name) => {
    const limits = models.flatMap(({ targets }) =>
      targets.filter((target) => target.name === name).map((target) => targetText(target).limit),
    );
    const shared = new Set(limits).size === 1 ? limits[0] : undefined;
    return { name, shared };
  });
  const heads = columns.map(({ name, shared }): TableCell => {
    const hasNoWord = !/ (above|below)$/.test(name);
    if (shared === undefined) return name.replace(/,? (above|below)$/, '');
    return hasNoWord ? { text: name, note: `limit ${shared}` } : `${name} ${shared}`;
  });
  const rows = models.map((model): TableCell[] => [
    nameCell(model, models),
    ...columns.map(({ name, shared }) => {
      const target = model.targets.find((each) => each.name === name);
      return target === undefined ? '–' : targetCell(target, shared === undefined);
    }),
  ]);
  const doubts = uncertainReasons(models.flatMap(({ targets }) => targets));
  return (
    htmlTable('The targets, model by model', ['model', ...heads], rows) + noteHtml(doubts.join(' '))
  );
}

function targetCell(target: Target, withLimit: boolean): TableCell {
  const { value, limit } = targetText(target);
  const { verdict } = target;
  const note = withLimit ? `limit ${limit}` : '';
  return { text: `${SIGN[verdict]} ${verdict}, ${value}`, note, kind: verdict };
}

/** The models both ways, the ratio first. */
export function modelsTable(models: readonly ModelResults[]): string {
  const columns = ['model', 'ratio', 'in the batch', 'in real time', 'p99', 'accuracy', 'answers'];
  const rows = models.map((model): TableCell[] => [
    nameCell(model, models),
    ratio(model),
    timeCell(model.batch),
    timeCell(model.realTime),
    withInterval(model.realTime.latencyMs.p99, model.realTime.latencyMs.p99Interval),
    { text: formatShare(model.accuracy), note: formatInterval(model.accuracyInterval, formatShare) },
    model.identical ? 'the same' : { text: 'not the same', kind: 'missed' },
  ]); // prettier-ignore
  return htmlTable('The models, both ways', columns, rows);
}

/** In doubt, it decides nothing: the sign of an uncertain target says so. */
function ratio({ ratio: { ratio, low, high }, validity }: ModelResults): TableCell {
  const note = formatInterval([low, high], ratioCell);
  const text = `${ratioCell(ratio)} ×`;
  return validity.quiet
    ? { text, note }
    : { text: `${text} ${SIGN.uncertain}`, note, kind: 'uncertain' };
}

/** A model's name, its size, and the notebook that measured it. */
function nameCell(
  { name, features, notebook, engine }: ModelResults,
  models: readonly ModelResults[],
): TableCell {
  const severalNotebooks = new Set(models.map((model) => model.notebook)).size > 1;
  const notes = [
    `${formatNumber(features)} terms`,
    ...(engine === 'compiled' ? ['compiled'] : []),
    ...(severalNotebooks && notebook !== '' ? [`notebook ${Number(notebook.slice(0, 2)) || notebook}`] : []),
  ];
  return { text: name, note: notes.join(', ') };
} // prettier-ignore

function timeCell({ perReviewMs, perReviewInterval }: WayResults): TableCell {
  return withInterval(perReviewMs, perReviewInterval);
}

function withInterval(ms: number, interval: readonly [number, number | null]): TableCell {
  const tellsNothing = interval[0] === 0 && interval[1] === null; // too few rounds
  return {
    text: durationCell(ms),
    note: tellsNothing ? '' : formatInterval(interval, durationCell),
  };
}

/** What the accuracies have to be read against, where the labels are so uneven that it changes them. */
export function balanceTable(models: readonly ModelResults[]): string {
  if (!isUneven(models)) return '';
  const columns = ['model', 'accuracy', 'always the commonest label', 'balanced'];
  const rows = models.map((model) => [
    nameCell(model, models),
    ...[model.accuracy, model.balance.baseline, model.balance.balancedAccuracy].map(formatShare),
  ]);
  return `${htmlTable('How to read the accuracies', columns, rows)}
<p>The labels are uneven. <em>Always the commonest label</em> is the accuracy of giving it without reading; <em>balanced</em> accuracy counts each label alike.</p>`;
}

/** What a call costs, where a notebook fitted it; where the fit was refused, why. */
export function costTable(costModels: Experiment['costModels']): string {
  const estimate = (value: unknown): string =>
    typeof value === 'number' && value >= 0 ? formatEstimate(value) : '–';
  const rows = Object.entries(costModels).map(([name, found]): TableCell[] => {
    const { overheadMs, perReviewMs, nHalf, usable, reason, validity } = found;
    if (usable === false) {
      return [{ text: name, note: `no line: ${typeof reason === 'string' ? reason : 'the fit was refused'}` }, '–', '–', '–'];
    }
    const negligible = found.overheadNegligible === true;
    return [
      validity.quiet ? name : { text: name, note: `uncertain: ${doubtOf(validity)}` },
      negligible ? 'cannot be told from 0' : estimate(overheadMs),
      estimate(perReviewMs),
      typeof nHalf === 'number' ? `${Number(nHalf.toPrecision(2))} reviews` : '–',
    ];
  }); // prettier-ignore
  if (rows.length === 0) return '';
  return htmlTable('What a call costs', ['model', 'overhead of a call', 'each review', 'half is overhead at'], rows);
} // prettier-ignore
