/**
 * Marks as they come, one line of JSON each, beside the file of marks: a run that was stopped goes on where it was. A
 * submission is known by its sha256, and what was marked by another key or library counts no more.
 */
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { usingPath } from '../../data/machine-error';
import { isObject } from '../notebook/json-object';
import type { Marks } from './mark-submission';

export interface KeptMarks {
  readonly path: string;
  /** Names what marked: another gives other marks. */
  readonly markedBy: string;
}

/** Keeps the marks of a submission, so that the next check need not run it. */
export function keepMarked({ path, markedBy }: KeptMarks, marks: Marks): void {
  if (marks.submission.sha256 === '' || marks.late) return;
  const plain = { ...marks, texts: [...marks.texts], tokenRuns: [...marks.tokenRuns] };
  const line = `${JSON.stringify({ markedBy, marks: plain })}\n`;
  usingPath(path, () => appendFileSync(path, line));
}

/** Those that were kept, by sha256; a line that was cut off is passed over. */
export function readMarked({ path, markedBy }: KeptMarks): Map<string, Marks> {
  const kept = new Map<string, Marks>();
  if (!existsSync(path)) return kept;
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    try {
      const entry: unknown = JSON.parse(line);
      if (!isObject(entry) || entry['markedBy'] !== markedBy) continue;
      const plain = entry['marks'] as Marks & { texts: [string, string][]; tokenRuns: string[] };
      const marks = { ...plain, texts: new Map(plain.texts), tokenRuns: new Set(plain.tokenRuns) };
      kept.set(marks.submission.sha256, marks);
    } catch {
      // the run was stopped while it wrote this
    }
  }
  return kept;
}

/** Puts what was kept behind what is in the file `to`: for later, when a person's marks go in. */
export function keepForLater({ path }: KeptMarks, to: string): void {
  appendFileSync(to, readFileSync(path));
  rmSync(path);
}

/** Forgets all marks that were kept. */
export function forgetMarked({ path }: KeptMarks): void {
  rmSync(path, { force: true });
}
