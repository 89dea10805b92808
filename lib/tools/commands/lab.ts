/**
 * `npm run lab`: opens the notebooks in JupyterLab, or in Jupyter Notebook where there is no Lab. The kernel
 * is made known by a small file in the project that JUPYTER_PATH puts on Jupyter's search path: nothing is installed,
 * and no other Jupyter sees it.
 * What follows `npm run lab --` is passed on to Jupyter.
 */
import { accessSync, constants, existsSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';
import { toldError } from '../../data/machine-error';
import { projectFolder } from '../../data/results-folder';
import { writeKernelspec } from '../kernel/kernelspec';
import { makeCommand, readArguments, runCommand, userPath } from './command-line';
import { endWithNpm } from './end-with-npm';
import { spawnGuarded } from './end-with-this';

const advice = `No Jupyter was found on this machine. One of these installs it:

    pip install jupyterlab
    sudo apt install jupyter-notebook

Without Jupyter, npm start runs the notebooks and writes results/report.html.`;

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
  .option(
    '--kernel-only',
    'make the kernel, print its JUPYTER_PATH for a Jupyter that is started otherwise, and end',
  )
  .argument('[options...]', 'of Jupyter')
  .usage('[options of Jupyter]')
  .allowUnknownOption();

runCommand(() => {
  readArguments(command, process.argv.slice(2));
  const project = projectFolder(__dirname);
  if (command.opts<{ kernelOnly?: boolean }>().kernelOnly) {
    console.log(writeKernelspec(project));
    return;
  }
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
  // Jupyter asks what to do on Ctrl-C, so it decides when this ends. SIGTERM lets it end its kernels; SIGHUP does not.
  const end = (): void => void jupyter.kill('SIGTERM');
  process
    .on('SIGINT', () => undefined)
    .on('SIGTERM', end)
    .on('SIGHUP', end);
  const jupyter = spawnGuarded(program, [...asRoot, ...openAtNotebooks(program), ...given], {
    cwd: project,
    env: { ...process.env, JUPYTER_PATH: paths.join(delimiter) },
  });
  endWithNpm(end);
  jupyter.on('error', (error) => {
    console.error(toldError(error, program));
    process.exitCode = 1;
  });
  jupyter.on('exit', (code, signal) => (process.exitCode = signal === null ? (code ?? 1) : 1));
});
