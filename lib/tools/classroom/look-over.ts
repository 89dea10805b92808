/** What can be seen of a submission without running it: what was copied, deleted, changed or is of another release. */
import { gradedCells } from './graded-cells';
import { sameCode, solutionsOf, type Editions } from './assemble';
import { isObject } from '../notebook/json-object';
import type { Notebook } from '../notebook/notebook';
import { reachesFor } from './reaches-for';

export interface Look {
  /** '' where the notebook names none. */
  readonly release: string;
  /** Grade ids. */
  readonly missing: readonly string[];
  readonly duplicated: readonly string[];
  readonly editedTests: readonly string[];
  /** What else is off, in words. */
  readonly notes: readonly string[];
  /** Why a person should look, in words. */
  readonly human: readonly string[];
  readonly guesses: { readonly made: number; readonly asked: number };
}

/** Looks a submission over. */
export function lookOver(submission: Notebook, { key, learner }: Editions): Look {
  const wanted = gradedCells(learner);
  const found = gradedCells(submission);
  const of = (gradeId: string) => found.filter((one) => one.gradeId === gradeId);
  const ids = wanted.map(({ gradeId }) => gradeId);
  const missing = ids.filter((gradeId) => of(gradeId).length === 0);
  const duplicated = ids.filter((gradeId) => of(gradeId).length > 1);
  const changed = wanted.filter(({ gradeId, cell }) =>
    of(gradeId).some((one) => one.cell.cell_type !== cell.cell_type),
  );
  const editedTests = wanted
    .filter(({ solution }) => !solution)
    .filter(({ gradeId, cell }) =>
      of(gradeId).some((one) => !sameCode(one.cell.source, cell.source)),
    );
  const release = releaseOf(submission);
  const kernel = kernelOf(submission);
  const notes = changed.map(({ gradeId }) => `the type of cell ${gradeId} was changed`);
  if (kernel !== 'tslab') notes.push(`its kernel is ${kernel === '' ? 'not named' : kernel}`);
  const human: string[] = [];
  if (missing.length === ids.length) human.push('it holds no cell of the exercise');
  if (release !== releaseOf(key)) {
    human.push(
      release === '' ? 'its release is not named' : `it is of another release, ${release}`,
    );
  }
  const written = solutionsOf(submission, learner);
  for (const gradeId of duplicated) {
    if ((written.get(gradeId)?.length ?? 0) > 1)
      human.push(`cell ${gradeId} was written more than once`);
  }
  const code = submission.cells.filter((cell) => cell.cell_type === 'code');
  const reached = reachesFor(code.map(({ source }) => source).join('\n'));
  if (reached.length > 0) {
    human.push(`its code uses what the exercise has no need of: ${reached.join(', ')}`);
  }
  return {
    release,
    missing,
    duplicated,
    editedTests: editedTests.map(({ gradeId }) => gradeId),
    notes,
    human,
    guesses: { made: guessesIn(submission, true), asked: guessesIn(learner, false) },
  };
}

function releaseOf({ metadata }: Notebook): string {
  const { reviewlab } = metadata;
  return isObject(reviewlab) && typeof reviewlab['release'] === 'string'
    ? reviewlab['release']
    : '';
}

function kernelOf({ metadata }: Notebook): string {
  const { kernelspec } = metadata;
  return isObject(kernelspec) && typeof kernelspec['name'] === 'string' ? kernelspec['name'] : '';
}

/** How many different guesses a notebook has a line for; `made` leaves out those that are still NaN. */
function guessesIn({ cells }: Notebook, made: boolean): number {
  const names = new Set<string>();
  for (const { cell_type: type, source } of cells) {
    if (type !== 'code') continue;
    for (const [, , name, value] of source.matchAll(
      /^[ \t]*guess\(\s*(['"`])(.*?)\1\s*,\s*([^,]*),/gm,
    )) {
      if (!made || value.trim() !== 'NaN') names.add(name);
    }
  }
  return names.size;
}
