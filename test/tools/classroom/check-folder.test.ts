/** The desk from end to end, on the real kernel: what breaks classes, several faults in each notebook. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkFolder } from '../../../lib/dist/tools/classroom/check-folder';
import { findIsolation } from '../../../lib/dist/tools/classroom/isolation';
import { readMarks } from '../../../lib/tools/classroom/marks-csv';
import { writeNotebook, type Notebook } from '../../../lib/tools/notebook/notebook';
import { faultsOfAllKinds, reachingOut } from './faulty-submissions';
import { blank, only, solved, withCode } from './some-submissions';

const test = suite('check folder');
const folder = mkdtempSync(join(tmpdir(), 'desk-'));
test.after(() => rmSync(folder, { recursive: true }));

const isolation = findIsolation();

/** The project with fewer reviews: all takes less time. */
const project = join(folder, 'project');
cpSync('data', join(project, 'data'), { recursive: true });
cpSync('notebooks/exercise', join(project, 'notebooks', 'exercise'), { recursive: true });
for (const name of ['lib', 'node_modules']) symlinkSync(resolve(name), join(project, name));
for (const [name, count] of [
  ['train', 3000],
  ['test', 400],
] as const) {
  const path = join('data', `reviews-${name}.csv`);
  const lines = readFileSync(path, 'utf8').split('\n');
  writeFileSync(join(project, path), `${lines.slice(0, count + 1).join('\n')}\n`);
}

const out = join(folder, 'marks.csv');
const work = join(folder, 'submissions');
let rows: ReadonlyMap<string, string>[] = [];
const said: string[] = [];
let connections = 0;

function save(file: string, notebook: Notebook): void {
  mkdirSync(dirname(join(work, file)), { recursive: true });
  writeNotebook(join(work, file), notebook);
}

const row = (file: string) => {
  const found = rows.find((one) => one.get('file')?.includes(file)) ?? new Map<string, string>();
  return { all: [...found], get: (name: string): string => found.get(name) ?? '' };
};

test('a folder with every kind of fault is checked to its end', async () => {
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  save('=HYPERLINK("x")/exercise.ipynb', solved);
  save('<b>faults.ipynb', faultsOfAllKinds);
  save('reaching/renamed (1).ipynb', reachingOut(port, process.cwd(), join(work, 'empty.ipynb')));
  save('exit.ipynb', withCode(only('time-batch', 'percentile'), 'percentile', 'process.exit(0);'));
  // Empty places take memory and hardly any processor time, which would be at its limit first.
  const hoard = 'const all: number[][] = []; while (true) all.push(new Array(3e7));';
  save('memory.ipynb', withCode(only('time-batch'), 'time-batch', hoard));
  save('blank.ipynb', blank);
  writeFileSync(join(work, 'empty.ipynb'), '');
  writeFileSync(join(work, 'zipped.zip'), 'PK');
  try {
    const say = (line: string) => void said.push(line);
    await checkFolder({ project, folder: work, out, say, cellLimitMs: 3000 });
  } finally {
    server.close();
  }
  const read = (path: string) =>
    readMarks(readFileSync(path, 'utf8'), []).map(({ cells }) => cells);
  const details = read(out.replace('.csv', '-details.csv'));
  rows = read(out).map((row, at) => new Map([...details[at], ...row]));
  assert.is(rows.length, 8);
  assert.not.ok(existsSync(`${out}.unfinished`));
});

test('marks from the page of conclusions go in, and nothing is run again', async () => {
  const [file, sha256] = ['file', 'sha256'].map((name) => row('HYPERLINK').get(name));
  const into = join(folder, 'conclusions.csv');
  writeFileSync(into, `file;sha256;conclusion;remark\n"${file}";${sha256};1,5;well argued\n`);
  const final = join(folder, 'final.csv');
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  await checkFolder({ project, folder: work, out: final, into, say });
  assert.ok(lines.includes('0 of 8 are new or have changed, and are run.'), lines.join('\n'));
  const [marked] = readMarks(readFileSync(final, 'utf8'), []).filter(
    ({ cells }) => cells.get('file') === file,
  );
  assert.equal([marked.cells.get('total'), marked.cells.get('remark')], ['13.5', 'well argued']);
  const feedback = readdirSync(join(folder, 'final-pages', 'feedback'));
  const [own] = feedback.filter((name) => name.includes('HYPERLINK'));
  const page = readFileSync(join(folder, 'final-pages', 'feedback', own), 'utf8');
  assert.match(
    page,
    /13\.5 of 14 points in all.*1\.5 of 2 points for your conclusion.*well argued/s,
  );
});

test('a good one earns all that a check can give', () => {
  const good = row('HYPERLINK');
  assert.is(good.get('learner'), '=HYPERLINK("x")');
  assert.match(readFileSync(out, 'utf8'), /,"?'=HYPERLINK/);
  assert.equal([good.get('total'), good.get('out of'), good.get('why')], ['12', '14', '']);
  assert.is(good.get('ran to the end'), 'yes');
  assert.match(good.get('notes'), /saved without outputs/);
});

test('the learner’s edition runs to its end before anything is written', () => {
  const bare = row('blank');
  assert.equal([bare.get('total'), bare.get('ran to the end'), bare.get('why')], ['0', 'yes', '']);
  assert.match(bare.get('percentile message'), /^not-written: /);
});

test('each fault is named, and the cells after it still count', () => {
  const faults = row('faults');
  const messages = faults.all.filter(([name]) => name.endsWith(' message'));
  const ids = messages.map(([name, said]) => [name, said.replace(/:.*/s, '')] as const);
  assert.equal(Object.fromEntries(ids), {
    'time_batch message': 'right',
    'time_real_time message': 'right',
    'accuracy_of message': 'error',
    'percentile message': 'interrupted',
    'same_answers message': 'counted-from-one', // the last copy counts
    'call_cost message': 'error',
    'run_both_ways message': 'right', // with the key's timeRealTime, which is missing
    'make_faster message': 'error',
  });
  assert.is(faults.get('missing cells'), 'accuracy_of');
  assert.is(faults.get('duplicated cells'), 'same_answers');
  for (const note of [
    /type of cell time_real_time was changed/,
    /its kernel is python3/,
    /output was cut off at the limit/,
    /cell make_faster ended with an error: .*no-such-package/,
    /cell call_cost ended with an error: .*left-behind/,
  ]) {
    assert.match(faults.get('notes'), note);
  }
  assert.match(faults.get('why'), /of another release, abc/);
  assert.match(faults.get('why'), /right when it was saved, not here \(call_cost\)/);
  assert.match(faults.get('why'), /cell same_answers was written more than once/);
});

test('what reaches out finds no network, no solutions and nothing to change, or it is said', () => {
  const found = /found: (\[.*?\])/.exec(row('reaching').get('notes'))?.[1];
  if (isolation.files) assert.is(found, '[]');
  if (isolation.network) assert.is(connections, 0);
  if (!isolation.files || !isolation.network) assert.match(said[0], /run this in a container/);
  assert.match(row('reaching').get('why'), /renamed to renamed \(1\)\.ipynb/);
  assert.match(row('reaching').get('why'), /uses what the exercise has no need of/);
});

test('a lost kernel ends what can be earned, not what was', () => {
  assert.match(row('exit').get('why'), /kernel was lost/);
  assert.is(row('exit').get('total'), '2');
  assert.match(row('exit').get('percentile message'), /^not run: /);
  assert.match(row('memory').get('why'), /kernel was lost/);
  assert.is(row('memory').get('total'), '0');
  assert.match(row('zipped').get('why'), /an archive, which is not opened/);
  assert.equal([row('empty').get('total'), row('empty').get('needs human')], ['0', 'yes']);
});

test('the pages name mistakes, and hold no hidden test', () => {
  const pages = join(folder, 'marks-pages');
  const names = readdirSync(join(pages, 'feedback'));
  assert.is(names.length, 8);
  const all = names.map((name) => readFileSync(join(pages, 'feedback', name), 'utf8')).join('');
  assert.not.match(all, /<b>|seed/);
  assert.match(
    readFileSync(join(pages, 'class.html'), 'utf8'),
    /percentile: it used up its processor time/,
  );
});

test.run();
