/** nbclient (https://nbclient.readthedocs.io), on which Jupyter's own `jupyter execute` stands, runs all notebooks. */
import { basename, join } from 'node:path';
import { projectFolder } from '../../lib/data/results-folder';
import { notebookPaths } from '../../lib/tools/experiment/run-all';
import type { Client } from './client';
import { lookAtExecuted, runProgram } from './executed';

export const nbclient: Client = {
  environment: 'jupyter',
  package: 'nbclient',
  needs: [],
  async run({ folder, variables }) {
    const paths = notebookPaths(projectFolder(__dirname));
    const faults: string[] = [];
    let figures = 0;
    for (const path of paths) {
      const executed = join(folder, basename(path));
      await runProgram('jupyter', ['execute', path, '--output', executed], { env: variables });
      const found = lookAtExecuted(executed);
      faults.push(...found.faults);
      figures += found.figures;
    }
    return { did: `runs all ${paths.length} notebooks, with ${figures} figures`, faults };
  },
};
