/** The folder that `release --to` writes, as a learner gets it: installed, built, and its exercise run by Jupyter. */
import { join } from 'node:path';
import { projectFolder } from '../../lib/data/results-folder';
import type { Client } from './client';
import { lookAtExecuted, runProgram } from './executed';

export const handOut: Client = {
  environment: 'jupyter',
  package: 'nbclient',
  needs: ['npm'],
  async run({ folder, variables }) {
    const given = join(folder, 'for-the-class');
    const command = join(projectFolder(__dirname), 'lib/dist/tools/commands/exercise.js');
    await runProgram(process.execPath, [command, 'release', '--to', given], { env: variables });
    const env = { ...variables, JUPYTER_PATH: join(given, '.jupyter') };
    await runProgram('npm', ['ci', '--prefer-offline'], { cwd: given, env });
    await runProgram('npm', ['run', 'build'], { cwd: given, env });
    const kernelspec = `require('./lib/dist/tools/kernel/kernelspec.js').writeKernelspec(process.cwd())`;
    await runProgram(process.execPath, ['-e', kernelspec], { cwd: given, env });
    const executed = join(folder, 'executed.ipynb');
    const notebook = join('notebooks', 'exercise', 'exercise.ipynb');
    await runProgram('jupyter', ['execute', notebook, '--output', executed], { cwd: given, env });
    return {
      did: 'installs, builds and runs its exercise',
      faults: lookAtExecuted(executed).faults,
    };
  },
};
