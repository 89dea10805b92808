import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { writeWhole } from '../../lib/data/write-whole';

const test = suite('write-whole');
let folder = '';
test.before.each(() => void (folder = mkdtempSync(join(tmpdir(), 'write-whole-'))));
test.after.each(() => rmSync(folder, { recursive: true }));

test('writes a new file, making folders, and replaces an old one', () => {
  const path = join(folder, 'a', 'b', 'file.json');
  writeWhole(path, 'first');
  writeWhole(path, 'zweite Fassung: é, 😀');
  assert.is(readFileSync(path, 'utf8'), 'zweite Fassung: é, 😀');
  assert.equal(readdirSync(join(folder, 'a', 'b')), ['file.json']);
});

test('whoever has the old file open still reads the old one whole', () => {
  const path = join(folder, 'file.json');
  writeWhole(path, 'the old content');
  const open = openSync(path, 'r');
  try {
    writeWhole(path, 'new');
    assert.is(readFileSync(open, 'utf8'), 'the old content');
  } finally {
    closeSync(open);
  }
});

test('a write that fails leaves the old content and no temporary file', () => {
  const taken = join(folder, 'taken');
  mkdirSync(taken);
  writeFileSync(join(taken, 'inside'), 'old'); // a folder that is not empty cannot be renamed over
  assert.throws(() => writeWhole(taken, 'new'));
  assert.equal(readdirSync(folder), ['taken']);
  assert.is(readFileSync(join(taken, 'inside'), 'utf8'), 'old');
});

test.run();
