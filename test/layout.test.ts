import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('layout');

/**
 * The rooms of the library in the direction data flows: a file imports from its own room or an earlier one.
 * A room named after a slash is a room within a room.
 */
const FLOW = [
  'data/tables',
  'data/checks',
  'data',
  'fast',
  'text',
  'models/onnx',
  'models',
  'measure',
  'measure/accuracy',
  'measure/timing',
  'measure/cost',
  'measure/serving',
  'record',
  'plots/words',
  'plots/figures',
  'plots/still',
  'plots/tables',
  'plots',
];
/** Rooms within a room that use each other. */
const BESIDE: Record<string, string[]> = {
  'data/tables': ['data'],
  'data/checks': ['data'],
  'models/onnx': ['models'],
};
/** Stands beside the flow: what exercise notebooks import. */
const EXERCISE = FLOW.filter((room) => /^(data|measure|record|plots)/.test(room));
/** Stands beside the flow too: the model behind HTTP. */
const SERVICE = FLOW.filter((room) => /^(data|text|models|measure)/.test(room));
/** The rooms of lib/tools, and which tools each may use besides the library. */
const TOOLS: Record<string, string[]> = {
  kernel: [],
  notebook: ['kernel'],
  experiment: ['kernel', 'notebook'],
  report: ['notebook', 'experiment'],
  classroom: ['kernel', 'notebook'],
  scoring: [],
  exchange: [],
  commands: ['kernel', 'notebook', 'experiment', 'report', 'classroom', 'scoring', 'exchange'],
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

/** `measure/timing` of lib/measure/timing/clock.ts, `tools/kernel` of lib/tools/kernel/kernel.ts, '' of lib/index.ts. */
function room(file: string): string {
  return dirname(file).split(sep).slice(1, 3).join('/');
}

/** The room with a README that a room belongs to: `measure` for `measure/timing`. */
function outer(own: string): string {
  return own.startsWith('tools/') ? own : own.split('/')[0];
}

function allowedRooms(own: string): string[] {
  if (own === '') return [...FLOW, 'exercise', 'service'];
  if (own === 'exercise') return [own, ...EXERCISE];
  if (own === 'service') return [own, ...SERVICE];
  const [wing, tool] = own.split('/');
  if (wing !== 'tools') return [...FLOW.slice(0, FLOW.indexOf(own) + 1), ...(BESIDE[own] ?? [])];
  return [own, ...FLOW, 'exercise', 'service', ...TOOLS[tool].map((name) => `tools/${name}`)];
}

const files = sources('lib');

test('every file stands in a room that is known', () => {
  const known = [
    '',
    ...FLOW,
    'exercise',
    'service',
    ...Object.keys(TOOLS).map((name) => `tools/${name}`),
  ];
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
  const library = /\bthe library\b/.test(line) ? [...FLOW.map(outer), 'exercise', 'service'] : [];
  const tools = line.includes('every tool') ? TOOLS.commands.map((name) => `tools/${name}`) : [];
  return [own, ...named, ...library, ...tools];
}

test('each room’s README states what it imports, and nothing that it may not', () => {
  const rooms = [
    ...FLOW,
    'exercise',
    'service',
    ...Object.keys(TOOLS).map((name) => `tools/${name}`),
  ];
  for (const own of new Set(rooms.map(outer))) {
    const stated = statedRooms(own);
    const inner = rooms.filter((name) => outer(name) === own);
    const allowed = inner.flatMap(allowedRooms).map(outer);
    assert.equal(
      stated.filter((name) => !allowed.includes(name)),
      [],
      `lib/${own}/README.md states more than is allowed`,
    );
    for (const file of files.filter((path) => inner.includes(room(path)))) {
      for (const imported of imports(file)) {
        assert.ok(
          stated.includes(outer(room(imported))),
          `lib/${own}/README.md: ${file}, ${imported}`,
        );
      }
    }
  }
});

test('the machinery for speed knows no other room, and is reached by one file', () => {
  for (const file of files) {
    for (const imported of imports(file)) {
      const within = room(file) === 'fast';
      assert.is(within && room(imported) !== 'fast', false, `${file} imports ${imported}`);
      if (within || room(imported) !== 'fast') continue;
      assert.is(imported, 'lib/fast/index.ts', `${file} imports ${imported}`);
    }
  }
});

test('measure knows no model and no text', () => {
  for (const file of files.filter((path) => outer(room(path)) === 'measure')) {
    for (const imported of imports(file)) {
      assert.is(outer(room(imported)), 'measure', `${file} imports ${imported}`);
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
    const folder = dirname(file).replace(/^test(?!.(?:bench|clients))/, 'lib');
    assert.ok(existsSync(folder), `${file}: there is no ${folder}`);
  }
});

test.run();
