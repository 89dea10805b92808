/**
 * The benchmark's child processes as plain JavaScript, in .bench/children: compiling them in the child
 * itself would add to the memory that is measured, and to the first calls.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
