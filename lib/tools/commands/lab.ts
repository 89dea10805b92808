/**
 * `npm run lab`: opens the notebooks in JupyterLab, or in Jupyter Notebook where there is no Lab. The kernel
 * is made known by a small JSON file in the project (https://jupyter-client.readthedocs.io/en/stable/kernels.html#kernel-specs)
 * that JUPYTER_PATH puts on Jupyter's search path: nothing is installed, and no other Jupyter sees it.
 * What follows `npm run lab --` is passed on to Jupyter.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { toldError } from '../../data/machine-error';
import { projectFolder } from '../../data/results-folder';
import { writeWhole } from '../../data/write-whole';
import { firstErrors } from '../kernel/first-errors';
import { keepAllOutput } from '../kernel/keep-all-output';
import { onlySigned } from '../kernel/only-signed';
import { tslabProgram } from '../kernel/kernel-process';
import { makeCommand, readArguments, runCommand, userPath } from './command-line';
import { endWithNpm } from './end-with-npm';

const advice = `No Jupyter was found on this machine. One of these installs it:

    pip install jupyterlab
    sudo apt install jupyter-notebook

Without Jupyter, npm start runs the notebooks and writes results/report.html.`;

/** Writes the kernelspec and returns the folder to put on JUPYTER_PATH. */
function writeKernelspec(project: string): string {
  const folder = join(project, '.jupyter');
  const tslab = tslabProgram();
  const preload = join(folder, 'preload.cjs');
  writeWhole(preload, keepAllOutput(tslab) + onlySigned(tslab) + firstErrors());
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

/** Returns the first of the programs that is on PATH. */
function findProgram(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const candidates = names.flatMap((name) =>
    folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))),
  );
  return candidates.find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * The first page is the notebooks' folder; the root stays the project, where the figures' script lies. Each of Lab,
 * Notebook 7 and classic Notebook knows its own name for it and passes over the other's.
 */
function openAtNotebooks(program: string): string[] {
  if (basename(program).startsWith('jupyter-lab')) {
    return ['--LabApp.default_url=/lab/tree/notebooks'];
  }
  return ['NotebookApp', 'JupyterNotebookApp'].map((app) => `--${app}.default_url=/tree/notebooks`);
}

const command = makeCommand(
  'npm run lab --',
  'Opens the notebooks in JupyterLab, or in Jupyter Notebook where there is no Lab, with the TypeScript ' +
    'kernel of this folder. Everything that follows is passed on to Jupyter, whose own options ' +
    'jupyter-lab --help lists.',
  ['npm run lab', 'npm run lab -- --no-browser --port 9999'],
)
  .argument('[options...]', 'of Jupyter')
  .usage('[options of Jupyter]')
  .allowUnknownOption();

runCommand(() => {
  readArguments(command, process.argv.slice(2));
  const project = projectFolder(__dirname);
  const program = findProgram(['jupyter-lab', 'jupyter-notebook']);
  if (program === undefined) {
    console.error(advice);
    process.exitCode = 1;
    return;
  }
  const paths = [writeKernelspec(project), process.env['JUPYTER_PATH']].filter(Boolean);
  const given = command.args.map((word) => (existsSync(userPath(word)) ? userPath(word) : word));
  const asRoot =
    process.getuid?.() === 0 && !given.includes('--allow-root') ? ['--allow-root'] : [];
  const jupyter = spawn(program, [...asRoot, ...openAtNotebooks(program), ...given], {
    cwd: project,
    stdio: 'inherit',
    env: { ...process.env, JUPYTER_PATH: paths.join(delimiter) },
  });
  // Jupyter asks what to do on Ctrl-C and ends its kernels itself, so it decides when this ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void (signal !== 'SIGINT' && jupyter.kill(signal)));
  }
  endWithNpm(() => void jupyter.kill('SIGTERM'));
  jupyter.on('error', (error) => {
    console.error(toldError(error, program));
    process.exitCode = 1;
  });
  jupyter.on('exit', (code, signal) => (process.exitCode = signal === null ? (code ?? 1) : 1));
});
