/**
 * The notebook that is run for a submission: the instructor's cells in their order, with what the learner
 * wrote in its place. Tests come from the instructor's copy; a solution is found by its grade_id. Hidden tests
 * come last: what a submission says before it has met one cannot give it away.
 */
import { gradedCells, gradedSources } from './graded-cells';
import type { Cell, CodeCell, Notebook } from '../notebook/notebook';

/** The solved notebook's two editions. */
export interface Editions {
  readonly key: Notebook;
  readonly learner: Notebook;
}

/** The key with other inputs in its hidden tests: seeds that nobody knows before. */
export function withFreshSeeds({ key, learner }: Editions, draw: () => number): Editions {
  const hidden = hiddenTests({ key, learner });
  const tests = new Map(gradedCells(key).map(({ at, gradeId }) => [at, hidden.get(gradeId)]));
  const cells = key.cells.map((cell, at): Cell => {
    const lines = tests.get(at);
    if (lines === undefined) return cell;
    const fresh = lines.replace(/\bseed: \d+/g, () => `seed: ${draw()}`);
    return { ...cell, source: cell.source.replace(lines, () => fresh) };
  });
  return { key: { ...key, cells }, learner };
}

/** Processor time that an instructor's own cell may take, in ms: one of them trains the model. */
const INSTRUCTOR_LIMIT_MS = 60_000;

/** A call that holds the learner's own guess or answer. */
const OWN_CALL = /^(?:guess|answer)\(/m;

/** The id of the cell that holds a graded cell's hidden tests, in the notebook to run. */
export function hiddenId(gradeId: string): string {
  return `${gradeId} hidden`;
}

/** A check's lines that stand in the key alone, by grade_id. */
export function hiddenTests({ key, learner }: Editions): Map<string, string> {
  const open = gradedSources(learner);
  const tests = gradedCells(key).filter(({ grade, solution }) => grade && !solution);
  const hidden = tests.map(({ gradeId, cell }): [string, string] => {
    const shown = new Set(open.get(gradeId)?.split('\n'));
    const lines = cell.source.split('\n').filter((line) => !shown.has(line));
    return [gradeId, lines.join('\n')];
  });
  return new Map(hidden.filter(([, lines]) => lines !== ''));
}

/**
 * Returns the notebook to run. A cell's id is its grade_id, the instructor's id, or `own-1` and so on.
 *
 * @param replaced grade ids of the cells that are the key's in the place of the learner's
 */
export function assemble(
  submission: Notebook,
  editions: Editions,
  replaced: ReadonlySet<string> = new Set(),
): Notebook {
  const { key, learner } = editions;
  const open = gradedSources(learner);
  const gradedAt = new Map(
    gradedCells(key).map(({ at, gradeId, solution }) => [at, { gradeId, solution }]),
  );
  const written = solutionsOf(submission, learner);
  const extras = extraCells(submission, learner);
  const byId = new Map(submission.cells.map((cell) => [cell.id, cell]));
  const cells: Cell[] = [];
  let own = 0;
  const add = (sources: readonly string[]): void => {
    for (const source of sources) cells.push(code(`own-${++own}`, source));
  };
  key.cells.forEach((cell, at) => {
    const graded = gradedAt.get(at);
    if (cell.cell_type !== 'code') return;
    if (graded === undefined) {
      const source = OWN_CALL.test(cell.source)
        ? (byId.get(cell.id)?.source ?? cell.source)
        : cell.source;
      cells.push(code(cell.id, source, INSTRUCTOR_LIMIT_MS));
      return;
    }
    add(extras.get(graded.gradeId) ?? []);
    if (graded.solution) {
      const own = replaced.has(graded.gradeId) ? [cell.source] : written.get(graded.gradeId);
      for (const source of own ?? []) cells.push(code(graded.gradeId, source));
    } else {
      cells.push(code(graded.gradeId, open.get(graded.gradeId) ?? cell.source));
    }
  });
  add(extras.get('') ?? []);
  for (const [gradeId, lines] of hiddenTests(editions)) cells.push(code(hiddenId(gradeId), lines));
  return { cells, metadata: key.metadata };
}

/**
 * What the learner wrote, by grade_id. Where copies of a cell are in the file, all that are not the blank
 * one, in their order: run one after the other, the last counts, as it did for the learner.
 */
export function solutionsOf(submission: Notebook, learner: Notebook): Map<string, string[]> {
  const blank = gradedSources(learner);
  const all = new Map<string, string[]>();
  for (const { gradeId, cell } of gradedCells(submission)) {
    all.set(gradeId, [...(all.get(gradeId) ?? []), cell.source]);
  }
  for (const [gradeId, sources] of all) {
    const filled = sources.filter((source) => !sameCode(source, blank.get(gradeId) ?? ''));
    all.set(gradeId, filled.length > 0 ? filled : sources.slice(0, 1));
  }
  return all;
}

/** True when two cells differ at most in white space. */
export function sameCode(a: string, b: string): boolean {
  return a.replace(/\s+/g, '') === b.replace(/\s+/g, '');
}

/** The learner's own code cells, by the grade_id of the next graded cell; '' stands for the end. */
function extraCells(submission: Notebook, learner: Notebook): Map<string, string[]> {
  const gradedAt = new Map(gradedCells(submission).map(({ at, gradeId }) => [at, gradeId]));
  const known = gradedSources(learner);
  const ids = new Set(learner.cells.map(({ id }) => id));
  const sources = learner.cells.map(({ source }) => source);
  const extras = new Map<string, string[]>();
  let waiting: string[] = [];
  submission.cells.forEach((cell, at) => {
    const gradeId = gradedAt.get(at);
    if (gradeId !== undefined && known.has(gradeId)) {
      extras.set(gradeId, [...(extras.get(gradeId) ?? []), ...waiting]);
      waiting = [];
    } else if (cell.cell_type === 'code' && !ids.has(cell.id) && cell.source.trim() !== '') {
      if (!sources.some((source) => sameCode(source, cell.source))) waiting.push(cell.source);
    }
  });
  return extras.set('', waiting);
}

function code(id: string, source: string, limitMs?: number): CodeCell {
  const metadata = limitMs === undefined ? {} : { reviewlab: { limitMs } };
  return { cell_type: 'code', id, metadata, source, execution_count: null, outputs: [] };
}
