/** One submission's rows: of marks.csv, which a person fills in and hands on, and of the details beside it. */
import { gradedCells } from './graded-cells';
import type { Editions } from './assemble';
import type { PersonColumns } from './keep-marks';
import type { ClassMarks } from './mark-class';
import type { MarksRow } from './marks-csv';
import { personPoints } from './person-points';

/** The columns that a person fills in: points for each text that is read by one, and a remark. */
export function personColumns({ learner }: Editions): PersonColumns {
  return new Map([...textCells(learner), ['remark', undefined]]);
}

/** Returns the row, what matters most in front; the person's columns are empty. */
export function marksRow({ marks }: ClassMarks, { learner }: Editions): MarksRow {
  const { submission, tasks, human } = marks;
  const row: [string, string | number][] = [
    ['total', pointsOf(marks)],
    ['out of', outOf(marks, learner)],
    ['learner', submission.learner],
    ['file', submission.file],
    ...[...textCells(learner).keys()].map((name): [string, string] => [name, '']),
    ['remark', ''],
    ['needs human', human.length > 0 ? 'yes' : 'no'],
    ['why', human.join('; ')],
    ['checks', pointsOf(marks)],
    ...tasks.map((task): [string, number] => [task.task, task.publicPoints + task.hiddenPoints]),
    ['sha256', submission.sha256],
  ];
  return Object.fromEntries(row);
}

/** What else is known of it. */
export function detailsRow({ marks, nearest }: ClassMarks): MarksRow {
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
  for (const { task, publicPoints, hiddenPoints, message, seen } of marks.tasks) {
    row.push([`${task} public`, publicPoints], [`${task} hidden`, hiddenPoints]);
    row.push([`${task} message`, message === 'right' ? 'right' : `${message}: ${seen}`]);
  }
  for (const { level, answered, right, firsts, firstRight } of marks.quiz) {
    row.push([`quiz ${level}`, answered === 0 ? '' : `${right} of ${answered}`]);
    row.push([`quiz ${level} first try`, firsts === 0 ? '' : `${firstRight} of ${firsts}`]);
  }
  row.push(
    ['similarity', nearest === undefined ? '' : nearest.share.toFixed(2)],
    ['most similar', nearest?.file ?? ''],
    ['isolation', marks.isolation],
    ['notes', marks.notes.join('; ')],
  );
  return Object.fromEntries(row);
}

/** The row with its total: what the checks gave and what a person gave. */
export function withTotal(row: MarksRow, { learner }: Editions): MarksRow {
  const given = [...textCells(learner)].map(
    ([name, most]) => personPoints(String(row[name] ?? ''), most) ?? 0,
  );
  const checks = personPoints(String(row['checks'] ?? ''), Infinity);
  // A notebook that is gone, marked on the page of conclusions alone: what the checks gave is not known.
  if (checks === undefined) return { ...row, total: '' };
  return { ...row, total: given.reduce((sum, points) => sum + points, checks) };
}

/** Points that the checks gave. */
export function pointsOf({ tasks }: ClassMarks['marks']): number {
  return tasks.reduce((sum, task) => sum + task.publicPoints + task.hiddenPoints, 0);
}

function outOf({ tasks }: ClassMarks['marks'], learner: Editions['learner']): number {
  const read = [...textCells(learner).values()];
  return [...tasks.map((task) => task.outOf), ...read].reduce((sum, points) => sum + points, 0);
}

/** Returns the cells of words that are graded by hand, with their points. */
export function textCells(learner: Editions['learner']): Map<string, number> {
  const cells = gradedCells(learner).filter(
    ({ cell, grade }) => grade && cell.cell_type !== 'code',
  );
  return new Map(cells.map(({ gradeId, points }) => [gradeId, points]));
}
