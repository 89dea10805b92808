import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('layout');

/** The folders of lib in the direction data flows: a file imports from its own folder or an earlier one. */
const FLOW = ['data', 'text', 'models', 'measure', 'plots'];
/** What stands beside the flow, and what it may import besides itself. */
const BESIDE: Record<string, string[]> = {
  runner: ['data', 'plots'],
  bench: FLOW,
  commands: [...FLOW, 'runner', 'bench'],
};

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'dist' ? [] : sources(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

function imports(file: string): string[] {
  const found = readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g);
  return [...found].map(([, path]) => normalize(join(dirname(file), `${path}.ts`)));
}

const files = sources('lib');

test('imports run one way along data, text, models, measure, plots', () => {
  for (const file of files) {
    const [, folder, name] = file.split(sep);
    if (name === undefined) continue; // lib/index.ts
    const at = FLOW.indexOf(folder);
    const allowed = at >= 0 ? FLOW.slice(0, at + 1) : [...(BESIDE[folder] ?? []), folder];
    for (const imported of imports(file)) {
      assert.ok(allowed.includes(imported.split(sep)[1]), `${file} imports ${imported}`);
    }
  }
});

test('measure knows no model and no text', () => {
  const reached = files
    .filter((file) => file.startsWith(join('lib', 'measure')))
    .flatMap((file) => imports(file).map((imported) => imported.split(sep)[1]));
  assert.equal(
    [...new Set(reached)].filter((folder) => folder !== 'measure'),
    [],
  );
});

test('no file imports itself, directly or in a circle', () => {
  const done = new Set<string>();
  const visit = (file: string, path: string[]): void => {
    assert.not.ok(path.includes(file), `a circle: ${[...path, file].join(' -> ')}`);
    if (done.has(file)) return;
    for (const imported of imports(file)) visit(imported, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  assert.is(done.size, files.length);
});

test.run();
