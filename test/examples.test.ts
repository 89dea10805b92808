/**
 * The examples in the docstrings of the library, run: each line `expression // => value` gives that value. Each function,
 * class and constant that index.ts exports has one, and is used by a notebook.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import * as reviewlab from '../lib';
import { readNotebook } from '../lib/tools/notebook/notebook';

const test = suite('examples');

/** What shows the results of a whole run needs none: figures, tables, and what writes below a cell. */
const SHOWS = /(Figure|Table)$|^(show|record)$/;
/** Ask a running service: an example would need one. Notebook 5 shows them. */
const NEED_A_SERVICE = /^(startService|mysteryService)$/;
const folder = mkdtempSync(join(tmpdir(), 'reviewlab-'));
const before = process.env['REVIEWLAB_RESULTS'];

test.before.each(() => {
  process.env['REVIEWLAB_RESULTS'] = mkdtempSync(join(folder, 'results-'));
});
test.after(() => {
  if (before === undefined) delete process.env['REVIEWLAB_RESULTS'];
  else process.env['REVIEWLAB_RESULTS'] = before;
  rmSync(folder, { recursive: true });
});

/** The files of the library, without its tools; the name of each declared value, and the examples of its docstring. */
const declared = new Map(libraryFiles('lib').map((file) => [file, examplesIn(file)]));
const exported = exportedNames();
const everything = Object.assign(
  {},
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the files are found as the test runs
  ...[...declared.keys()].map((file) => require(resolve(file)) as object),
  reviewlab,
) as Record<string, unknown>;

for (const [file, examplesOf] of declared) {
  for (const [name, examples] of examplesOf) {
    if (examples.length === 0) continue;
    test(`${file}: ${name}`, () => {
      for (const example of examples) run(example);
    });
  }
}

test('every export has an example, but for what shows results or needs a running service', () => {
  const without = [...exported]
    .filter(([name, file]) => declared.get(file)?.get(name)?.length === 0)
    .map(([name]) => name);
  assert.equal(
    without.filter((name) => !SHOWS.test(name) && !NEED_A_SERVICE.test(name)),
    [],
  );
});

test('the docstring of each exported function begins with a sentence, not with a tag', () => {
  const without = [...declared.keys()].flatMap((file) =>
    parse(file)
      .statements.filter(ts.isFunctionDeclaration)
      .filter(({ modifiers }) =>
        modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
      )
      .filter(({ body }) => body !== undefined) // of an overloaded function the first signature has it
      .filter((one) => {
        const name = one.name?.text ?? '';
        const docs = parse(file)
          .statements.filter(ts.isFunctionDeclaration)
          .filter((other) => other.name?.text === name)
          .flatMap((other) => ts.getJSDocCommentsAndTags(other).filter(ts.isJSDoc));
        return !docs.some(({ comment }) => (ts.getTextOfJSDocComment(comment) ?? '').trim() !== '');
      })
      .map(({ name }) => `${file}: ${name?.text}`),
  );
  assert.equal(without, []);
});

test('every export is used by a notebook, and what a notebook imports is exported', () => {
  const used = new Set<string>();
  const missing = new Set<string>();
  const index = new Set(readFileSync(join('lib', 'index.ts'), 'utf8').match(/\w+/g));
  const folder = 'notebooks';
  const notebooks = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));
  for (const name of [...notebooks, join('exercise', 'source.ipynb')]) {
    for (const { cell_type: kind, source } of readNotebook(join(folder, name)).cells) {
      if (kind !== 'code') continue;
      for (const [, names] of source.matchAll(/^import \{([^}]*)\} from 'reviewlab'/gm)) {
        for (const [name] of names.matchAll(/\w+/g)) if (!index.has(name)) missing.add(name);
      }
      const code = source.replace(/^import [^;]*;/gm, '').replace(/\/\/.*$|'[^'\n]*'/gm, '');
      for (const [word] of code.matchAll(/\w+/g)) used.add(word);
    }
  }
  const unused = [...exported.keys()].filter((name) => !used.has(name));
  assert.equal([unused, [...missing]], [[], []]);
});

test('an example without a value, or with a wrong one, fails', () => {
  for (const [example, message] of [
    ['accuracy(["a"], ["a"]).accuracy', /no value/],
    ['accuracy(["a"], ["a"]).accuracy // => 0.5', /accuracy/],
  ] as const) {
    let failure = '';
    try {
      run(example);
    } catch (error) {
      failure = (error as Error).message;
    }
    assert.match(failure, message);
  }
});

/** Runs one example with everything in scope that the library's files export; what each line gives is compared with what it says. */
function run(example: string): void {
  let checks = 0;
  const hold = (value: unknown, expected: unknown, line: string): void => {
    checks++;
    assert.equal(value, expected, line);
  };
  const code = example.split('\n').map((line) => {
    const [, expression, value] = /^(.*?);? \/\/ => (.*)$/.exec(line) ?? [];
    if (expression === undefined) return line;
    return `;hold(${expression}, ${value}, ${JSON.stringify(line)});`;
  });
  const scope = { ...everything, hold };
  const body = compileFunction(code.join('\n'), Object.keys(scope)) as (...all: unknown[]) => void;
  body(...Object.values(scope));
  assert.ok(checks > 0, `no value is shown: ${example}`);
}

function libraryFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return /^(dist|tools)$/.test(entry.name) ? [] : libraryFiles(path);
    return path.endsWith('.ts') && entry.name !== 'index.ts' ? [path] : [];
  });
}

/** The name of each export of index.ts, types too, and the file that declares it. */
function exportedNames(): Map<string, string> {
  const names = new Map<string, string>();
  for (const statement of parse('lib/index.ts').statements) {
    if (!ts.isExportDeclaration(statement)) continue;
    const { exportClause, moduleSpecifier } = statement;
    assert.ok(exportClause !== undefined && ts.isNamedExports(exportClause), 'exports have names');
    assert.ok(moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier));
    const file = join('lib', `${moduleSpecifier.text}.ts`);
    for (const { name } of exportClause.elements) names.set(name.text, file);
  }
  return names;
}

/** The name of each value that a file declares for others, and the examples of its docstring. */
function examplesIn(file: string): Map<string, string[]> {
  const examples = new Map<string, string[]>();
  for (const statement of parse(file).statements) {
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.getText())
      : ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)
        ? [statement.name?.text ?? '']
        : [];
    const own = ts
      .getJSDocTags(statement)
      .filter(({ tagName }) => tagName.text === 'example')
      .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '');
    // An overloaded function has its example at its first signature.
    for (const name of names) examples.set(name, [...(examples.get(name) ?? []), ...own]);
  }
  return examples;
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
}

test.run();
