/**
 * `npm run clients`: the kit in the programs of others, fetched for it into .bench/ (nothing is installed elsewhere, and
 * nothing of it is committed). What each leaves stays in results/clients/.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectFolder } from '../../lib/data/results-folder';
import {
  makeCommand,
  readArguments,
  runCommand,
  usageError,
} from '../../lib/tools/commands/command-line';
import { writeKernelspec } from '../../lib/tools/kernel/kernelspec';
import { which } from '../jupyter/browser';
import type { Client, Desk } from './client';
import { makeEnvironment, versionIn } from './environment';
import { keepTried, type Tried } from './tried';
import { handOut } from './hand-out';
import { jupyterlab } from './jupyterlab';
import { nbclient } from './nbclient';
import { nbconvert } from './nbconvert';
import { nbgrader } from './nbgrader';
import { papermill } from './papermill';
import { spark } from './spark';

const CLIENTS = new Map<string, Client>(
  Object.entries({
    jupyterlab,
    papermill,
    nbclient,
    nbconvert,
    nbgrader,
    'hand-out': handOut,
    spark,
  }),
);
const project = projectFolder(__dirname);

const command = makeCommand(
  'npm run clients --',
  'Uses the kit with programs of others, which it fetches for that: JupyterLab, papermill, nbclient, nbconvert, ' +
    'nbgrader, Spark. Exit code 1 where one finds a fault, or where one that you named cannot be tried here.',
  ['npm run clients', 'npm run clients -- jupyterlab papermill'],
)
  .argument('[names...]', [...CLIENTS.keys()].join(', '), [...CLIENTS.keys()])
  .option(
    '--keep',
    'also write versions and results to the table in .github/CONTRIBUTING.md',
    false,
  );

function makeDesk(name: string, bin: string): Desk {
  const folder = join(project, 'results', 'clients', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const variables = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env['PATH']}`,
    JUPYTER_PATH: writeKernelspec(project),
    JUPYTER_DATA_DIR: join(folder, '.jupyter'),
    JUPYTER_CONFIG_DIR: join(folder, '.jupyter'),
    REVIEWLAB_RESULTS: join(folder, 'results'),
  };
  return { folder, variables };
}

/** Returns what was tried, or in words what is missing. */
async function tryClient(
  name: string,
  client: Client,
): Promise<(Tried & { faults: readonly string[] }) | string> {
  const missing = client.needs.filter((program) => which(program) === undefined);
  if (missing.length > 0) return missing.join(' and ');
  const made = makeEnvironment(client.environment);
  if ('needs' in made) return made.needs;
  const start = Date.now();
  const { did, faults } = await client.run(makeDesk(name, made.bin));
  console.log(`${name}: ${did} (${Math.round((Date.now() - start) / 1000)} s)`);
  const version = versionIn(made.bin, client.package);
  return { client: name, versions: `${version}, Node ${process.versions.node}`, did, faults };
}

runCommand(async () => {
  readArguments(command, process.argv.slice(2));
  const [names] = command.processedArgs as [string[]];
  const unknown = names.find((name) => !CLIENTS.has(name));
  if (unknown !== undefined) {
    throw usageError(
      command,
      `There is no client '${unknown}', but ${[...CLIENTS.keys()].join(', ')}.`,
    );
  }
  const tried: Tried[] = [];
  for (const name of names) {
    const found = await tryClient(name, CLIENTS.get(name) as Client);
    if (typeof found === 'string') {
      console.error(`${name}: skipped: needs ${found}`);
      if (command.args.length > 0) process.exitCode = 1;
      continue;
    }
    for (const fault of found.faults) console.error(`${name}: ${fault}`);
    if (found.faults.length > 0) process.exitCode = 1;
    else tried.push(found);
  }
  if (command.opts<{ keep: boolean }>().keep)
    keepTried(join(project, '.github', 'CONTRIBUTING.md'), tried);
});
