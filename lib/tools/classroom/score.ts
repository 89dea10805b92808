/**
 * Points for what the instructor's checks recorded when the submission ran here. A check's record counts only
 * from the check's own cell; a task without one has no points, and a lost kernel ends what can be earned.
 */
import { checkMime, type CheckResult } from '../../exercise/check-result';
import { gradedCells } from './graded-cells';
import { hiddenId, hiddenTests, type Editions } from './assemble';
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
export function score(run: SubmissionRun | undefined, editions: Editions): Score {
  const open = new Map(
    gradedCells(editions.learner).map(({ gradeId, cell }) => [gradeId, cell.source]),
  );
  const hidden = hiddenTests(editions);
  const human: string[] = [];
  const tasks = gradedCells(editions.key)
    .filter(({ grade, cell }) => grade && cell.cell_type === 'code')
    .map(({ gradeId, points }) => {
      const parts = [outcomeOf(run, gradeId, open.get(gradeId) ?? '')];
      const lines = hidden.get(gradeId);
      if (lines !== undefined) parts.push(outcomeOf(run, hiddenId(gradeId), lines));
      human.push(...parts.flatMap(({ tooMany }) => tooMany));
      const [publicPoints, hiddenPoints = 0] = parts.map(({ passed }) =>
        passed ? points / parts.length : 0,
      );
      const wrong = parts.find(({ passed }) => !passed) ?? parts[0];
      const { message, seen, advice } = wrong;
      const task = gradeId.replace(/_check$/, '');
      const onlyHidden = parts[0].passed && !wrong.passed;
      return { task, publicPoints, hiddenPoints, outOf: points, message, seen, advice, onlyHidden };
    });
  return { tasks, human };
}

interface Outcome {
  readonly passed: boolean;
  readonly message: string;
  readonly seen: string;
  readonly advice: string;
  /** Set when there are more records than checks: the submission wrote some itself. */
  readonly tooMany: readonly string[];
}

/** What became of the checks in one cell. */
function outcomeOf(run: SubmissionRun | undefined, id: string, source: string): Outcome {
  const calls = source.match(/\bcheck[A-Z]\w*\(/g)?.length ?? 0;
  const cellRun = run?.runs.find((one) => one.id === id);
  const ended = cellRun?.ended ?? 'not run';
  const records = ended === 'kernel lost' ? [] : recordsIn(cellRun?.outputs ?? []);
  const wrong = records.find(({ passed }) => !passed);
  // A check throws nothing: where its cell did, it was not the check that wrote the record.
  const passed = ended === 'ok' && records.length === calls && wrong === undefined;
  const other = ended === 'ok' ? 'no record' : ended;
  const message = wrong?.id ?? (passed ? 'right' : other);
  const { seen = ENDED.get(message) ?? '', advice = '' } = wrong ?? {};
  const tooMany =
    records.length > calls ? [`${id}: ${records.length} records of ${calls} checks`] : [];
  return { passed, message, seen, advice, tooMany };
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
