/**
 * Points for what the submission's functions gave when it ran here. A check in the kernel only writes down what it saw;
 * it is judged in this process, with inputs that a seed drawn for this run determines. A record counts only from the
 * check's own cell; a task without one has no points, and a lost kernel ends what can be earned.
 */
import { seenMime, type CheckResult, type Seen } from '../../exercise/check-result';
import { judge, type JudgeContext } from '../../exercise/judges';
import { gradedCells, gradedSources } from './graded-cells';
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
export function score(
  run: SubmissionRun | undefined,
  editions: Editions,
  context: JudgeContext,
): Score {
  const open = gradedSources(editions.learner);
  const hidden = hiddenTests(editions);
  const human: string[] = [];
  const tasks = gradedCells(editions.key)
    .filter(({ grade, cell }) => grade && cell.cell_type === 'code')
    .map(({ gradeId, points }) => {
      const parts = [outcomeOf(run, gradeId, open.get(gradeId) ?? '', context)];
      const lines = hidden.get(gradeId);
      if (lines !== undefined) parts.push(outcomeOf(run, hiddenId(gradeId), lines, context));
      human.push(...parts.flatMap((part) => part.human));
      const [publicPoints, hiddenPoints = 0] = parts.map(({ passed }) =>
        passed ? points / parts.length : 0,
      );
      const wrong = parts.find(({ passed }) => !passed) ?? parts[0];
      const { message, seen, advice } = wrong;
      const task = gradeId.replace(/_check$/, '');
      const onlyHidden = parts[0].passed && !wrong.passed;
      if (onlyHidden)
        human.push(`${task}: right for the inputs that everybody sees, not for others`);
      return { task, publicPoints, hiddenPoints, outOf: points, message, seen, advice, onlyHidden };
    });
  return { tasks, human };
}

interface Outcome {
  readonly passed: boolean;
  readonly message: string;
  readonly seen: string;
  readonly advice: string;
  /** Why a person should look. */
  readonly human: readonly string[];
}

/** A check that a cell calls. */
interface Call {
  readonly task: string;
  readonly seed: number;
}

/** The checks that a cell's code calls, in order. */
export function callsIn(source: string): Call[] {
  const calls = source.matchAll(/\bcheck\(\s*'(\w+)'.*?(?=\bcheck\(|$)/gs);
  return [...calls].map(([call, task]) => ({
    task,
    seed: Number(/\bseed: (\d+)/.exec(call)?.[1] ?? 1),
  }));
}

/** What became of the checks in one cell. */
function outcomeOf(
  run: SubmissionRun | undefined,
  id: string,
  source: string,
  context: JudgeContext,
): Outcome {
  const calls = callsIn(source);
  const cellRun = run?.runs.find((one) => one.id === id);
  const ended = cellRun?.ended ?? 'not run';
  const records = ended === 'kernel lost' ? [] : recordsIn(cellRun?.outputs ?? []);
  const human: string[] = [];
  if (records.length > calls.length) {
    human.push(`${id}: ${records.length} records of ${calls.length} checks`);
  }
  const results = calls.map(({ task, seed }, i): CheckResult | undefined => {
    const record = records[i];
    if (record?.task !== task || record.seed !== seed) return undefined;
    try {
      return judge(task, seed, record.seen, context);
    } catch {
      human.push(`${id}: what the check wrote down has not its form`);
      return undefined;
    }
  });
  const wrong = results.find((result) => result?.passed === false);
  const whole = records.length === calls.length && results.every((result) => result?.passed);
  // A check throws nothing: where its cell did, it was not the check that wrote the record.
  const passed = ended === 'ok' && whole;
  const other = ended === 'ok' ? 'no record' : ended;
  const message = wrong?.id ?? (passed ? 'right' : other);
  const { seen = ENDED.get(message) ?? '', advice = '' } = wrong ?? {};
  return { passed, message, seen, advice, human };
}

const ENDED = new Map([
  ['right', 'does what it should'],
  ['error', 'the check could not run: the function is missing, or its cell has an error'],
  [
    'interrupted',
    'it used up its processor time, or waited for nothing: is there an end to each loop?',
  ],
  ['late', 'it did not end in time by the clock, though it had not used up its processor time'],
  ['kernel lost', 'the program ended here, and nothing after it was run'],
  ['not run', 'this was not run, because the program had ended before'],
  ['no record', 'the check left no result'],
]);

interface SeenRecord extends Call {
  readonly seen: Seen;
}

/** What checks wrote down among outputs, those records that have the form of one. */
export function recordsIn(outputs: readonly Output[]): SeenRecord[] {
  return outputs.flatMap((output) => {
    const value = 'data' in output ? output.data[seenMime] : undefined;
    return isRecord(value) ? [value] : [];
  });
}

function isRecord(value: unknown): value is SeenRecord {
  if (!isObject(value) || typeof value['task'] !== 'string') return false;
  const { seed, seen } = value;
  if (typeof seed !== 'number' || !isObject(seen)) return false;
  return typeof seen['thrown'] === 'string' || 'data' in seen;
}
