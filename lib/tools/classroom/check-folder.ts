/** The command `check`: from a folder of submissions to marks.csv, the feedback pages and the page for the class. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../../data/machine-error';
import { writeWhole } from '../../data/write-whole';
import { readNotebook } from '../notebook/notebook';
import { classPage } from './class-page';
import { feedbackPage } from './feedback-page';
import { findIsolation, whatIsLeft } from './isolation';
import { markClass, type ClassMarks } from './mark-class';
import { CHANGED, GONE, keepMarks } from './keep-marks';
import { marksCsv } from './marks-csv';
import { marksRow, personColumns, pointsOf, withTotal } from './marks-row';
import { instructorKey, learnerEdition } from './release';
import { findSubmissions } from './submissions';
import { tryKey } from './try-key';

export interface CheckOptions {
  readonly project: string;
  readonly folder: string;
  /** The CSV file; pages go to a folder of its name beside it. */
  readonly out: string;
  /** An earlier CSV file whose person's marks are kept. */
  readonly into?: string;
  readonly cellLimitMs?: number;
  /** Folder of models that a run of the key has trained; unless given, the key is run first. */
  readonly models?: string;
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
  models,
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
  if (earlier !== undefined) keepMarks([], earlier, personColumns(editions)); // fails before the work
  const isolation = findIsolation();
  for (const line of whatIsLeft(isolation)) say(line);
  if (others.length > 0) say(`Not notebooks, passed over: ${printable(others.join(', '))}`);
  const zipped = others.some((name) => /\.(?:zip|7z|rar|tar|gz)$/i.test(name));
  if (zipped) say('Archives are not opened: unpack them, then check again.');
  const trained = models ?? temporaryFolder('models-');
  const hidden = [folder, ...(into === undefined ? [] : [dirname(into)]), dirname(out)];
  const options = { project, cellLimitMs, models: trained, hidden };
  let all: ClassMarks[];
  try {
    if (models === undefined) {
      say('The key first: it must pass, and the model it trains serves all.');
      await tryKey(editions, isolation, options);
    }
    all = await markClass(submissions, editions, isolation, options, (done, marks) => {
      const why = marks.human.length > 0 ? `, for a person: ${marks.human.join('; ')}` : '';
      const points = `${marks.submission.file}: ${pointsOf(marks)} points`;
      say(printable(`[${done}/${submissions.length}] ${points}${why}`));
    });
  } finally {
    if (models === undefined) rmSync(trained, { recursive: true, force: true });
  }
  const rows = all.map((one) => marksRow(one, editions));
  const kept = earlier === undefined ? rows : keepMarks(rows, earlier, personColumns(editions));
  for (const why of [CHANGED, GONE]) {
    const files = kept.filter((row) => String(row['why']).includes(why)).map(({ file }) => file);
    if (files.length > 0) say(printable(`For a person, ${why}: ${files.join(', ')}`));
  }
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
