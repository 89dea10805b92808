/**
 * Runs test files on a library with one break in it, in this process: everything of the project is
 * loaded anew for each break, packages are not. Told what to run by mutate.ts, which ends this process
 * when a break makes an endless loop.
 */
import { readFileSync } from 'node:fs';
import Module from 'node:module';
import { relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import type { Break } from './breaks';

export interface Task {
  readonly test: string;
  /** None for a run of the library as it is. */
  readonly change: Break | null;
}

export interface Outcome {
  /** The test that noticed, with its error; null when all passed. */
  readonly noticed: string | null;
  /** The files of the library that were loaded. */
  readonly loaded: readonly string[];
}

type Handler = (state: object) => unknown;
interface OwnModule {
  _compile(code: string, path: string): void;
}

const { _extensions: extensions } = Module as unknown as {
  _extensions: Record<string, (module: OwnModule, path: string) => void>;
};
const compiled = new Map<string, string>();
let change: Break | null = null;
let pending: { name: string; handler: Handler }[] = [];

extensions['.ts'] = (module, path) => {
  if (change !== null && path === resolve(change.file)) {
    const text = readFileSync(path, 'utf8');
    const broken = text.slice(0, change.start) + change.replacement + text.slice(change.end);
    module._compile(toJavaScript(broken), path);
    return;
  }
  const code = compiled.get(path) ?? toJavaScript(readFileSync(path, 'utf8'));
  compiled.set(path, code);
  module._compile(code, path);
};

function toJavaScript(text: string): string {
  return ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.CommonJS,
      esModuleInterop: true,
    },
  }).outputText;
}

/** In place of uvu's `suite`: only collects, so that the first failure can end a run. */
function suite(): unknown {
  const tests: typeof pending = [];
  const hooks = { before: [], each: [], after: [], afterEach: [] } as Record<string, Handler[]>;
  const add = (name: string, handler: Handler): number => tests.push({ name, handler });
  const runHooks = (name: string) => async (state: object) => {
    for (const hook of hooks[name]) await hook(state);
  };
  return Object.assign(add, {
    before: Object.assign((hook: Handler) => hooks.before.push(hook), {
      each: (hook: Handler) => hooks.each.push(hook),
    }),
    after: Object.assign((hook: Handler) => hooks.after.push(hook), {
      each: (hook: Handler) => hooks.afterEach.push(hook),
    }),
    skip: () => undefined,
    run: () => {
      pending.push({ name: 'before', handler: runHooks('before') });
      for (const { name, handler } of tests) {
        const whole = async (state: object) => {
          await runHooks('each')(state);
          try {
            await handler(state);
          } finally {
            await runHooks('afterEach')(state);
          }
        };
        pending.push({ name, handler: whole });
      }
      pending.push({ name: 'after', handler: runHooks('after') });
    },
  });
}

async function run(task: Task): Promise<Outcome> {
  const own = (path: string): boolean =>
    path.startsWith(resolve('.') + sep) && !path.includes('node_modules');
  for (const path of Object.keys(require.cache)) {
    if (own(path) && path !== __filename) delete require.cache[path];
  }
  change = task.change;
  pending = [];
  let noticed: string | null = null;
  let running = 'loading';
  const state = {};
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded anew each time
    require(resolve(task.test));
    for (const { name, handler } of pending) {
      running = name;
      await handler(state);
    }
  } catch (error) {
    noticed = `${running}: ${error instanceof Error ? error.message : String(error)}`;
    // Folders are removed and variables of the environment set back, whatever happened.
    await Promise.resolve(pending.find(({ name }) => name === 'after')?.handler(state)).catch(
      () => undefined,
    );
  }
  const loaded = Object.keys(require.cache)
    .filter(own)
    .map((path) => relative('.', path).split(sep).join('/'))
    .filter((path) => path.startsWith('lib/'));
  return { noticed, loaded };
}

const uvu = require.resolve('uvu');
require.cache[uvu] = Object.assign(new Module(uvu), { exports: { suite }, loaded: true });
console.warn = () => undefined;

process.on('message', (task: Task) => {
  void run(task).then((outcome) => process.send?.(outcome));
});
