/**
 * The benchmark's child processes as plain JavaScript, in .bench/children: compiling them in the child
 * itself would add to the memory that is measured, and to the first calls.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { projectFolder } from '../../lib/dist/data/results-folder';

let folder: string | null = null;

/** Returns the path of a program of this folder, such as 'size-child', ready for Node. */
export function childProgram(name: string): string {
  folder ??= compileAll();
  return join(folder, `${name}.js`);
}

/** Two folders below the project, as this one, so that imports of the library hold. */
function compileAll(): string {
  const target = join(projectFolder(__dirname), '.bench', 'children');
  mkdirSync(target, { recursive: true });
  for (const file of readdirSync(__dirname)) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const { outputText } = transpileModule(readFileSync(join(__dirname, file), 'utf8'), {
      compilerOptions: {
        module: ModuleKind.CommonJS,
        target: ScriptTarget.ES2022,
        esModuleInterop: true,
      },
    });
    writeFileSync(join(target, file.replace(/\.ts$/, '.js')), outputText);
  }
  return target;
}

/** Runs a program that prints one line of JSON. Throws Error with what it said when it failed. */
export function runForJson<T>(program: string, args: readonly string[], env = process.env): T {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')} failed: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** Gives a folder to some work, and removes it afterwards. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'reviewlab-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
