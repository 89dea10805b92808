/** One submission from its file to its marks. Nothing that can be wrong with it is thrown: it is said in the marks. */
import { checkMime } from '../../exercise/check-result';
import type { JudgeContext } from '../../exercise/judges';
import { plainText } from '../notebook/cell-outputs';
import { gradedCells } from './graded-cells';
import type { Notebook, Output } from '../notebook/notebook';
import { readSubmission } from './read-submission';
import { assemble, hiddenId, sameCode, solutionsOf, type Editions } from './assemble';
import type { IsolationOptions, SubmissionRun } from './isolated-run';
import { whatIsLeft, type Isolation } from './isolation';
import { lookOver, type Look } from './look-over';
import { ownGuesses, quizLevels, savedOutputs, type OwnGuess, type QuizLevel } from './own-records';
import { runSubmission } from './run-submission';
import { score, type Score, type TaskScore } from './score';
import { isObject } from '../notebook/json-object';
import { tokenRuns } from './similarity';
import type { Submission } from './submissions';

export interface Marks extends Look {
  readonly submission: Submission;
  /** True where a busy machine can be the reason that it did not run to its end: it is tried again alone. */
  readonly late: boolean;
  /** True when every cell ran without an error. */
  readonly ranToTheEnd: boolean;
  readonly tasks: readonly TaskScore[];
  readonly quiz: readonly QuizLevel[];
  readonly ownGuesses: readonly OwnGuess[];
  /** What the learner wrote for a person to read, by grade_id. */
  readonly texts: ReadonlyMap<string, string>;
  /** What the system could not take away from it, in words. */
  readonly isolation: string;
  /** For the similarity to others. */
  readonly tokenRuns: ReadonlySet<string>;
}

/** Reads, runs and scores a submission. */
export async function markSubmission(
  submission: Submission,
  editions: Editions,
  isolation: Isolation,
  options: IsolationOptions,
  context: JudgeContext,
): Promise<Marks> {
  let notebook: Notebook = { cells: [], metadata: {} };
  const failed: string[] = [];
  let run: SubmissionRun | undefined;
  let late = false;
  try {
    if (submission.refused !== undefined) throw new Error(submission.refused);
    notebook = readSubmission(submission.path);
  } catch (error) {
    failed.push((error as Error).message.replaceAll(submission.path, submission.file));
  }
  try {
    if (failed.length === 0)
      run = await runSubmission(assemble(notebook, editions), isolation, options);
  } catch (error) {
    late = true; // the program that runs it failed, or passed its limit: not the submission's doing alone
    failed.push((error as Error).message.replaceAll(submission.path, submission.file));
  }
  const look = lookOver(notebook, editions);
  const first = score(run, editions, context);
  const retry = run && (await tryAgain(notebook, first, editions, isolation, options, context));
  const scored = retry ?? first;
  const outputs = savedOutputs(notebook);
  const written = solutionsOf(notebook, editions.learner);
  const texts = gradedCells(editions.learner).filter(({ cell }) => cell.cell_type !== 'code');
  const runs = run?.runs ?? [];
  const lateCells = runs.filter(({ ended }) => ended === 'late').map(({ id }) => id);
  if (lateCells.length > 0)
    failed.push(`it took too long by the clock, not in processor time: ${lateCells.join(', ')}`);
  if (run?.kernelLost !== undefined) failed.push(`the kernel was lost: ${run.kernelLost}`);
  const clipped = runs.some((one) => one.clipped) ? ['its output was cut off at the limit'] : [];
  const bare =
    run !== undefined && outputs.length === 0
      ? ['it was saved without outputs: first answers and times are not known']
      : [];
  return {
    ...look,
    submission,
    late: late || lateCells.length > 0,
    isolation: whatIsLeft(isolation).join(' ') || 'complete',
    ranToTheEnd:
      run !== undefined && failed.length === 0 && runs.every(({ ended }) => ended === 'ok'),
    tasks: scored.tasks,
    quiz: quizLevels(
      runs.flatMap((one) => one.outputs),
      outputs,
    ),
    ownGuesses: ownGuesses(outputs),
    texts: new Map(texts.map(({ gradeId }) => [gradeId, written.get(gradeId)?.join('\n\n') ?? ''])),
    tokenRuns: tokenRuns(codeOf(written, editions.learner)),
    notes: [
      ...look.notes,
      ...(retry?.notes ?? []),
      ...bare,
      ...clipped,
      ...cellErrors(runs, editions),
    ],
    human: [
      ...failed,
      ...submission.doubts,
      ...look.human,
      ...scored.human,
      ...rightOnlyThere(outputs, scored.tasks, editions),
    ],
  };
}

/**
 * Runs the submission again with the key's version of cells that failed, where other failed tasks use what is defined
 * there: nobody loses points twice for one mistake. Undefined where there is none.
 */
async function tryAgain(
  notebook: Notebook,
  first: Score,
  editions: Editions,
  isolation: Isolation,
  options: IsolationOptions,
  context: JudgeContext,
): Promise<(Score & { readonly notes: readonly string[] }) | undefined> {
  const failed = first.tasks.filter(({ publicPoints }) => publicPoints === 0);
  const names = new Set(failed.map(({ task }) => task));
  const written = solutionsOf(notebook, editions.learner);
  const blank = new Map(
    gradedCells(editions.learner).map(({ gradeId, cell }) => [gradeId, cell.source]),
  );
  const defined = new Map(
    gradedCells(editions.key)
      .filter(({ gradeId }) => names.has(gradeId))
      .map(({ gradeId, cell }) => [gradeId, /\bfunction (\w+)/.exec(cell.source)?.[1] ?? '']),
  );
  const needs = new Map<string, string[]>();
  for (const { task } of failed) {
    const source = written.get(task)?.join('\n') ?? '';
    if (source === '' || sameCode(source, blank.get(task) ?? '')) continue;
    const used = [...defined].filter(
      ([other, name]) => other !== task && name !== '' && new RegExp(`\\b${name}\\(`).test(source),
    );
    if (used.length > 0)
      needs.set(
        task,
        used.map(([other]) => other),
      );
  }
  if (needs.size === 0) return undefined;
  const replaced = new Set([...needs.values()].flat().filter((task) => !needs.has(task)));
  const whole = assemble(notebook, editions, replaced);
  // No other check is needed, which could take as long as it did before.
  const others = first.tasks
    .filter(({ task }) => !needs.has(task))
    .map(({ task }) => `${task}_check`);
  const left = new Set(others.flatMap((id) => [id, hiddenId(id)]));
  const cells = whole.cells.filter(({ id }) => !left.has(id));
  const run = await runSubmission({ ...whole, cells }, isolation, options).catch(() => undefined);
  if (run === undefined) return undefined;
  const again = score(run, editions, context);
  const better = new Map(
    again.tasks.filter(({ task }) => needs.has(task)).map((one) => [one.task, one]),
  );
  const earned = (one?: TaskScore): number => (one ? one.publicPoints + one.hiddenPoints : 0);
  const notes: string[] = [];
  const tasks = first.tasks.map((task) => {
    const other = better.get(task.task);
    if (earned(other) <= earned(task)) return task;
    notes.push(
      `${task.task} was tried again with the key's ${needs.get(task.task)!.join(' and ')}`,
    );
    return other!;
  });
  return { tasks, human: first.human, notes };
}

/** The code of a notebook's solutions, one after the other. */
export function codeOf(
  solutions: ReadonlyMap<string, readonly string[]>,
  learner: Notebook,
): string {
  return gradedCells(learner)
    .filter(({ solution, cell }) => solution && cell.cell_type === 'code')
    .flatMap(({ gradeId }) => solutions.get(gradeId) ?? [])
    .join('\n');
}

/** What became of the learner's own cells; of the instructor's, errors say no more than the task's message. */
function cellErrors(runs: SubmissionRun['runs'], { key }: Editions): string[] {
  const tests = gradedCells(key).filter(({ solution }) => !solution);
  const given = new Set(tests.flatMap(({ gradeId }) => [gradeId, hiddenId(gradeId)]));
  return runs.flatMap(({ id, ended, outputs }) => {
    if (given.has(id) || ended === 'ok' || ended === 'kernel lost') return [];
    const error = outputs.find((output) => output.output_type === 'error');
    const said = error?.output_type === 'error' ? `: ${plainText(error.evalue).slice(0, 200)}` : '';
    return [`cell ${id} ended with ${ended === 'error' ? 'an error' : 'an interrupt'}${said}`];
  });
}

/** What its saved outputs call right and a run in a clean folder does not: something was not handed in. */
function rightOnlyThere(
  outputs: readonly Output[],
  tasks: readonly TaskScore[],
  { key }: Editions,
): string[] {
  const saved = outputs.flatMap((output) => ('data' in output ? [output.data[checkMime]] : []));
  const right = new Set(
    saved.flatMap((one) => (isObject(one) && one['passed'] === true ? [one['task']] : [])),
  );
  const there = tasks.filter(({ task, publicPoints }) => {
    const cell = gradedCells(key).find(({ gradeId }) => gradeId === `${task}_check`)?.cell;
    const [, name = ''] = /\bcheck([A-Z]\w*)\(/.exec(cell?.source ?? '') ?? [];
    const called = name === 'Run' ? 'runBothWays' : name.charAt(0).toLowerCase() + name.slice(1);
    return publicPoints === 0 && right.has(called);
  });
  if (there.length === 0) return [];
  const names = there.map(({ task }) => task).join(', ');
  return [
    `right when it was saved, not here (${names}): it may need a file or a cell that is not in it`,
  ];
}
