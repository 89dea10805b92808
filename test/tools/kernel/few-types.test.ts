import { runInNewContext } from 'node:vm';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Kernel } from '../../../lib/tools/kernel/kernel';
import { readFewTypes } from '../../../lib/tools/kernel/few-types';

const test = suite('few types');

const files: Record<string, string> = {
  'fs.d.ts': `/** Reads
 *  a file. */
  /** twice */ export declare function read(pattern: '/** stays */'): '*/';
/// <reference types="node" />
`,
  'cell.ts': '/** stays */ let a = 1;',
  'ts/lib/lib.es2022.d.ts': '/// <reference lib="es2021" />\n/// <reference lib="es5" />\nlate;',
  'ts/lib/lib.es2021.d.ts': '/// <reference lib="es5" />\nearly;',
  'ts/lib/lib.es5.d.ts': 'first;',
  'a/@types/node/index.d.ts':
    '/// <reference lib="es2020" />\n/// <reference path="globals.d.ts" />\n/// <reference path="fs.d.ts" />\n',
};

interface Converter {
  convert(before: string, code: string): { diagnostics: { messageText: string }[]; by: number };
  complete(): number;
}

/** The `sys` and the converter of a tslab that has loaded the script; code that names an error does not pass. */
function patched() {
  const sys = {
    readFile: (path: string): string | undefined => files[path],
    getDirectories: (path: string): string[] => (path === '.' ? ['a'] : ['node', 'estree']),
    watchFile: (): { close?: () => void } => ({}),
    watchDirectory: (): { close?: () => void } => ({}),
  };
  const state = { made: 0, closed: 0 };
  const tslab = {
    createConverter: (): Converter & { close(): void } => {
      const by = ++state.made;
      return {
        convert: (_, code) => {
          const error = /^Type .*|^Cannot .*|^No value .*/.exec(code)?.[0];
          return { diagnostics: error === undefined ? [] : [{ messageText: error }], by };
        },
        complete: () => by,
        close: () => void state.closed++,
      };
    },
  };
  const load = (name: string) => (name.endsWith('converter.js') ? tslab : { sys });
  const required = Object.assign(load, { resolve: (name: string) => name });
  runInNewContext(readFewTypes('/tslab/bin/tslab'), { require: required, setTimeout });
  return { sys, state, converter: tslab.createConverter() as Converter };
}

test('comments that begin a line of a type file go, all else stays', () => {
  assert.is(
    patched().sys.readFile('fs.d.ts'),
    `
 export declare function read(pattern: '/** stays */'): '*/';
/// <reference types="node" />
`,
  );
});

test('other files stay as they are, and one that is missing stays missing', () => {
  assert.is(patched().sys.readFile('cell.ts'), files['cell.ts']);
  assert.is(patched().sys.readFile('missing.d.ts'), undefined);
});

test('the language’s types come in one file, each once and before who needs it', () => {
  const text = patched().sys.readFile('ts/lib/lib.es2022.d.ts');
  assert.equal(text?.split(/\s+/), ['first;', 'early;', 'late;']);
});

test('the types of Node’s modules and of other packages are read when a cell asks for them', () => {
  for (const code of [
    "import { a } from 'fs'",
    "require('./own')",
    "await import('fs')",
    'process.argv',
    "Type 'string' is not assignable to type 'number'.",
    "Cannot find name 'setTimeout'.",
    "Cannot find name 'Buffer'.",
  ]) {
    const { sys, state, converter } = patched();
    const index = 'a/@types/node/index.d.ts';
    assert.is(sys.readFile(index)?.trim(), '/// <reference path="globals.d.ts" />', code);
    assert.equal(sys.getDirectories('a/@types'), ['node']);
    assert.equal(sys.getDirectories('.'), ['a']);
    const import1 = "import { show } from 'reviewlab';";
    assert.is(converter.convert('', import1).by, 1);
    assert.is(converter.convert('', code).by, 2, code);
    assert.is(converter.convert('', import1).by, 2, 'all stay');
    assert.equal(state, { made: 2, closed: 1 });
    assert.match(sys.readFile(index)!, 'fs.d.ts');
    assert.equal(sys.getDirectories('a/@types'), ['node', 'estree']);
  }
});

test('where few types are all there are, nothing is compiled again', () => {
  const { converter, state } = patched();
  converter.convert('', 'process.argv');
  assert.equal(state, { made: 1, closed: 0 });
});

test('a name that nothing has is said at once', () => {
  for (const error of [
    "Cannot find name 'timeBatch'. Did you mean 'timer'?",
    "No value exists in scope for the shorthand property 'labels'. Either declare one or provide an initializer.",
  ]) {
    const { diagnostics, by } = patched().converter.convert('', error);
    assert.equal([diagnostics, by], [[{ messageText: error }], 1]);
  }
});

test('an editor’s question is answered from all types', () => {
  const { sys, converter } = patched();
  sys.readFile('a/@types/node/index.d.ts');
  assert.is(converter.complete(), 2);
});

test('nothing is watched', () => {
  for (const name of ['watchFile', 'watchDirectory'] as const) {
    assert.type(patched().sys[name]().close, 'function');
  }
});

test('Node’s own modules and names have their types, and what was there before stays', async () => {
  const cells = [
    ['const started: number = performance.now();', ''],
    ["import { sep } from 'node:path';\nconsole.log(sep, started > 0);", '/ true\n'],
    [
      'const path: number = process.argv[0];',
      "1:7 - Type 'string' is not assignable to type 'number'.\n",
    ],
  ];
  const kernel = await Kernel.start('notebooks');
  try {
    for (const [code, said] of cells) {
      const { messages } = await kernel.execute(code, 60_000);
      assert.is(messages.map(({ content }) => content['text'] as string).join(''), said, code);
    }
  } finally {
    await kernel.shutdown();
  }
});

test.run();
