/** The desk from end to end, on a small folder with hostile names and programs. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkFolder } from '../../../lib/dist/tools/classroom/check-folder';
import { writeNotebook } from '../../../lib/tools/notebook/notebook';
import { solved, withCode } from './some-submissions';

const test = suite('check folder');
const folder = mkdtempSync(join(tmpdir(), 'desk-'));
test.after(() => rmSync(folder, { recursive: true }));

const loop = 'function percentile(): number { while (true) {} }';

test('each is marked and none stops the others', async () => {
  const work = join(folder, 'submissions');
  mkdirSync(join(work, '=HYPERLINK("x")'), { recursive: true });
  writeNotebook(join(work, '=HYPERLINK("x")', 'exercise (1).ipynb'), solved);
  writeFileSync(join(work, 'broken.ipynb'), '');
  writeNotebook(join(work, '<b>loop.ipynb'), withCode(solved, 'percentile', loop));
  writeNotebook(join(work, 'exit.ipynb'), withCode(solved, 'percentile', 'process.exit(0);'));
  const out = join(folder, 'marks.csv');
  const options = { project: process.cwd(), folder: work, out, say: () => undefined };
  await checkFolder({ ...options, cellLimitMs: 10_000 });
  const text = readFileSync(out, 'utf8');
  const rows = parse<Record<string, string>>(text, { columns: true, bom: true });
  const row = (file: string) => rows.find((one) => one.file.includes(file)) ?? {};
  assert.is(rows.length, 4);
  const good = row('exercise (1)');
  assert.is(good.learner, '\'=HYPERLINK("x")');
  assert.equal([good.total, good['out of'], good.why], ['12', '14', '']);
  assert.equal([row('broken').total, row('broken')['needs human']], ['0', 'yes']);
  assert.is(row('loop')['percentile message'], 'interrupted');
  assert.is(row('loop').total, '11');
  assert.match(row('exit').why, /kernel was lost/);
  assert.is(row('exit').total, '5');
  const pages = join(folder, 'marks-pages');
  const names = readdirSync(join(pages, 'feedback'));
  assert.is(names.length, 4);
  const all = names.map((name) => readFileSync(join(pages, 'feedback', name), 'utf8')).join('');
  assert.not.match(all, /<b>|seed/);
  assert.match(readFileSync(join(pages, 'class.html'), 'utf8'), /percentile: interrupted/);
});

test.run();
