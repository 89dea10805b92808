/**
 * The small file by which Jupyter, papermill and others know the kernel
 * (https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs), in the project's folder .jupyter.
 */
import { join } from 'node:path';
import { writeWhole } from '../../data/write-whole';
import { errorReplies } from './error-replies';
import { firstErrors } from './first-errors';
import { keepAllOutput } from './keep-all-output';
import { tslabProgram } from './kernel-process';
import { onlySigned } from './only-signed';
import { ownLines } from './own-lines';
import { watchJupyter } from './watch-runner';

/** Writes the kernelspec and returns the folder to put on JUPYTER_PATH. */
export function writeKernelspec(project: string): string {
  const folder = join(project, '.jupyter');
  const tslab = tslabProgram();
  const preload = join(folder, 'preload.cjs');
  const scripts = [keepAllOutput, onlySigned, errorReplies, ownLines].map((script) =>
    script(tslab),
  );
  writeWhole(preload, [...scripts, firstErrors(), watchJupyter].join(''));
  const start = ['kernel', '--config-path', '{connection_file}'];
  const kernelspec = {
    argv: [process.execPath, '-e', startOrSay(project), preload, tslab, ...start],
    display_name: 'TypeScript (tslab)',
    language: 'typescript',
  };
  writeWhole(
    join(folder, 'kernels', 'tslab', 'kernel.json'),
    JSON.stringify(kernelspec, null, 2) + '\n',
  );
  return folder;
}

/**
 * The kernel's program, which Jupyter starts with the paths of the preload and of tslab. Where they are gone, because
 * the project was moved or its packages removed, it says so in one line of Jupyter's log. It stands in the
 * kernelspec itself: a file could be gone too.
 */
function startOrSay(project: string): string {
  const advice = `The TypeScript kernel is not in ${project} any more. In the project's folder run: npm ci && npm run lab`;
  return `const files = [...process.argv.splice(1, 1), process.argv[1]];
if (files.every((file) => require('node:fs').existsSync(file))) files.forEach((file) => require(file));
else console.error(${JSON.stringify(advice)}), (process.exitCode = 1);`;
}
