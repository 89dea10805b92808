import fs, { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import zlib, { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findDataPaths } from '../../../lib/data/tables/data-paths';
import {
  allBytes,
  fromMemory,
  openBytes,
  standardInputBlocks,
} from '../../../lib/data/tables/file-blocks';

const test = suite('data paths');
const folder = mkdtempSync(join(tmpdir(), 'paths-'));
test.after(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Buffer = 'x'): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

test('paths as they are given, patterns in the order of names, standard input', () => {
  const [b, a] = [put('some/b.csv'), put('some/a.csv')];
  put('some/.hidden.csv');
  put('some/inner.csv/c.csv');
  const found = findDataPaths(join(folder, 'some/*.csv'));
  assert.equal([...found.files.map(({ path }) => resolve(path)), found.folder], [a, b, false]);
  assert.equal(findDataPaths([b, '-', 'no/such']).files.map(({ path }) => path), [b, '-', 'no/such']);
  const odd = put('some[1]/x*.csv'); // there is such a file: it is no pattern
  assert.equal(findDataPaths(odd).files, [{ path: odd }]);
  assert.throws(() => findDataPaths(join(folder, 'none*')), /no file has such a name/);
  assert.throws(() => findDataPaths([]), /No data file was given/);
  assert.throws(() => findDataPaths([a, b, a]), /a\.csv: the file is named twice/);
}); // prettier-ignore

test('a folder of files, or of sub-folders that are classes', () => {
  const [plain, other] = [put('plain/2.txt'), put('plain/1.txt')];
  put('plain/.hidden');
  assert.equal(findDataPaths(join(folder, 'plain')), { files: [{ path: other }, { path: plain }], folder: false });
  const [pos, neg] = [put('set/pos/1.txt'), put('set/neg/1.txt')];
  put('set/README');
  put('set/pos/.hidden');
  put('set/pos/deeper/1.txt');
  assert.equal(findDataPaths(join(folder, 'set')), {
    files: [{ path: neg, label: 'neg' }, { path: pos, label: 'pos' }],
    folder: true,
    aside: ['README', join('pos', 'deeper')],
  });
  mkdirSync(join(folder, 'empty/inner'), { recursive: true });
  assert.throws(() => findDataPaths(join(folder, 'empty/inner')), /the folder is empty/);
  assert.throws(() => findDataPaths(join(folder, 'empty')), /sub-folders \(empty\/inner\) hold no files/);
}); // prettier-ignore

test('bytes come in blocks, as often as asked, from a file, from gzip and from memory', () => {
  const bytes = Buffer.from('tea '.repeat(2 ** 18 + 5));
  const packed = gzipSync(bytes);
  for (const source of [openBytes(put('a', bytes)), openBytes(put('b', packed)), fromMemory('c', bytes), fromMemory('d', packed)]) {
    for (let time = 0; time < 2; time++) {
      const blocks = Array.from(source.blocks(), (block) => Buffer.from(block));
      assert.equal(blocks.map(({ length }) => length), [2 ** 20, 20]);
      assert.ok(Buffer.concat(blocks).equals(bytes));
    }
  }
  assert.equal([openBytes(put('b', packed)).gzipped, openBytes(put('a', bytes)).gzipped], [true, false]);
  assert.equal([fromMemory('d', packed).gzipped, fromMemory('a', bytes).gzipped], [true, false]);
}); // prettier-ignore

test('no block is empty, and a file is closed, also when not all of it is read', () => {
  for (const [length, expected] of [[0, []], [1, [1]], [2 ** 20, [2 ** 20]], [2 ** 20 + 1, [2 ** 20, 1]]] as const) {
    const bytes = Buffer.alloc(length, 'a');
    for (const source of [fromMemory('x', bytes), openBytes(put('x', bytes))]) {
      assert.equal(Array.from(source.blocks(), (block) => block.length), expected);
    }
  }
  const [opened, closed]: [number[], number[]] = [[], []];
  const { openSync, closeSync } = fs;
  Object.assign(fs, {
    openSync: (...input: Parameters<typeof openSync>) => opened[opened.push(openSync(...input)) - 1],
    closeSync: (file: number) => void (closed.push(file), closeSync(file)),
  });
  try {
    const [first] = openBytes(put('x', 'tea')).blocks(); // only the first is asked for
    assert.is(first.length, 3);
    assert.equal([opened.length, closed], [2, opened]);
  } finally {
    Object.assign(fs, { openSync, closeSync });
  }
}); // prettier-ignore

test('half a mark of gzip is none; a damaged or missing file is named', () => {
  for (const start of [[0x1f], [0x1f, 0x61], [0x61, 0x8b], []]) {
    assert.not(fromMemory('x', Buffer.from(start)).gzipped);
    assert.equal(
      Buffer.concat([...openBytes(put('short', Buffer.from(start))).blocks()]),
      Buffer.from(start),
    );
  }
  assert.throws(
    () => openBytes(put('bad.gz', Buffer.of(0x1f, 0x8b, 1))),
    /bad\.gz: the gzip file is damaged/,
  );
  assert.throws(() => openBytes(join(folder, 'none')), /none: there is no such file\. Give/);
  assert.throws(() => openBytes(folder), /it is a folder/);
});

test('a packed file of 2 GB is refused unread', () => {
  const path = put('large.gz', Buffer.of(0x1f, 0x8b));
  truncateSync(path, 2 ** 31); // only its beginning takes room on the disk
  assert.throws(
    () => openBytes(path),
    /large\.gz: it is larger than 2 GB\. Unpack it \(gunzip\), and give/,
  );
  truncateSync(put('large.csv', 'tea'), 2 ** 31); // one that is not packed may be of any size
  const [start] = openBytes(join(folder, 'large.csv')).blocks();
  assert.is(start.toString('latin1', 0, 3), 'tea');
});

test('what is too large when it is unpacked is told apart from what is damaged', () => {
  const { gunzipSync } = zlib;
  const fail = (code: string) => () => {
    throw Object.assign(new Error(code), { code });
  };
  const open = (code: string) => () => {
    Object.assign(zlib, { gunzipSync: fail(code) });
    fromMemory('x.gz', Buffer.of(0x1f, 0x8b));
  };
  try {
    assert.throws(
      open('ERR_BUFFER_TOO_LARGE'),
      /^x\.gz: it is larger than 4 GB when unpacked\. Unpack it/,
    );
    assert.throws(open('Z_BUF_ERROR'), /^x\.gz: the gzip file is damaged or cut short\. Pack/);
  } finally {
    Object.assign(zlib, { gunzipSync });
  }
});

/** Lets standard input give these pieces, or fail with these codes, while something is read. */
function withInput<T>(answers: readonly string[], read: () => T): T {
  const { readSync } = fs;
  const left = [...answers];
  const answer = (file: number, block: Buffer, offset: number): number => {
    assert.is(file, 0);
    const next = left.shift() ?? '';
    if (/^E[A-Z]+$/.test(next)) throw Object.assign(new Error(next), { code: next });
    return block.write(next, offset);
  };
  Object.assign(fs, { readSync: answer });
  try {
    return read();
  } finally {
    Object.assign(fs, { readSync });
  }
}

test('standard input is read until it ends, however often nothing is there yet', () => {
  const blocks = (...answers: string[]) =>
    withInput(answers, () => Array.from(standardInputBlocks(), String));
  assert.equal(blocks('tea', 'EAGAIN', 'EAGAIN', 'pot', '', 'cup'), ['tea', 'pot']);
  assert.equal(blocks('tea', 'EOF', 'cup'), ['tea']); // so Windows tells the end
  assert.throws(() => blocks('tea', 'EIO', 'cup'), /^EIO$/);
  const source = withInput(['tea', 'EAGAIN', ' pot'], () => openBytes('-'));
  assert.equal(
    [source.name, source.gzipped, String(allBytes(source))],
    ['standard input', false, 'tea pot'],
  );
});

test.run();
