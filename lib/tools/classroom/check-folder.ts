/** The command `check`: from a folder of submissions to marks.csv, the feedback pages and the page for the class. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../data/write-whole';
import { readNotebook } from '../notebook/notebook';
import { classPage } from './class-page';
import { feedbackPage } from './feedback-page';
import { findIsolation } from './isolated-run';
import { markClass } from './mark-class';
import { keepMarks, marksCsv } from './marks-csv';
import { marksRow, personColumns, pointsOf, withTotal } from './marks-row';
import { instructorKey, learnerEdition } from './release';
import { findSubmissions } from './submissions';

export interface CheckOptions {
  readonly project: string;
  readonly folder: string;
  /** The CSV file; pages go to a folder of its name beside it. */
  readonly out: string;
  /** An earlier CSV file whose person's marks are kept. */
  readonly into?: string;
  readonly cellLimitMs?: number;
  readonly say: (line: string) => void;
}

/**
 * Checks a folder.
 * @throws Error when there is nothing to check, the earlier marks are no such file, or `out` would be lost
 */
export async function checkFolder({
  project,
  folder,
  out,
  into,
  cellLimitMs,
  say,
}: CheckOptions): Promise<void> {
  if (existsSync(out) && into !== out) {
    throw new Error(
      `${out} is there already. Add --into ${out} to keep a person's marks, or give another name.`,
    );
  }
  const earlier = into === undefined ? undefined : readFileSync(into, 'utf8');
  const source = readNotebook(join(project, 'notebooks', 'exercise', 'source.ipynb'));
  const editions = { key: instructorKey(source), learner: learnerEdition(source) };
  const { submissions, others } = findSubmissions(folder);
  if (earlier !== undefined) keepMarks([], earlier, 'file', personColumns(editions)); // fails before the work
  const isolation = findIsolation();
  if (!isolation.network)
    say('This system cannot take the network from a submission: run this in a container.');
  if (!isolation.memory)
    say('This system cannot limit the memory of a submission: run this in a container.');
  if (others.length > 0) say(`Not notebooks, passed over: ${printable(others.join(', '))}`);
  const all = await markClass(
    submissions,
    editions,
    isolation,
    { project, cellLimitMs },
    (done, marks) => {
      const why = marks.human.length > 0 ? `, for a person: ${marks.human.join('; ')}` : '';
      say(
        printable(
          `[${done}/${submissions.length}] ${marks.submission.file}: ${pointsOf(marks)} points${why}`,
        ),
      );
    },
  );
  const rows = all.map((one) => marksRow(one, editions));
  const kept =
    earlier === undefined ? rows : keepMarks(rows, earlier, 'file', personColumns(editions));
  writeWhole(out, marksCsv(kept.map((row) => withTotal(row, editions))));
  const pages = `${out.replace(/\.csv$/i, '')}-pages`;
  mkdirSync(join(pages, 'feedback'), { recursive: true });
  writeWhole(join(pages, 'class.html'), classPage(all));
  all.forEach(({ marks }, at) => {
    writeWhole(
      join(pages, 'feedback', pageName(at, marks.submission.learner)),
      feedbackPage(marks),
    );
  });
  say(`Marks: ${out}\nPages: ${pages}`);
}

/** A file's name from any text: its letters and digits of ASCII, after a number that makes it the only one. */
function pageName(at: number, learner: string): string {
  const name = learner.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 40);
  return `${String(at + 1).padStart(3, '0')}-${name}.html`;
}

/** One line, without what could move a terminal's cursor or turn the direction of writing. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ').slice(0, 600);
}
