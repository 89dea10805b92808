import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readTableFrom, readTables, type TableOptions } from '../../../lib/data/tables/read-tables';

const test = suite('read tables');
const folder = mkdtempSync(join(tmpdir(), 'tables-'));
test.after(() => rmSync(folder, { recursive: true }));

/** Files of the given names and contents, as paths in a folder of their own. */
function files(contents: Record<string, string | Buffer>): string[] {
  const own = mkdtempSync(join(folder, 'set-'));
  return Object.entries(contents).map(([name, content]) => {
    const path = join(own, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
    return path;
  });
}

/** Fields of all rows of all tables. */
const fields = (paths: string | readonly string[], options: TableOptions = {}) =>
  readTables(paths, options).flatMap(({ rows }) => [...rows].map((row) => [...row.fields]));

test('two files of lines are a class each, called by what their names do not have in common', () => {
  const text = 'some tea\n\n two pots \n';
  const twoOf = (a: string, b: string) => fields(files({ [a]: text, [b]: text })).map((row) => row[1]);
  assert.equal(twoOf('good.txt', 'bad.txt'), ['good', 'good', 'bad', 'bad']);
  assert.equal(twoOf('rt.pos', 'rt.neg'), ['pos', 'pos', 'neg', 'neg']);
  assert.match(twoOf('rt.pos', 'rt')[0], /set-.*rt\.pos$/); // no ending: whole paths
  const [first, second] = files({ 'a/rt.txt': text, 'b/rt.txt': text });
  assert.equal(fields([first, second]).map((row) => row[1]), [first, first, second, second]);
  const packed = files({ 'pos.txt.gz': gzipSync(text), 'neg.txt': text });
  const [pos] = readTables(packed, {});
  assert.equal([pos.format, pos.encoding, pos.gzipped], ["one file a class (this is 'pos')", 'utf-8', true]);
  assert.equal([...pos.rows].map((row) => [row.row, ...row.fields]), [[1, 'some tea', 'pos'], [3, 'two pots', 'pos']]);
}); // prettier-ignore

test('commas in the texts make no columns, a header or tabs do', () => {
  const lines = 'so so\ngood tea, hot\nbad tea, cold\nfine, really\n';
  assert.equal(fields(files({ 'pos.txt': lines, 'neg.txt': lines }))[1], ['good tea, hot', 'pos']);
  assert.equal(fields(files({ 'pos.txt': `text,label\n${lines}`, 'neg.txt': lines }))[0], ['text', 'label']);
  const tabs = 'good tea\thot\nbad tea\tcold\n';
  assert.equal(fields(files({ 'pos.txt': tabs, 'neg.txt': tabs }))[0], ['good tea', 'hot']);
  assert.equal(fields(files({ 'pos.csv': 'tea\npot\n', 'neg.txt': 'tea\npot\n' }))[0], ['tea']);
  assert.equal(fields(files({ 'pos.txt': 'tea\npot\n' }))[0], ['tea']); // one file alone is no class
  const fast = '__label__pos tea\n';
  assert.equal(fields(files({ 'a.txt': fast, 'b.txt': fast })), [['tea', 'pos'], ['tea', 'pos']]);
  const json = '{"text":"tea","label":"pos"}\n';
  assert.equal(fields(files({ 'a.txt': json, 'b.txt': json })), [['tea', 'pos'], ['tea', 'pos']]);
}); // prettier-ignore

test('a folder of sub-folders: a file a text, the sub-folder its class', () => {
  const [first] = files({ 'set/pos/1.txt': ' good\ntea \n', 'set/neg/1.txt': 'bad tea', 'set/neg/2.txt': 'caf\u00e9' });
  const set = join(first, '../..');
  const [table] = readTables(set, {});
  assert.is(table.file, set);
  assert.equal([...table.rows].map(({ row, fields }) => [row, ...fields.slice(1)]), [[1, 'bad tea', 'neg'], [2, 'café', 'neg'], [3, 'good\ntea', 'pos']]);
  assert.is(table.rows.at(0).fields[0], join(set, 'neg', '1.txt'));
  assert.is(table.format, 'a folder with one sub-folder a class');
  assert.is(table.damaged, false);
  writeFileSync(join(set, 'neg/2.txt'), Buffer.from('caf\u00c3\u00a9 \u00ff', 'latin1'));
  assert.is(readTables(set, { lenient: true })[0].damaged, true);
}); // prettier-ignore

test('what a file is, from its first characters', () => {
  const format = (content: string) => readTableFrom(content, 'x', []).format;
  assert.is(format('[{"text":"a","label":"b"}]'), 'JSON');
  assert.is(format(' { "data": [{"text":"a"}]}'), 'JSON');
  assert.is(format('[tea] is,good\n[pot] is,bad\n'), 'CSV with commas');
  assert.is(format('{tea},good\n{pot},bad\n'), 'CSV with commas');
  assert.is(format(' __label__a tea\n'), 'fastText');
  assert.is(format('tea\npot\n'), 'lines');
  for (const [start, message] of [['', /the file is empty/], [' \n ', /the file is empty/], ['PK\u0003\u0004', /a zip archive/], ['PAR1 no', /not a Parquet file that can be read here \(.+\)\. Save/]] as const) {
    assert.throws(() => format(start), message);
  } // prettier-ignore
});

test('the start decides: whole lines of the first 64,000 characters', () => {
  const cut = 'a;b\n'.repeat(2 ** 14 - 1) + 'c,d;e\n' + 'f,g\n'.repeat(2 ** 14);
  assert.is(readTableFrom(cut, 'x', []).format, 'CSV with semicolons');
  const long = `text,label\n"${'tea '.repeat(2 ** 15)}",good\n`; // the first row is longer than the start
  assert.equal(
    [...readTableFrom(long, 'x', []).rows].map(({ fields }) => fields.length),
    [2, 2],
  );
  const rows = `${'tea '.repeat(10_000)};good\n`.repeat(3); // one whole row, and a part of the next
  assert.is(readTableFrom(rows, 'x', []).format, 'CSV with semicolons');
  assert.is(readTableFrom(`\n${'tea '.repeat(20_000)}`, 'x', []).format, 'lines');
  assert.is(readTableFrom('x\na;b\nc;d', 'x', []).format, 'CSV with semicolons');
  const one = `${'tea '.repeat(2 ** 15)};good\n`;
  assert.is(readTableFrom(`text;label\n${one}`, 'x', []).format, 'CSV with semicolons');
  assert.is(readTableFrom(`a,b;label\n${one}`, 'x', []).format, 'CSV with semicolons'); // to its last letter
});

test('the encoding asked for holds for every file', () => {
  const latin = Buffer.from('text,label\ncaf\u00e9,good\n', 'latin1');
  const paths = files({ 'a.csv': latin, 'b.csv': latin });
  assert.equal(fields(paths, { encoding: 'iso-8859-2' })[3], ['café', 'good']);
  assert.throws(() => fields(paths, { encoding: 'utf-8' }), /a\.csv: line 2: the byte E9/);
  const lines = Buffer.from('caf\u00e9 \u00e0 la cr\u00e8me\n', 'latin1');
  assert.equal(fields(files({ 'pos.txt': lines, 'neg.txt': lines }), { encoding: 'latin1' })[1], [
    'café à la crème',
    'neg',
  ]);
});

test.run();
