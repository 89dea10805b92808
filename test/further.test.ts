/**
 * What is headed 'Further' in a notebook can be left out: no cell that stays uses a name that only a left-out
 * cell brings. Checked by TypeScript, all parts left out at once and each by itself; the kernel is not needed.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../lib/data/results-folder';
import { readNotebook, type Cell } from '../lib/tools/notebook/notebook';
import { furtherParts } from './reading-time';

const test = suite('further');
const folder = join(projectFolder(), 'notebooks');

const NOT_FOUND = new Set([2304, 2552, 18004, 2503]); // cannot find name; in shorthand; as a namespace

/** The code of these cells as a module. */
function moduleOf(cells: readonly Cell[]): string {
  const code = cells.filter((cell) => cell.cell_type === 'code').map((cell) => cell.source);
  return [...code, 'export {};'].join(';\n');
}

/** For each module the names that are used and stand nowhere in it. All in one program: types are read once. */
function unknownNames(modules: readonly string[]): string[][] {
  const texts = new Map(modules.map((text, at) => [join(folder, `part-${at}.check.ts`), text]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
    lib: ['lib.es2022.d.ts'], // a browser's names, such as `name` and `length`, would hide one that is missing
  };
  const files = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...files,
    fileExists: (file) => texts.has(file) || files.fileExists(file),
    readFile: (file) => texts.get(file) ?? files.readFile(file),
    getSourceFile: (file, version) => {
      const text = texts.get(file);
      if (text !== undefined) return ts.createSourceFile(file, text, version);
      return files.getSourceFile(file, version);
    },
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts.keys()].map((path) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(path))
      .filter(({ code }) => NOT_FOUND.has(code))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
  );
}

test('no cell that stays uses a name of a Further part, all left out at once and each by itself', () => {
  const gone: Cell = {
    cell_type: 'code',
    id: 'a',
    metadata: {},
    source: 'console.log(gone);',
    execution_count: null,
    outputs: [],
  };
  const kinds: { name: string; rest: Cell[] }[] = [{ name: 'a name that is gone', rest: [gone] }];
  for (const name of readdirSync(folder).filter((name) => /^0[1-4]-.*\.ipynb$/.test(name))) {
    const { cells } = readNotebook(join(folder, name));
    const parts = furtherParts(cells);
    assert.ok(parts.length > 0, name);
    for (const leftOut of [parts.flat(), ...parts]) {
      const rest = cells.filter((cell) => !leftOut.includes(cell));
      kinds.push({ name: `${name} without ${leftOut[0].source.split('\n', 1)[0]}`, rest });
    }
  }
  const [seen, ...found] = unknownNames(kinds.map(({ rest }) => moduleOf(rest)));
  assert.equal(seen, ["Cannot find name 'gone'."]); // the check sees one
  found.forEach((names, at) => assert.equal(names, [], kinds[at + 1].name));
});

/** What stands behind a prefix in the tags of these cells: 'rounds' for 'teaches:rounds'. */
function tagged(cells: readonly Cell[], prefix: string): string[] {
  return cells.flatMap(({ metadata }) =>
    ((metadata['tags'] ?? []) as string[])
      .filter((tag) => tag.startsWith(prefix))
      .map((tag) => tag.slice(prefix.length)),
  );
}

/**
 * 'To remember' names ideas. Its cell has a tag `remembers:<idea>` for each of its points, in their order, and the
 * cell that teaches the idea a tag `teaches:<idea>`.
 */
function unremembered(cells: readonly Cell[]): string[] {
  const left = furtherParts(cells).flat();
  const taught = tagged(
    cells.filter((cell) => !left.includes(cell)),
    'teaches:',
  );
  return cells.flatMap((cell) => {
    const points = cell.source.split('\n').filter((line) => line.startsWith('- '));
    const ideas = tagged([cell], 'remembers:');
    if (!/^#+ To remember\b/m.test(cell.source)) return [];
    if (ideas.length !== points.length) {
      return [`${points.length} points and ${ideas.length} tags remembers:<idea>`];
    }
    return ideas.filter((idea) => !taught.includes(idea));
  });
}

test('to be remembered is only what a cell teaches that is not left out', () => {
  const made = (id: string, text: string, ...tags: string[]): Cell => {
    return { cell_type: 'markdown', id, metadata: { tags }, source: text };
  };
  const points = made('c', '## To remember\n- a point', 'remembers:it');
  const head = made('h', '## Further: more');
  const teach = made('t', 'It is so.', 'teaches:it');
  assert.equal(unremembered([teach, head, points]), []);
  assert.equal(unremembered([head, teach, points]), ['it']);
  assert.equal(unremembered([teach, made('c', '## To remember\n- one\n- two', 'remembers:it')]), [
    '2 points and 1 tags remembers:<idea>',
  ]);
  for (const name of readdirSync(folder).filter((name) => TAGGED.test(name))) {
    const { cells } = readNotebook(join(folder, name));
    assert.ok(tagged(cells, 'remembers:').length > 0, name);
    assert.equal(unremembered(cells), [], name);
  }
});

/** The notebooks whose ideas are tagged: all but the questions of the last one. */
const TAGGED = /^0[12346]-.*\.ipynb$/;

test.run();
