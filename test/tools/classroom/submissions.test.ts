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
  findSubmissions(root).map(({ file, doubts }) => [file, ...doubts]);

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
  assert.equal(
    findSubmissions(root).map(({ learner, file, refused }) => [
      learner,
      file,
      refused !== undefined,
    ]),
    [
      ['all', 'all.zip', true],
      ['anna', 'anna/exercise.ipynb', false],
      ['ben', 'ben/deep/er/exercise.ipynb', false],
      ['notes', 'notes.txt', true],
      ['Çelik, D', 'Çelik, D.IPYNB', false],
    ],
  );
});

test('nobody is missing: what is no notebook has a row that says what to ask for', () => {
  const names = [
    'a.zip',
    'b.html',
    'c.json',
    'd.ipynb.txt',
    'e.pdf',
    'f.xyz',
    'h/work.ts',
    'i/x.ipynb',
    'i/data.csv',
  ];
  const root = folderWith(names);
  mkdirSync(join(root, 'g'));
  const found = findSubmissions(root);
  const why = Object.fromEntries(found.map(({ file, refused }) => [file, refused ?? '']));
  for (const [file, pattern] of [
    ['a.zip', /unpack it/],
    ['b.html', /page that was saved/],
    ['c.json', /rename it to \.ipynb/],
    ['d.ipynb.txt', /one ending too many/],
    ['e.pdf', /printed page/],
    ['f.xyz', /no notebook/],
    ['g', /empty folder/],
    ['h/work.ts', /a program, not a notebook/],
    ['i/x.ipynb', /^$/],
  ] as const) {
    assert.match(why[file], pattern, file);
  }
  assert.not.ok('i/data.csv' in why, 'it lies beside a notebook');
});

test('links are not followed, and a huge file is not read', () => {
  const root = folderWith(['anna.ipynb', 'huge.ipynb']);
  truncateSync(join(root, 'huge.ipynb'), 60_000_000);
  symlinkSync('/etc/passwd', join(root, 'ben.ipynb'));
  symlinkSync('/etc', join(root, 'cem'));
  const found = findSubmissions(root).map(({ file, sha256, refused }) => [
    file,
    sha256 === '',
    refused,
  ]);
  assert.equal(found[0].slice(0, 2), ['anna.ipynb', false]);
  assert.match(String(found[1]), /ben\.ipynb,true,it is a link/);
  assert.match(String(found[2]), /cem,true,it is a link/);
  assert.match(String(found[3]), /huge\.ipynb,true,it is larger than 50 MB/);
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
  assert.throws(() => findSubmissions(folderWith([])), /There is nothing/);
});

test.run();
