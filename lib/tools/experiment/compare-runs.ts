/**
 * Two runs side by side. Accuracies come with their intervals, and with McNemar's exact test where both
 * runs answered the same reviews; times of two runs were not taken in the same rounds, so only what a run
 * compared within itself is put side by side as a ratio.
 */
import { accuracy } from '../../measure/accuracy/accuracy';
import { mcnemar } from '../../measure/accuracy/mcnemar';
import type { Predictions } from '../../models/predictions-file';
import { durationCell, formatShare, ratioCell } from '../../plots/words/numbers';
import type { ModelResults } from '../../measure/timing/model-results';
import { called } from './comparison';

export interface ComparedRun {
  /** As it is called in the text. */
  readonly name: string;
  readonly models: readonly ModelResults[];
  /** By the model's name; a run may lack some. */
  readonly predictions: ReadonlyMap<string, Predictions>;
}

/** Returns the text, a paragraph for each measurement that either run has: a model, and the notebook that measured it. */
export function compareRuns(first: ComparedRun, second: ComparedRun): string {
  const measured = new Map(
    [...first.models, ...second.models].map((model) => [called(model), model]),
  );
  const paragraphs = [...measured].map(([title, { name }]) => {
    const lines = [first, second].map((run) => `  ${run.name}: ${describe(run, title)}`);
    return [title, ...lines, `  ${verdict(first, second, name)}`].join('\n');
  });
  const note =
    'Times of two runs were not measured in turns: the machine may have been faster in one of them.\n' +
    'ratio: real time against batch, measured in turns within each run.';
  return [...paragraphs, note].join('\n\n').replace(/[^\P{Cc}\n]/gu, ' ');
}

function describe({ models, predictions }: ComparedRun, title: string): string {
  const model = models.find((one) => called(one) === title);
  if (model === undefined) return 'not measured';
  const { batch, realTime } = model;
  const kept = predictions.get(model.name);
  const judged = kept === undefined ? undefined : accuracy(kept.actual, kept.predicted);
  const [low, high] = judged === undefined ? model.accuracyInterval : [judged.low, judged.high];
  const interval = ` (95 % interval ${formatShare(low)} to ${formatShare(high)})`;
  return (
    `${formatShare(model.accuracy)} right${interval}; a review ${durationCell(batch.perReviewMs)} in a batch, ` +
    `${durationCell(realTime.perReviewMs)} in real time, ratio ${ratioCell(model.ratio.ratio)}` +
    (model.validity.quiet ? '' : ' (in doubt: something else was at work)')
  );
}

function verdict(first: ComparedRun, second: ComparedRun, name: string): string {
  const [one, other] = [first, second].map((run) => run.predictions.get(name));
  if (one === undefined || other === undefined) {
    return 'Not compared review by review: one of the runs kept no predictions.';
  }
  if (one.reviews !== other.reviews) {
    return 'Not compared review by review: the runs answered different reviews, so only the intervals tell.';
  }
  const { onlyFirst, onlySecond, p } = mcnemar(one.actual, one.predicted, other.predicted);
  const counts = `only ${first.name} right: ${onlyFirst}, only ${second.name} right: ${onlySecond}; McNemar's exact p ${shortP(p)}`;
  if (p >= 0.05) return `The same ${one.actual.length} reviews, ${counts}: no sure difference.`;
  const better = onlyFirst > onlySecond ? first.name : second.name;
  return `The same ${one.actual.length} reviews, ${counts}: ${better} is more accurate.`;
}

function shortP(p: number): string {
  return p < 0.001 ? 'below 0.001' : p.toPrecision(2);
}
