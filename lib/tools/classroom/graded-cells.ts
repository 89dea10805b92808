/**
 * The cells of a notebook that carry nbgrader's metadata, schema 3
 * (https://nbgrader.readthedocs.io/en/stable/contributor_guide/metadata.html), found by their grade_id.
 */
import { isObject } from '../notebook/json-object';
import type { Cell, Notebook } from '../notebook/notebook';

export interface GradedCell {
  readonly gradeId: string;
  /** Position among all cells, counted from 0. */
  readonly at: number;
  readonly cell: Cell;
  /** True for a cell that earns points. */
  readonly grade: boolean;
  /** True for a cell that the learner writes. */
  readonly solution: boolean;
  /** 0 where the cell earns none. */
  readonly points: number;
}

/** All of them, in order; a copied cell stands twice with the same id. */
export function gradedCells({ cells }: Notebook): GradedCell[] {
  return cells.flatMap((cell, at) => {
    const nbgrader = cell.metadata['nbgrader'];
    if (!isObject(nbgrader) || typeof nbgrader['grade_id'] !== 'string') return [];
    const { grade_id: gradeId, grade, solution, points } = nbgrader;
    return [
      {
        gradeId,
        at,
        cell,
        grade: grade === true,
        solution: solution === true,
        points: typeof points === 'number' ? points : 0,
      },
    ];
  });
}

/** What stands in each, by grade_id. */
export function gradedSources(notebook: Notebook): Map<string, string> {
  return new Map(gradedCells(notebook).map(({ gradeId, cell }) => [gradeId, cell.source]));
}
