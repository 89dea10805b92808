/**
 * Two editions from the solved notebook: the learner's, without solutions and hidden tests, and the
 * instructor's key. The markers are nbgrader's, as TypeScript comments.
 */
import { createHash } from 'node:crypto';
import type { Cell, Notebook } from '../notebook/notebook';
import { gradedCells } from './graded-cells';

/** What stands in the place of a solution. A typed function with an empty body would not compile. */
const BLANK = "throw new Error('not written yet');";

const SOLUTION = marked('SOLUTION');
const HIDDEN_TESTS = marked('HIDDEN TESTS');
const MARKER = /^[ \t]*\/\/ (?:BEGIN|END) (?:SOLUTION|HIDDEN TESTS)[ \t]*\n?/gm;

/**
 * Returns the learner's edition. Its metadata names the release: the same for the same cells.
 * @throws Error when a marker has no partner, a cell to be written has no solution, or a grade_id is missing or used twice.
 */
export function learnerEdition(source: Notebook): Notebook {
  checkSource(source);
  const cells = source.cells.map((cell) => {
    const blank = cell.source.replace(SOLUTION, `$1${BLANK}\n`).replace(HIDDEN_TESTS, '');
    return withSource(cell, blank.trimEnd());
  });
  const left = cells.find((cell) => hasMarker(cell.source));
  if (left !== undefined) throw new Error(`cell ${left.id}: a BEGIN or END without its partner`);
  return { cells, metadata: { ...source.metadata, reviewlab: { release: releaseOf(cells) } } };
}

/** Returns the instructor's key: solutions and hidden tests, without their markers. */
export function instructorKey(source: Notebook): Notebook {
  const { metadata } = learnerEdition(source);
  const cells = source.cells.map((cell) =>
    withSource(cell, cell.source.replace(MARKER, '').trimEnd()),
  );
  return { cells, metadata };
}

/** From BEGIN to END with both lines; the first group is the indentation. */
function marked(name: string): RegExp {
  return new RegExp(
    `^([ \\t]*)// BEGIN ${name}[ \\t]*\\n[\\s\\S]*?^[ \\t]*// END ${name}[ \\t]*(?:\\n|$)`,
    'gm',
  );
}

function hasMarker(source: string): boolean {
  return /(?:BEGIN|END) (?:SOLUTION|HIDDEN TESTS)/.test(source);
}

function withSource(cell: Cell, source: string): Cell {
  return cell.cell_type === 'code'
    ? { ...cell, source, execution_count: null, outputs: [] }
    : { ...cell, source };
}

function releaseOf(cells: readonly Cell[]): string {
  const content = cells.map(({ id, cell_type: type, source, metadata }) => [
    id,
    type,
    source,
    metadata,
  ]);
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
}

function checkSource(source: Notebook): void {
  const graded = gradedCells(source);
  const ids = new Set<string>();
  for (const { gradeId, cell, solution } of graded) {
    if (ids.has(gradeId)) throw new Error(`the grade_id "${gradeId}" is used twice`);
    ids.add(gradeId);
    if (solution && cell.cell_type === 'code' && !cell.source.includes('// BEGIN SOLUTION')) {
      throw new Error(
        `cell ${gradeId}: no // BEGIN SOLUTION: the learner would be given it solved`,
      );
    }
  }
  const known = new Set(graded.map(({ cell }) => cell));
  const stray = source.cells.find((cell) => hasMarker(cell.source) && !known.has(cell));
  if (stray !== undefined) {
    throw new Error(
      `cell ${stray.id}: it holds a marker, but no nbgrader metadata with a grade_id`,
    );
  }
}
