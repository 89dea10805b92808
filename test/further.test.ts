/**
 * What is headed 'Further' in a notebook can be left out: no cell that stays uses a name that only a left-out
 * cell brings. Checked by TypeScript, all parts left out at once and each by itself; the kernel is not needed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../lib/data/results-folder';

const test = suite('further');
const folder = join(projectFolder(), 'notebooks');

interface Cell {
  readonly cell_type: string;
  readonly id: string;
  readonly source: readonly string[];
}

/** The parts: from a cell that begins with a heading 'Further' up to the next cell that holds a heading. */
function furtherParts(cells: readonly Cell[]): Cell[][] {
  const parts: Cell[][] = [];
  let inside = false;
  for (const cell of cells) {
    const isMarkdown = cell.cell_type === 'markdown';
    const starts = isMarkdown && /^#+ Further\b/.test(cell.source[0] ?? '');
    if (starts) parts.push([]);
    if (isMarkdown && cell.source.some((line) => /^#+ /.test(line))) inside = starts;
    if (inside) parts.at(-1)?.push(cell);
  }
  return parts;
}

const NOT_FOUND = new Set([2304, 2552, 18004, 2503]); // cannot find name; in shorthand; as a namespace

/** What every check reads alike: the types of Node and of reviewlab, read once. */
const known = new Map<string, ts.SourceFile | undefined>();

/** The names that are used in these cells and stand in none of them. */
function unknownNames(cells: readonly Cell[], name: string): string[] {
  const path = join(folder, `${name}.check.ts`);
  const text = cells
    .filter((cell) => cell.cell_type === 'code')
    .map((cell) => cell.source.join(''))
    .join(';\n');
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  };
  const files = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...files,
    fileExists: (file) => file === path || files.fileExists(file),
    readFile: (file) => (file === path ? text : files.readFile(file)),
    getSourceFile: (file, version) => {
      if (file === path) return ts.createSourceFile(file, text, version);
      if (!known.has(file)) known.set(file, files.getSourceFile(file, version));
      return known.get(file);
    },
  };
  const program = ts.createProgram([path], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(path))
    .filter(({ code }) => NOT_FOUND.has(code))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

test('the check sees a name that is gone', () => {
  const cell = { cell_type: 'code', id: 'a', source: ['console.log(gone);'] };
  assert.equal(unknownNames([cell], 'example'), ["Cannot find name 'gone'."]);
});

const names = readdirSync(folder).filter((name) => /^0[1-4]-.*\.ipynb$/.test(name));
for (const name of names) {
  const { cells } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { cells: Cell[] };
  const parts = furtherParts(cells);

  test(`${name}: its Further parts can be left out, each and all`, () => {
    assert.ok(parts.length > 0);
    for (const leftOut of [parts.flat(), ...parts]) {
      const rest = cells.filter((cell) => !leftOut.includes(cell));
      assert.equal(unknownNames(rest, basename(name, '.ipynb')), [], leftOut[0].source[0]);
    }
  });
}

test.run();
