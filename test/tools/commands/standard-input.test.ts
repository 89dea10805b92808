import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DataReport } from '../../../lib/tools/commands/own-data';

const test = suite('standard input');
const folder = mkdtempSync(join(tmpdir(), 'standard-input-'));
const results = join(folder, 'results');
test.before.each(() => rmSync(results, { recursive: true, force: true }));
test.after(() => rmSync(folder, { recursive: true }));

const csv = readFileSync('data/reviews-test.csv');

/** Calls readOwnData in a process that is handed `input`; returns what it prints. */
function read(parameters: object, input: Buffer): string {
  const program = `
    const { dataSentences, readOwnData } = require('./lib/tools/commands/own-data.ts');
    readOwnData(${JSON.stringify(parameters)}, ${JSON.stringify(results)}).then(
      ({ settings, report, whenWhole }) => {
        if (settings.seed === 7) whenWhole();
        console.log(dataSentences(report)[0].split('\\n')[0]);
      },
      (error) => console.log(error.constructor.name + ': ' + error.message));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-r', 'tsx/cjs', '-e', program], {
    input,
    encoding: 'utf8',
  });
  assert.is(stderr, '');
  return stdout.trim();
}

test('is read, packed or not, and kept for the notebooks under its content', () => {
  assert.match(
    read({ data: '-' }, csv),
    /standard-input-[0-9a-f]{12}: CSV with commas, utf-8, with a header; .*1000 rows$/,
  );
  assert.match(read({ data: '-' }, gzipSync(csv)), /utf-8, gzip, with a header; .*1000 rows$/);
  const kept = readdirSync(results);
  assert.is(kept.length, 2);
  assert.ok(kept.some((name) => readFileSync(join(results, name)).equals(csv)));
  read({ data: '-', seed: 7 }, csv);
  assert.equal(readdirSync(results).length, 1, 'a run that is whole takes away what others kept');
  assert.match(read({ data: 'data/reviews-train.csv', test: '-' }, csv), /reviews-train\.csv/);
});

test('nothing is left of data that cannot be used, and earlier results stay', () => {
  assert.match(read({ data: '-' }, Buffer.alloc(0)), /^DataError: .*the file is empty/);
  assert.not(existsSync(results));
  mkdirSync(results);
  writeFileSync(join(results, 'experiment.json'), '{}');
  assert.match(read({ data: '-' }, Buffer.from('a,b\n')), /^DataError: /);
  assert.equal(readdirSync(results), ['experiment.json']);
});

test('it cannot be read twice', () => {
  assert.match(
    read({ data: '-', shift: ['x.csv', '-'] }, csv),
    /^DataError: Standard input \(-\) can be read only once/,
  );
});

test('what a killed run left is taken away, what a run still reads is not', () => {
  mkdirSync(results);
  const names = ['.standard-input-0123456789ab', '.standard-input-999999999-0123456789ab', `.standard-input-${process.pid}-0123456789ab`, '.other'];
  for (const name of names) writeFileSync(join(results, name), '');
  read({ data: 'data/reviews-test.csv' }, csv);
  assert.equal(readdirSync(results).sort(), names.slice(2).sort());
}); // prettier-ignore

const start = 'lib/dist/tools/commands/start.js';
const environment = { ...process.env, REVIEWLAB_RESULTS: results, npm_lifecycle_event: '' };

test('--check prints one object, trains nothing and leaves nothing', () => {
  const run = spawnSync(process.execPath, [start, '--data', '-', '--skip-bad-rows', '--check', '--json'], {
    input: 'text,label\n' + 'good tea,yes\nbad pot,no\n'.repeat(20) + ',no\n', env: environment, encoding: 'utf8',
  });
  assert.equal([run.status, run.stderr], [0, '']);
  const { recognised: [found], rows, classes, warnings, runMs } = JSON.parse(run.stdout) as DataReport & { runMs: number };
  assert.equal([found.format, found.encoding, found.separator, found.header, found.text, found.label], ['CSV with commas', 'utf-8', ',', true, 'text', 'label']);
  assert.equal(found.first, [{ row: 2, text: 'good tea', label: 'yes' }, { row: 3, text: 'bad pot', label: 'no' }]);
  assert.equal([rows.read, rows.kept, rows.leftOut.map(({ row, line }) => [row, line])], [41, 40, [[42, 42]]]);
  assert.equal([classes, runMs > 0, warnings.length > 0], [{ no: 20, yes: 20 }, true, true]);
  assert.equal(existsSync(results) ? readdirSync(results) : [], []);
}); // prettier-ignore

test('--check says what is wrong by one message, and exits 2', () => {
  const run = spawnSync(process.execPath, [start, '--data', 'none.csv', '--check', '--json'], { env: environment, encoding: 'utf8' }); // prettier-ignore
  assert.is(run.status, 2);
  assert.match(run.stderr, /none\.csv: there is no such file\./);
  assert.is(run.stdout, '');
});

/** Starts a check that waits for its input, and resolves when it says so. */
async function waiting(data: string, stdin: 'pipe' | 'ignore') {
  const child = spawn(process.execPath, [start, '--data', data, '--check'], { env: environment, stdio: [stdin, 'pipe', 'pipe'] }); // prettier-ignore
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (text: Buffer) => (said += text.toString()));
  const closed = once(child, 'close');
  while (!said.includes('reading ')) await once(child.stdout ?? child, 'data');
  return { child, closed, said: () => said };
}

test('reading is ended by a signal, wherever nothing comes, and leaves nothing', async () => {
  mkdirSync(folder, { recursive: true });
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const [data, stdin] of [['-', 'pipe'], [pipe, 'ignore']] as const) {
    const { child, closed, said } = await waiting(data, stdin);
    child.kill('SIGINT');
    assert.equal(await closed, [130, null]);
    assert.match(said(), /Stopped by SIGINT/);
    assert.equal(existsSync(results) ? readdirSync(results) : [], []);
  }
}); // prettier-ignore

test('a pipe with a name is read like standard input', async () => {
  const { closed, said } = await waiting(join(folder, 'pipe'), 'ignore');
  writeFileSync(join(folder, 'pipe'), csv);
  assert.equal(await closed, [0, null]);
  assert.match(said(), /1000 rows\n/);
});

test.run();
