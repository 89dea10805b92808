import fs, {
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

/** Calls of the file system's functions while something is done, each handed over to `first`. */
function watch(names: readonly ('openSync' | 'fsyncSync' | 'closeSync' | 'renameSync')[], first: (name: string) => void, act: () => void): void {
  const own = names.map((name) => [name, fs[name]] as const);
  for (const [name, call] of own) {
    Object.assign(fs, {
      [name]: (...input: unknown[]): unknown => {
        first(name);
        return Reflect.apply(call, fs, input);
      },
    });
  }
  try {
    act();
  } finally {
    Object.assign(fs, Object.fromEntries(own));
  }
} // prettier-ignore

test('a file is on the disk and closed before it gets its name', () => {
  const calls: string[] = [];
  const names = ['openSync', 'fsyncSync', 'closeSync', 'renameSync'] as const;
  watch(names, (name) => calls.push(name), () => writeWhole(join(folder, 'file.json'), 'x'));
  assert.equal(calls, names);
}); // prettier-ignore

test('a temporary file that cannot be made is told as it is', () => {
  const refuse = (): void => {
    throw new Error('no permission');
  };
  const path = join(folder, 'file.json');
  assert.throws(() => watch(['openSync'], refuse, () => writeWhole(path, 'x')), /^no permission$/);
  assert.equal(readdirSync(folder), []);
});

test.run();
