import { runInNewContext } from 'node:vm';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readTypesWithoutComments } from '../../../lib/tools/kernel/types-without-comments';

const test = suite('types without comments');

const files: Record<string, string> = {
  'fs.d.ts': `/** Reads
 *  a file. */
  /** twice */ export declare function read(pattern: '/** stays */'): '*/';
/// <reference types="node" />
`,
  'cell.ts': '/** stays */ let a = 1;',
};

/** The `sys` of a TypeScript that has loaded the script. */
function patched() {
  const sys = {
    readFile: (path: string): string | undefined => files[path],
    watchFile: (): { close?: () => void } => ({}),
    watchDirectory: (): { close?: () => void } => ({}),
  };
  const required = Object.assign(() => ({ sys }), { resolve: (name: string) => name });
  runInNewContext(readTypesWithoutComments('/tslab/bin/tslab'), { require: required });
  return sys;
}

test('comments that begin a line of a type file go, all else stays', () => {
  assert.is(
    patched().readFile('fs.d.ts'),
    `
 export declare function read(pattern: '/** stays */'): '*/';
/// <reference types="node" />
`,
  );
});

test('other files stay as they are, and one that is missing stays missing', () => {
  assert.is(patched().readFile('cell.ts'), files['cell.ts']);
  assert.is(patched().readFile('missing.d.ts'), undefined);
});

test('nothing is watched', () => {
  for (const name of ['watchFile', 'watchDirectory'] as const) {
    assert.type(patched()[name]().close, 'function');
  }
});

test.run();
