/** One submission's row of marks.csv. */
import { gradedCells } from './graded-cells';
import type { Editions } from './assemble';
import type { ClassMarks } from './mark-class';
import type { MarksRow } from './marks-csv';

/** The columns that a person fills in: points for each text that is read by one, and a remark. */
export function personColumns({ learner }: Editions): string[] {
  return [...textCells(learner).keys(), 'remark'];
}

/** Returns the row; the person's columns are empty. */
export function marksRow({ marks, nearest }: ClassMarks, { learner }: Editions): MarksRow {
  const { submission, guesses } = marks;
  const row: [string, string | number][] = [
    ['learner', submission.learner],
    ['file', submission.file],
    ['release', marks.release],
    ['sha256', submission.sha256],
    ['ran to the end', marks.ranToTheEnd ? 'yes' : 'no'],
    ['missing cells', marks.missing.join(' ')],
    ['duplicated cells', marks.duplicated.join(' ')],
    ['edited tests', marks.editedTests.join(' ')],
    ['guesses made', `${guesses.made} of ${guesses.asked}`],
  ];
  for (const { task, publicPoints, hiddenPoints, message } of marks.tasks) {
    row.push([`${task} public`, publicPoints], [`${task} hidden`, hiddenPoints]);
    row.push([`${task} message`, message]);
  }
  for (const { level, answered, right, firsts, firstRight } of marks.quiz) {
    row.push([`quiz ${level}`, answered === 0 ? '' : `${right} of ${answered}`]);
    row.push([`quiz ${level} first try`, firsts === 0 ? '' : `${firstRight} of ${firsts}`]);
  }
  for (const name of textCells(learner).keys()) row.push([name, '']);
  row.push(
    ['similarity', nearest === undefined ? '' : nearest.share.toFixed(2)],
    ['most similar', nearest?.file ?? ''],
    ['notes', marks.notes.join('; ')],
    ['needs human', marks.human.length > 0 ? 'yes' : 'no'],
    ['why', marks.human.join('; ')],
    ['remark', ''],
    ['total', pointsOf(marks)],
    ['out of', outOf(marks, learner)],
  );
  return Object.fromEntries(row);
}

/** The row with its total: what the checks gave and what a person gave. */
export function withTotal(row: MarksRow, { learner }: Editions): MarksRow {
  const given = [...textCells(learner).keys()];
  const earned = Object.keys(row).filter((name) => / (?:public|hidden)$/.test(name));
  const points = [...earned, ...given].map((name) => Number(row[name]) || 0);
  return { ...row, total: points.reduce((sum, one) => sum + one, 0) };
}

/** Points that the checks gave. */
export function pointsOf({ tasks }: ClassMarks['marks']): number {
  return tasks.reduce((sum, task) => sum + task.publicPoints + task.hiddenPoints, 0);
}

function outOf({ tasks }: ClassMarks['marks'], learner: Editions['learner']): number {
  const read = [...textCells(learner).values()];
  return [...tasks.map((task) => task.outOf), ...read].reduce((sum, points) => sum + points, 0);
}

function textCells(learner: Editions['learner']): Map<string, number> {
  const cells = gradedCells(learner).filter(
    ({ cell, grade }) => grade && cell.cell_type !== 'code',
  );
  return new Map(cells.map(({ gradeId, points }) => [gradeId, points]));
}
