import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('layout');

/** The rooms of the library in the direction data flows: a file imports from its own room or an earlier one. */
const FLOW = ['data', 'text', 'models', 'measure', 'plots'];
/** Stands beside the flow: what exercise notebooks import. */
const EXERCISE = ['data', 'measure', 'plots'];
/** The rooms of lib/tools, and which tools each may use besides the library. */
const TOOLS: Record<string, string[]> = {
  kernel: [],
  notebook: ['kernel'],
  experiment: ['kernel', 'notebook'],
  report: ['notebook', 'experiment'],
  classroom: ['kernel', 'notebook'],
  scoring: [],
  bench: ['scoring'],
  commands: ['kernel', 'notebook', 'experiment', 'report', 'classroom', 'scoring', 'bench'],
};

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === 'dist' ? [] : sources(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

function imports(file: string): string[] {
  const found = readFileSync(file, 'utf8').matchAll(/(?:from|import\(|require\()\s*'(\.[^']+)'/g);
  return [...found].map(([, path]) => normalize(join(dirname(file), `${path}.ts`)));
}

/** `measure` of lib/measure/clock.ts, `tools/kernel` of lib/tools/kernel/kernel.ts, '' of lib/index.ts. */
function room(file: string): string {
  const [, first, second, name] = file.split(sep);
  if (second === undefined) return '';
  return name === undefined ? first : `${first}/${second}`;
}

function allowedRooms(own: string): string[] {
  if (own === '') return [...FLOW, 'exercise'];
  if (own === 'exercise') return [own, ...EXERCISE];
  const [wing, tool] = own.split('/');
  if (wing !== 'tools') return FLOW.slice(0, FLOW.indexOf(own) + 1);
  return [own, ...FLOW, 'exercise', ...TOOLS[tool].map((name) => `tools/${name}`)];
}

const files = sources('lib');

test('every file stands in a room that is known', () => {
  const known = ['', ...FLOW, 'exercise', ...Object.keys(TOOLS).map((name) => `tools/${name}`)];
  assert.equal(
    files.filter((file) => !known.includes(room(file))),
    [],
  );
});

test('imports run one way: along the library, among the tools, and never from the library to a tool', () => {
  for (const file of files) {
    const allowed = allowedRooms(room(file));
    for (const imported of imports(file)) {
      assert.ok(allowed.includes(room(imported)), `${file} imports ${imported}`);
    }
  }
});

/** The rooms that a room's README says it may import. */
function statedRooms(own: string): string[] {
  const readme = readFileSync(join('lib', own, 'README.md'), 'utf8');
  const [, line] = /^May import: (.*)$/m.exec(readme) ?? [];
  assert.ok(line, `lib/${own}/README.md: no line "May import"`);
  const named = [...line.matchAll(/`(\w+)`/g)].map(([, name]) =>
    name in TOOLS ? `tools/${name}` : name,
  );
  const library = /\bthe library\b/.test(line) ? [...FLOW, 'exercise'] : [];
  const tools = line.includes('every tool') ? TOOLS.commands.map((name) => `tools/${name}`) : [];
  return [own, ...named, ...library, ...tools];
}

test('each room’s README states what it imports, and nothing that it may not', () => {
  for (const own of [...FLOW, 'exercise', ...Object.keys(TOOLS).map((name) => `tools/${name}`)]) {
    const stated = statedRooms(own);
    const allowed = allowedRooms(own);
    assert.equal(
      stated.filter((name) => !allowed.includes(name)),
      [],
      `lib/${own}/README.md states more than is allowed`,
    );
    for (const file of files.filter((path) => room(path) === own)) {
      for (const imported of imports(file)) {
        assert.ok(stated.includes(room(imported)), `lib/${own}/README.md: ${file}, ${imported}`);
      }
    }
  }
});

test('measure knows no model and no text', () => {
  for (const file of files.filter((path) => room(path) === 'measure')) {
    for (const imported of imports(file)) {
      assert.is(room(imported), 'measure', `${file} imports ${imported}`);
    }
  }
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

test('tests stand where what they test stands', () => {
  for (const file of sources('test').filter((path) => path.endsWith('.test.ts'))) {
    const folder = dirname(file).replace(/^test/, 'lib');
    assert.ok(existsSync(folder), `${file}: there is no ${folder}`);
  }
});

test.run();
