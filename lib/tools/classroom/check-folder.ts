/** The command `check`: from a folder of submissions to marks.csv, its details, the feedback pages and the pages for the class. */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { dirname, join } from 'node:path';
import { temporaryFolder, usingPath } from '../../data/machine-error';
import { readReviews } from '../../data/reviews';
import { makeFolder, writeWhole } from '../../data/write-whole';
import { oneLine } from '../../plots/words/terminal-text';
import { readNotebook } from '../notebook/notebook';
import { withFreshSeeds } from './assemble';
import { classPage } from './class-page';
import { conclusionsPage } from './conclusions-page';
import { feedbackPage } from './feedback-page';
import { findIsolation, whatIsLeft } from './isolation';
import { markClass, type ClassMarks } from './mark-class';
import type { Marks } from './mark-submission';
import { CHANGED, GONE, keepMarks, readPersonMarks } from './keep-marks';
import { forgetMarked, keepForLater, keepMarked, readMarked } from './kept-marks';
import { marksCsv, type MarksRow } from './marks-csv';
import { detailsRow, marksRow, personColumns, pointsOf, withTotal } from './marks-row';
import { decodeText } from './read-submission';
import { instructorKey, learnerEdition } from './release';
import { findSubmissions, type Submission } from './submissions';
import { tryKey } from './try-key';

export interface CheckOptions {
  readonly project: string;
  readonly folder: string;
  /** The CSV file; details and pages go beside it. */
  readonly out: string;
  /** An earlier CSV file, or one from the page of conclusions, whose person's marks are kept. */
  readonly into?: string;
  readonly cellLimitMs?: number;
  readonly say: (line: string) => void;
}

/**
 * Checks a folder. Rows are written as they come; a run that was stopped goes on where it was.
 * @throws Error when there is nothing to check, the earlier marks cannot be read, or `out` cannot be written or would be lost
 */
export async function checkFolder(options: CheckOptions): Promise<void> {
  const { project, folder, out, into, cellLimitMs, say } = options;
  const source = readNotebook(join(project, 'notebooks', 'exercise', 'source.ipynb'));
  const shipped = { key: instructorKey(source), learner: learnerEdition(source) };
  const columns = personColumns(shipped);
  const kept = { path: `${out}.unfinished`, markedBy: fingerprint(project, shipped) };
  if (existsSync(out) && into !== out && !existsSync(kept.path)) {
    throw new Error(
      `${out} is there already. Add --into ${out} to keep a person's marks, or give another name.`,
    );
  }
  const written =
    into === undefined ? [] : readPersonMarks(decodeText(readFileSync(into), into), columns);
  tryToWrite(kept.path);
  const submissions = findSubmissions(folder);
  const isolation = findIsolation();
  for (const line of whatIsLeft(isolation)) say(line);
  const stopped = readMarked(kept);
  if (stopped.size > 0) say(`Goes on where it was stopped: ${stopped.size} are marked already.`);
  // Where a person's marks go in, what has not changed since is not run again.
  const later = { ...kept, path: join(dirname(out), 'marked.jsonl') };
  const earlier = new Map([...(into === undefined ? [] : readMarked(later)), ...stopped]);
  const isNew = (one: Submission): boolean => one.refused === undefined && !earlier.has(one.sha256);
  const fresh = submissions.filter(isNew).length;
  if (into !== undefined)
    say(`${fresh} of ${submissions.length} are new or have changed, and are run.`);

  const editions = withFreshSeeds(shipped, () => randomInt(1000, 1_000_000));
  const reviews = ['train', 'test'].map((name) =>
    readReviews(join(project, 'data', `reviews-${name}.csv`)),
  );
  const trained = temporaryFolder('models-');
  const clear = (): void => rmSync(trained, { recursive: true, force: true });
  const stop = (): void => process.exit(130); // folders are removed as the process ends
  process.on('exit', clear);
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    if (fresh > 0) say('The key first: it must pass, and the model it trains serves all.');
    const runOptions = { project, cellLimitMs, models: trained };
    const context = { train: reviews[0], test: reviews[1] };
    const key =
      fresh > 0
        ? await tryKey(editions, isolation, runOptions, context)
        : { times: undefined, context };
    const desk = {
      editions,
      isolation,
      options: { ...runOptions, keyTimes: key.times },
      context: key.context,
    };
    const rowOf = (one: ClassMarks): MarksRow => marksRow(one, editions);
    const done: Marks[] = [];
    const all = await markClass(submissions, desk, earlier, (count, marks) => {
      const why = marks.human.length > 0 ? `, for a person: ${marks.human.join('; ')}` : '';
      const points = `${marks.submission.file}: ${pointsOf(marks)} points`;
      say(oneLine(`[${count}/${submissions.length}] ${points}${why}`));
      if (!earlier.has(marks.submission.sha256)) keepMarked(kept, marks);
      done.push(marks);
      writeWhole(
        out,
        marksCsv(rowsOf(done.map((one) => rowOf({ marks: one, nearest: undefined })))),
      );
    });
    const rows = rowsOf(all.map(rowOf));
    for (const why of [CHANGED, GONE]) {
      const files = rows.filter((row) => String(row['why']).includes(why)).map(({ file }) => file);
      if (files.length > 0) say(oneLine(`For a person, ${why}: ${files.join(', ')}`));
    }
    writeWhole(out, marksCsv(rows));
    const details = `${withoutEnding(out)}-details.csv`;
    writeWhole(details, marksCsv(all.map(detailsRow)));
    const pages = writePages(`${withoutEnding(out)}-pages`, all, rows, editions);
    keepForLater(kept, later.path);
    say(`Marks: ${out}\nDetails: ${details}\nPages: ${pages}`);
  } finally {
    clear();
    if (readMarked(kept).size === 0) forgetMarked(kept);
    process.off('exit', clear).off('SIGINT', stop).off('SIGTERM', stop);
  }

  function rowsOf(rows: readonly MarksRow[]): MarksRow[] {
    return keepMarks(rows, written, columns).map((row) => withTotal(row, editions));
  }
}

function writePages(
  pages: string,
  all: readonly ClassMarks[],
  rows: readonly MarksRow[],
  editions: Parameters<typeof marksRow>[1],
): string {
  writeWhole(join(pages, 'class.html'), classPage(all, rows));
  writeWhole(join(pages, 'conclusions.html'), conclusionsPage(all, rows, editions));
  all.forEach(({ marks }, at) => {
    const name = pageName(at, marks.submission.learner);
    writeWhole(join(pages, 'feedback', name), feedbackPage(marks, rows[at], editions));
  });
  return pages;
}

/** @throws Error when nothing can be written beside the marks: before the work, not after it */
function tryToWrite(path: string): void {
  const remedy = 'The marks go there: give another --out.';
  makeFolder(dirname(path), remedy);
  usingPath(dirname(path), () => appendFileSync(path, ''), remedy);
}

/** Changes with the exercise and with what judges it. */
function fingerprint(project: string, editions: unknown): string {
  const hash = createHash('sha256').update(JSON.stringify(editions));
  hash.update(readFileSync(join(project, 'data', 'reviews-test.csv')));
  hash.update(readFileSync(join(project, 'data', 'reviews-train.csv')));
  const checks = join(__dirname, '..', '..', 'exercise');
  for (const name of readdirSync(checks).sort()) hash.update(readFileSync(join(checks, name)));
  return hash.digest('hex').slice(0, 16);
}

function withoutEnding(out: string): string {
  return out.replace(/\.csv$/i, '');
}

/** A file's name from any text: its letters and digits of ASCII, after a number that makes it the only one. */
function pageName(at: number, learner: string): string {
  const name = learner.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 40);
  return `${String(at + 1).padStart(3, '0')}-${name}.html`;
}
