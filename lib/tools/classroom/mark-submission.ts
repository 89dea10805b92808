/** One submission from its file to its marks. Nothing that can be wrong with it is thrown: it is said in the marks. */
import { checkMime } from '../../exercise/check-result';
import type { JudgeContext } from '../../exercise/judges';
import { plainText } from '../notebook/cell-outputs';
import { gradedCells } from './graded-cells';
import type { Notebook, Output } from '../notebook/notebook';
import { readSubmission } from './read-submission';
import { assemble, hiddenId, solutionsOf, type Editions } from './assemble';
import type { IsolationOptions, SubmissionRun } from './isolated-run';
import { whatIsLeft, type Isolation } from './isolation';
import { lookOver, type Look } from './look-over';
import { ownGuesses, quizLevels, savedOutputs, type OwnGuess, type QuizLevel } from './own-records';
import { runSubmission } from './run-submission';
import { callsIn, score, type TaskScore } from './score';
import { isObject } from '../notebook/json-object';
import { tokenRuns } from './similarity';
import { tryAgain } from './try-again';
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
    return publicPoints === 0 && right.has(callsIn(cell?.source ?? '')[0]?.task);
  });
  if (there.length === 0) return [];
  const names = there.map(({ task }) => task).join(', ');
  return [
    `right when it was saved, not here (${names}): it may need a file or a cell that is not in it`,
  ];
}
