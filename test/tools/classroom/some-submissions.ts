/** Submissions made from the exercise's own source: the solved one, and each thing that breaks classes. */
import { join } from 'node:path';
import { instructorKey, learnerEdition } from '../../../lib/tools/classroom/release';
import { readNotebook, type Cell, type Notebook } from '../../../lib/tools/notebook/notebook';

const source = readNotebook(join('notebooks', 'exercise', 'source.ipynb'));
export const editions = { key: instructorKey(source), learner: learnerEdition(source) };
export const blank = editions.learner;

/** The learner's edition, with the key's solutions in it. */
export const solved: Notebook = {
  ...blank,
  cells: blank.cells.map((cell, at) =>
    cell.id.endsWith('-check') ? cell : { ...cell, source: editions.key.cells[at].source },
  ),
};

/** A notebook with one cell in the place of another, or several, or none. */
export function withCell(
  notebook: Notebook,
  id: string,
  change: (cell: Cell) => readonly Cell[],
): Notebook {
  const cells = notebook.cells.flatMap((cell) => (cell.id === id ? change(cell) : [cell]));
  return { ...notebook, cells };
}

/** A notebook with other code in one cell. */
export function withCode(notebook: Notebook, id: string, code: string): Notebook {
  return withCell(notebook, id, (cell) => [{ ...cell, source: code }]);
}

/** The solved notebook with these of its solutions alone: it takes less time to run. */
export function only(...ids: string[]): Notebook {
  const cells = solved.cells.filter((cell) => {
    const own = cell.metadata['nbgrader'] as { solution?: boolean } | undefined;
    return own?.solution !== true || cell.cell_type !== 'code' || ids.includes(cell.id);
  });
  return { ...solved, cells };
}

export function ownCell(code: string): Cell {
  return {
    cell_type: 'code',
    id: 'learner',
    metadata: {},
    source: code,
    execution_count: null,
    outputs: [],
  };
}
