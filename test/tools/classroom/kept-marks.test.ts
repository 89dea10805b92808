/** Hours of checking are not lost: where marks cannot go is said first, and marks that were made are found again. */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkFolder } from '../../../lib/tools/classroom/check-folder';
import { forgetMarked, keepMarked, readMarked } from '../../../lib/tools/classroom/kept-marks';
import type { Marks } from '../../../lib/tools/classroom/mark-submission';

const test = suite('kept marks');
const folder = mkdtempSync(join(tmpdir(), 'kept-'));
test.after(() => rmSync(folder, { recursive: true }));

const kept = { path: join(folder, 'marks.csv.unfinished'), markedBy: 'this key' };
const marksOf = (sha256: string, late = false): Marks => ({
  submission: { learner: 'anna', file: 'anna.ipynb', path: 'anna.ipynb', sha256, doubts: [] },
  late,
  release: '',
  missing: [],
  duplicated: [],
  editedTests: [],
  guesses: { made: 0, asked: 0 },
  isolation: 'complete',
  ranToTheEnd: true,
  tasks: [],
  quiz: [],
  ownGuesses: [],
  texts: new Map([['conclusion', 'Batch.']]),
  tokenRuns: new Set(['a b c']),
  notes: [],
  human: [],
});

test('marks are found again by sha256, as they were', () => {
  assert.is(readMarked(kept).size, 0);
  for (const sha256 of ['a', 'b']) keepMarked(kept, marksOf(sha256));
  const found = readMarked(kept);
  assert.equal([...found.keys()], ['a', 'b']);
  assert.equal(found.get('a'), marksOf('a'));
});

test('what is to be run again, was cut off or was marked by another key does not count', () => {
  keepMarked(kept, marksOf('', false));
  keepMarked(kept, marksOf('c', true));
  keepMarked({ ...kept, markedBy: 'an older key' }, marksOf('d'));
  appendFileSync(kept.path, '{"markedBy":"this key","marks":{"subm');
  assert.equal([...readMarked(kept).keys()], ['a', 'b']);
  forgetMarked(kept);
  assert.is(readMarked(kept).size, 0);
});

test('marks that cannot be written are refused before any work, with the place and what to do', async () => {
  const submissions = join(folder, 'submissions');
  mkdirSync(submissions);
  writeFileSync(join(submissions, 'anna.ipynb'), '');
  writeFileSync(join(folder, 'file'), '');
  const out = join(folder, 'file', 'marks.csv');
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);
  try {
    await checkFolder({ project: process.cwd(), folder: submissions, out, say });
    assert.unreachable();
  } catch (error) {
    const { message } = error as Error;
    assert.ok(message.startsWith(`${join(folder, 'file')} cannot be used: `), message);
    assert.match(message, /The marks go there: give another --out\.$/);
  }
  assert.equal(said, []);
});

test.run();
