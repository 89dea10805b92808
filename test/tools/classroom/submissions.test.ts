/** Which files are read as submissions, and whose they are. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findSubmissions } from '../../../lib/tools/classroom/submissions';

const test = suite('submissions');
const folder = mkdtempSync(join(tmpdir(), 'submissions-'));
test.after(() => rmSync(folder, { recursive: true }));

let made = 0;
/** A folder with these files, each with its own name as content unless told. */
function folderWith(files: readonly string[], contents: readonly string[] = files): string {
  const root = join(folder, String(++made));
  mkdirSync(root);
  for (const [at, name] of files.entries()) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), contents[at]);
  }
  return root;
}

const doubtsOf = (root: string): string[][] =>
  findSubmissions(root).submissions.map(({ file, doubts }) => [file, ...doubts]);

test('one folder a learner, flat and nested; copies that Jupyter keeps and hidden files are passed over', () => {
  const root = folderWith([
    'anna/exercise.ipynb',
    'anna/.ipynb_checkpoints/exercise-checkpoint.ipynb',
    'ben/deep/er/exercise.ipynb',
    'Çelik, D.IPYNB',
    '.hidden.ipynb',
    'notes.txt',
    'all.zip',
  ]);
  const { submissions, others } = findSubmissions(root);
  assert.equal(
    submissions.map(({ learner, file }) => [learner, file]),
    [
      ['anna', 'anna/exercise.ipynb'],
      ['ben', 'ben/deep/er/exercise.ipynb'],
      ['Çelik, D', 'Çelik, D.IPYNB'],
    ],
  );
  assert.equal(others, ['all.zip', 'notes.txt']);
  assert.ok(submissions.every(({ sha256, doubts }) => sha256.length === 64 && doubts.length === 0));
});

test('links are not followed, and a huge file is not read', () => {
  const root = folderWith(['anna.ipynb', 'huge.ipynb']);
  truncateSync(join(root, 'huge.ipynb'), 60_000_000);
  symlinkSync('/etc/passwd', join(root, 'ben.ipynb'));
  symlinkSync('/etc', join(root, 'cem'));
  const { submissions } = findSubmissions(root);
  assert.equal(
    submissions.map(({ file, sha256 }) => [file, sha256 === '']),
    [
      ['anna.ipynb', false],
      ['huge.ipynb', true],
    ],
  );
});

test('a renamed file and one without a name are for a person', () => {
  assert.equal(doubtsOf(folderWith(['anna/exercise.ipynb', 'ben/solution.ipynb'])), [
    ['anna/exercise.ipynb'],
    ['ben/solution.ipynb', 'its file was renamed to solution.ipynb'],
  ]);
  for (const name of ['exercise.ipynb', 'exercise (1).ipynb', 'Untitled3.ipynb']) {
    assert.equal(doubtsOf(folderWith([name]))[0][1], 'its name does not say whose it is', name);
  }
});

test('two notebooks of one learner are for a person', () => {
  const twoInFolder = folderWith(['anna/exercise.ipynb', 'anna/old/exercise.ipynb']);
  assert.match(doubtsOf(twoInFolder)[1][1], /has other notebooks here: anna\/exercise\.ipynb$/);
  for (const copy of ['anna (1)', 'anna-Copy1', 'anna copy 2', 'Anna_copy', 'anna - Kopie']) {
    const doubts = doubtsOf(folderWith(['anna.ipynb', `${copy}.ipynb`, 'annabel.ipynb']));
    assert.is(doubts.filter(([, why]) => /other notebooks/.test(why ?? '')).length, 2, copy);
  }
});

test('the same file from two learners is for a person', () => {
  const doubts = doubtsOf(folderWith(['anna.ipynb', 'ben.ipynb', 'cem.ipynb'], ['x', 'x', 'y']));
  assert.match(doubts[0][1], /the same file, byte by byte, as ben\.ipynb/);
  assert.equal(doubts[2], ['cem.ipynb']);
});

test('nothing to check is said', () => {
  assert.throws(() => findSubmissions(join(folder, 'none')), /is no folder/);
  assert.throws(() => findSubmissions(folderWith(['a.txt'])), /no notebook/);
});

test.run();
