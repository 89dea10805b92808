/** A whole class: two submissions at a time, in any order; none can stop the others. */
import type { JudgeContext } from '../../exercise/judges';
import { solutionsOf, type Editions } from './assemble';
import type { IsolationOptions } from './isolated-run';
import type { Isolation } from './isolation';
import { codeOf, markSubmission, type Marks } from './mark-submission';
import { similarity, tokenRuns } from './similarity';
import type { Submission } from './submissions';

export interface ClassMarks {
  readonly marks: Marks;
  /** The most similar other submission's share, from 0 to 1, and its file; undefined where there is no other. */
  readonly nearest: { readonly share: number; readonly file: string } | undefined;
}

export interface Desk {
  readonly editions: Editions;
  readonly isolation: Isolation;
  readonly options: IsolationOptions;
  readonly context: JudgeContext;
}

/**
 * Marks all, in the order given. What ran into the clock is run again when nothing else runs.
 *
 * @param earlier marks from a run that was stopped, by sha256
 * @param onMarked is told after each how many are done
 */
export async function markClass(
  submissions: readonly Submission[],
  { editions, isolation, options, context }: Desk,
  earlier: ReadonlyMap<string, Marks>,
  onMarked: (done: number, marks: Marks) => void,
): Promise<ClassMarks[]> {
  const all: Marks[] = [];
  const mark = (one: Submission) => markSubmission(one, editions, isolation, options, context);
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    while (next < submissions.length) {
      const at = next++;
      const known = submissions[at].sha256 === '' ? undefined : earlier.get(submissions[at].sha256);
      all[at] = known ? { ...known, submission: submissions[at] } : await mark(submissions[at]);
      if (!all[at].late) onMarked(++done, all[at]);
    }
  };
  await Promise.all([work(), work()]);
  for (const [at, { late }] of all.entries()) {
    if (!late) continue;
    all[at] = await mark(submissions[at]);
    onMarked(++done, all[at]);
  }
  const given = tokenRuns(
    codeOf(solutionsOf(editions.learner, editions.learner), editions.learner),
  );
  return all.map((marks) => ({ marks, nearest: nearestOf(marks, all, given) }));
}

function nearestOf(
  marks: Marks,
  all: readonly Marks[],
  given: ReadonlySet<string>,
): ClassMarks['nearest'] {
  const others = all.filter((other) => other !== marks);
  const shares = others.map(({ submission, tokenRuns: runs }) => ({
    share: similarity(marks.tokenRuns, runs, given),
    file: submission.file,
  }));
  return shares.sort((a, b) => b.share - a.share)[0];
}
