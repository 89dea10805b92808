/**
 * Points for what the instructor's checks recorded when the submission ran here. A check's record counts only
 * from the check's own cell; a task without one has no points, and a lost kernel ends what can be earned.
 */
import { checkMime, type CheckResult } from '../../exercise/check-result';
import { gradedCells } from './graded-cells';
import type { Editions } from './assemble';
import type { SubmissionRun } from './isolated-run';
import { isObject } from '../notebook/json-object';
import type { Output } from '../notebook/notebook';

export interface TaskScore {
  /** The grade_id of the check without `_check`. */
  readonly task: string;
  readonly publicPoints: number;
  readonly hiddenPoints: number;
  readonly outOf: number;
  /** 'right', or the id of the mistake, or what became of the cell. */
  readonly message: string;
  readonly seen: string;
  readonly advice: string;
  /** True when only other inputs than those the learner saw show the mistake. */
  readonly onlyHidden: boolean;
}

export interface Score {
  readonly tasks: readonly TaskScore[];
  readonly human: readonly string[];
}

/** Scores a run; undefined stands for one that could not be made. */
export function score(run: SubmissionRun | undefined, { key, learner }: Editions): Score {
  const open = new Map(gradedCells(learner).map(({ gradeId, cell }) => [gradeId, cell.source]));
  const human: string[] = [];
  const tasks = gradedCells(key)
    .filter(({ grade, cell }) => grade && cell.cell_type === 'code')
    .map(({ gradeId, points, cell }) => {
      const calls = callsIn(cell.source);
      const openCalls = callsIn(open.get(gradeId) ?? '');
      const cellRun = run?.runs.find(({ id }) => id === gradeId);
      const records = cellRun?.ended === 'kernel lost' ? [] : recordsIn(cellRun?.outputs ?? []);
      if (records.length > calls) {
        human.push(`${gradeId}: ${records.length} records of ${calls} checks`);
      }
      // A check throws nothing: where it did, it was not the check that wrote the record.
      const whole = cellRun?.ended === 'ok' && records.length === calls;
      const shown = records.filter(({ seed }) => seed === 1);
      const hidden = records.filter(({ seed }) => seed !== 1);
      const publicRight =
        whole && shown.length === openCalls && shown.every(({ passed }) => passed);
      const hiddenRight =
        whole && hidden.length === calls - openCalls && hidden.every(({ passed }) => passed);
      const hiddenShare = calls > openCalls ? points / 2 : 0;
      const wrong = shown.find(({ passed }) => !passed) ?? hidden.find(({ passed }) => !passed);
      const ended = cellRun?.ended ?? 'not run';
      const message =
        wrong?.id ?? (publicRight && hiddenRight ? 'right' : ended === 'ok' ? 'no record' : ended);
      return {
        task: gradeId.replace(/_check$/, ''),
        publicPoints: publicRight ? points - hiddenShare : 0,
        hiddenPoints: hiddenRight ? hiddenShare : 0,
        outOf: points,
        message,
        seen: wrong?.seen ?? ENDED.get(message) ?? '',
        advice: wrong?.advice ?? '',
        onlyHidden: wrong !== undefined && wrong.seed !== 1,
      };
    });
  return { tasks, human };
}

const ENDED = new Map([
  ['right', 'does what it should'],
  ['error', 'the check could not run: the function is missing, or its cell has an error'],
  ['interrupted', 'it did not end in time: is there a loop without an end?'],
  ['kernel lost', 'the program ended here, and nothing after it was run'],
  ['not run', 'this was not run, because the program had ended before'],
  ['no record', 'the check left no result'],
]);

/** The records of checks among outputs, those that have the form of one. */
export function recordsIn(outputs: readonly Output[]): CheckResult[] {
  return outputs.flatMap((output) => {
    const value = 'data' in output ? output.data[checkMime] : undefined;
    return isRecord(value) ? [value] : [];
  });
}

function isRecord(value: unknown): value is CheckResult {
  return (
    isObject(value) &&
    typeof value['seed'] === 'number' &&
    typeof value['passed'] === 'boolean' &&
    ['task', 'id', 'seen', 'advice'].every((name) => typeof value[name] === 'string')
  );
}

function callsIn(source: string): number {
  return source.match(/\bcheck[A-Z]\w*\(/g)?.length ?? 0;
}
