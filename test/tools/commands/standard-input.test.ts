import { spawnSync } from 'node:child_process';
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

const test = suite('standard input');
const folder = mkdtempSync(join(tmpdir(), 'standard-input-'));
const results = join(folder, 'results');
test.before.each(() => rmSync(results, { recursive: true, force: true }));
test.after(() => rmSync(folder, { recursive: true }));

const csv = readFileSync('data/reviews-test.csv');

/** Calls readOwnData in a process that is handed `input`; returns what it prints. */
function read(parameters: object, input: Buffer): string {
  const program = `
    const { readOwnData } = require('./lib/tools/commands/own-data.ts');
    try {
      const { settings, sentences, whenWhole } = readOwnData(${JSON.stringify(parameters)}, ${JSON.stringify(results)});
      if (settings.seed === 7) whenWhole();
      console.log(sentences.find((sentence) => !sentence.startsWith('Classes')));
    } catch (error) { console.log(error.constructor.name + ': ' + error.message); }`;
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
    /standard-input-[0-9a-f]{12}: CSV with commas, utf-8, with a header; .*1000 rows\n/,
  );
  assert.match(read({ data: '-' }, gzipSync(csv)), /utf-8, gzip, with a header; .*1000 rows\n/);
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

test.run();
