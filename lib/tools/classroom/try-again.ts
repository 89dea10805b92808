/** A task whose code uses another that failed is tried again with the key's version of that one. */
import type { JudgeContext } from '../../exercise/judges';
import type { Notebook } from '../notebook/notebook';
import { assemble, hiddenId, sameCode, solutionsOf, type Editions } from './assemble';
import { gradedCells, gradedSources } from './graded-cells';
import type { IsolationOptions } from './isolated-run';
import type { Isolation } from './isolation';
import { runSubmission } from './run-submission';
import { score, type Score, type TaskScore } from './score';

/**
 * Runs the submission again with the key's version of cells that failed, where other failed tasks use what is defined
 * there: nobody loses points twice for one mistake. Undefined where there is none.
 */
export async function tryAgain(
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
  const blank = gradedSources(editions.learner);
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
    if (used.length > 0) needs.set(task, used.map(([other]) => other)); // prettier-ignore
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
