/**
 * The examples in the docstrings, run: each function, class and constant that index.ts exports has one,
 * and every line `expression // => value` gives that value.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import ts from 'typescript';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import * as reviewlab from '../lib';

const test = suite('examples');

/** What shows the results of a whole run needs none: figures, tables, and what writes below a cell. */
const SHOWS = /(Figure|Table)$|^(show|record)$/;
/** Ask a running service, or put what it answered into words: an example would need one. Notebook 5 shows them. */
const NEED_A_SERVICE =
  /^(sweepRequests|closedLoop|openLoop|compareLoad|profileRequests|requestServiceTime|makeEngine|startService|describe(Capacity|Profile|Waits))$/;

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

const found = exampleOfEach();

for (const [name, examples] of found) {
  if (examples.length === 0) continue;
  test(name, () => {
    for (const example of examples) run(example);
  });
}

test('every export has an example, but for what shows results or needs a running service', () => {
  const without = [...found].filter(([, examples]) => examples.length === 0).map(([name]) => name);
  assert.equal(
    without.filter((name) => !SHOWS.test(name) && !NEED_A_SERVICE.test(name)),
    [],
  );
});

test('an example without a value, or with a wrong one, fails', () => {
  for (const [example, message] of [
    ['median([1, 2, 3])', /no value/],
    ['median([1, 2, 3]) // => 3', /median/],
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

/** Runs one example with all exports in scope; what each line gives is compared with what it says. */
function run(example: string): void {
  let checks = 0;
  const check = (value: unknown, expected: unknown, line: string): void => {
    checks++;
    assert.equal(value, expected, line);
  };
  const code = example.split('\n').map((line) => {
    const [, expression, value] = /^(.*?);? \/\/ => (.*)$/.exec(line) ?? [];
    if (expression === undefined) return line;
    return `;check(${expression}, ${value}, ${JSON.stringify(line)});`;
  });
  const scope = { ...reviewlab, check };
  const body = compileFunction(code.join('\n'), Object.keys(scope)) as (...all: unknown[]) => void;
  body(...Object.values(scope));
  assert.ok(checks > 0, `no value is shown: ${example}`);
}

/** The name of each export that is no type, and the examples of its docstring. */
function exampleOfEach(): Map<string, string[]> {
  const examples = new Map<string, string[]>();
  for (const statement of parse('lib/index.ts').statements) {
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) continue;
    const { exportClause, moduleSpecifier } = statement;
    assert.ok(exportClause !== undefined && ts.isNamedExports(exportClause), 'exports have names');
    assert.ok(moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier));
    const source = parse(join('lib', `${moduleSpecifier.text}.ts`));
    for (const { name, isTypeOnly } of exportClause.elements) {
      if (!isTypeOnly) examples.set(name.text, examplesOf(source, name.text));
    }
  }
  return examples;
}

function examplesOf(source: ts.SourceFile, name: string): string[] {
  const declaration = source.statements.find((statement) =>
    ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.some((one) => one.name.getText(source) === name)
      : (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) &&
        statement.name?.text === name,
  );
  assert.ok(declaration, `${name} is not in ${source.fileName}`);
  return ts
    .getJSDocTags(declaration)
    .filter((tag) => tag.tagName.text === 'example')
    .map((tag) => ts.getTextOfJSDocComment(tag.comment) ?? '');
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
}

test.run();
