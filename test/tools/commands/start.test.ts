/** `npm start` itself, in small projects: what it prints, its exit codes, and what it leaves in the results folder. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { code, markdown } from '../notebook/sample-notebook';
import { SmallProject, writeRecord } from './small-project';

const test = suite('start');
let project: SmallProject;
test.before.each(() => void (project = SmallProject.make()));
test.after.each(() => project.remove());

test('runs the notebooks in the order of their names and writes all results', async () => {
  project.save('02.ipynb', markdown('# Second'), code('console.log("two")'));
  project.save('01.ipynb', markdown('# First'), code(writeRecord));
  const { texts, closed } = project.start();
  assert.equal(await closed, [0, null], texts.stderr);
  assert.match(texts.stdout, /\[1\/2\] 1\/1 First\n[\s\S]*\[2\/2\] 1\/1 Second\n/);
  assert.match(texts.stdout, 'The report: results/report.html');
  const { results } = project;
  const experiment = JSON.parse(readFileSync(join(results, 'experiment.json'), 'utf8')) as object;
  assert.equal((experiment as { labels: string[] }).labels, ['a', 'b']);
  assert.match(readFileSync(join(results, 'report.html'), 'utf8'), /First[\s\S]*Second/);
  assert.ok(project.has('notebooks/02.ipynb'));
});

test('a failing cell: the message, where, exit code 1, no report; all of it on --verbose', async () => {
  const source = 'const answer = 42;\nthrow new Error("no time limit");';
  project.save('01.ipynb', markdown('# x'), code(source), code('1'));
  const { texts, closed } = project.start();
  assert.equal(await closed, [1, null]);
  const [message, where, saved, more, report, ...rest] = texts.stderr.trim().split('\n');
  assert.is(message, 'Error: no time limit');
  assert.is(where, "The run stopped in 01.ipynb, cell 1 of 2, below 'x' (id cell-1).");
  assert.match(saved, /^The notebook as far as it ran: /);
  assert.match(more, '--verbose');
  assert.equal([report, rest], ['No report was written.', []]);
  assert.ok(saved.endsWith('results/unfinished/notebooks/01.ipynb'), saved);
  assert.ok(project.has('unfinished/notebooks/01.ipynb'));
  assert.not(project.has('report.html') || project.has('notebooks'));

  const verbose = project.start(['--verbose']);
  assert.equal(await verbose.closed, [1, null]);
  assert.match(verbose.texts.stderr, '(id cell-1): Error: no time limit');
  assert.match(verbose.texts.stderr, '    const answer = 42;');
});

test('data that is wrong: the reader’s own message, exit code 2, earlier results untouched', async () => {
  const { results } = project;
  mkdirSync(results);
  writeFileSync(join(results, 'report.html'), 'earlier');
  writeFileSync(join(project.folder, 'bad.csv'), 'text,label\ngood,positive\nbad,\n');
  const code1 = `import { readExperiment } from 'reviewlab';\nreadExperiment({ data: '../bad.csv' });`;
  project.save('01.ipynb', markdown('# x'), code(code1));
  const { texts, closed } = project.start();
  assert.equal(await closed, [2, null]);
  const [message] = texts.stderr.trim().split('\n');
  assert.match(message, /^\.\.\/bad\.csv: row 3, column 'label'/);
  assert.not.match(texts.stderr, /\n\s+at /);
  assert.match(texts.stderr, 'the one in the results folder is from an earlier run');
  assert.is(readFileSync(join(results, 'report.html'), 'utf8'), 'earlier');
  assert.not(project.has('.running'));
});

test('options that are wrong: one line and the usage, exit code 2, nothing run', async () => {
  for (const options of [['--what'], ['--cell-limit', '0'], ['--cell-limit', 'long'], ['x']]) {
    const { texts, closed } = project.start(options);
    assert.equal(await closed, [2, null]);
    assert.is(texts.stderr.trim().split('\n').length, 2, texts.stderr);
    assert.match(texts.stderr, 'npm start -- --help');
  }
  assert.not(existsSync(project.results));
});

test('a cell that takes too long: the limit is told, and how to raise it', async () => {
  const slow = 'await new Promise((done) => setTimeout(done, 600_000));';
  project.save('01.ipynb', markdown('# x'), code(slow));
  const { texts, closed } = project.start(['--cell-limit', '2']);
  assert.equal(await closed, [1, null]);
  assert.match(texts.stderr, 'time limit of 2 s');
  assert.match(texts.stderr, '--cell-limit 600');
});

test('results that cannot be written are told before anything runs', async () => {
  project.save('01.ipynb', markdown('# x'), code('1'));
  writeFileSync(join(project.folder, 'a-file'), '');
  const more = { REVIEWLAB_RESULTS: join(project.folder, 'a-file', 'results') };
  const { texts, closed } = project.start([], more);
  assert.equal(await closed, [1, null]);
  assert.match(texts.stderr, /a-file.* cannot be used: .*REVIEWLAB_RESULTS=/);
  assert.not.match(texts.stdout, '[1/1]');
});

test('runs without HOME and without a terminal, in a path with spaces, # and %, and other scripts', async () => {
  const strange = SmallProject.make('my #1 пробег 100%');
  try {
    strange.save('01.ipynb', markdown('# x'), code(writeRecord));
    const { texts, closed } = strange.start([], { HOME: undefined, TERM: undefined });
    assert.equal(await closed, [0, null], texts.stderr);
    assert.ok(strange.has('report.html'));
  } finally {
    strange.remove();
  }
});

test('a second run at the same time is refused, and does the first no harm; a dead run is not in the way', async () => {
  const waiting = 'await new Promise((done) => setTimeout(done, 6000))';
  project.save('01.ipynb', markdown('# x'), code(waiting), code(writeRecord));
  mkdirSync(project.results);
  writeFileSync(join(project.results, '.running'), '4194304'); // above any process id
  const first = project.start();
  await first.printed('[1/1] 1/2');
  const second = project.start();
  assert.equal(await second.closed, [1, null]);
  assert.match(second.texts.stderr, `Another run (process ${first.child.pid})`);
  assert.match(first.texts.stdout, 'The last run here was cut off. This one takes over');
  assert.not.match(second.texts.stdout, 'cut off');
  assert.equal(await first.closed, [0, null], first.texts.stderr);
  assert.not(project.has('.running'));
});

test.run();
