/**
 * `npm run screenshots`: everything that can be looked at, into results/screenshots/: the report at several widths, light,
 * dark and on paper; the saved notebooks where no script of theirs runs; the notebooks as they run in the classic
 * Notebook; and, asked for by name, in JupyterLab, which is fetched for it (400 MB).
 */
import { mkdirSync } from 'node:fs';
import {
  makeCommand,
  readArguments,
  runCommand,
  usageError,
} from '../../lib/tools/commands/command-line';
import { launch, which, type Browser } from './browser';
import { pictures, type Check } from './check';
import { figureCheck } from './figure-check';
import { jupyterCheck } from './jupyter-check';
import { labCheck } from './lab-check';
import { reportCheck } from './report-check';
import { savedCheck } from './saved-check';

const CHECKS = new Map<string, Check>([
  ['figures', figureCheck],
  ['report', reportCheck],
  ['saved', savedCheck],
  ['jupyter', jupyterCheck],
  ['lab', labCheck],
]);

/** Without names: all but the one that fetches 400 MB. */
const USUAL = ['figures', 'report', 'saved', 'jupyter'];

async function runChecks(
  browser: Browser,
  names: readonly string[],
  named: boolean,
): Promise<string[]> {
  const faults: string[] = [];
  for (const name of names) {
    const check = CHECKS.get(name);
    if (check === undefined) continue;
    const missing = check.needs.filter((program) => which(program) === undefined);
    if (missing.length > 0) {
      skipped(name, missing, named);
      continue;
    }
    const start = Date.now();
    faults.push(...(await check.run(browser)));
    console.log(`${name}: done in ${Math.round((Date.now() - start) / 1000)} s\n`);
  }
  return faults;
}

const command = makeCommand(
  'npm run screenshots --',
  'Looks at the results of the last npm start in Chromium and leaves pictures in results/screenshots/. Exit code 1 ' +
    'where a check finds something, or where one that you named cannot be made here. Needs Debian’s chromium ' +
    'and, for the notebooks, jupyter-notebook and jupyter-nbconvert.',
  ['npm run screenshots', 'npm run screenshots -- report saved'],
).argument('[checks...]', [...CHECKS.keys()].join(', '), USUAL);

async function main(): Promise<void> {
  readArguments(command, process.argv.slice(2));
  const [names] = command.processedArgs as [string[]];
  const unknown = names.find((name) => !CHECKS.has(name));
  if (unknown !== undefined) {
    throw usageError(
      command,
      `There is no check '${unknown}', but ${[...CHECKS.keys()].join(', ')}.`,
    );
  }
  const named = command.args.length > 0;
  const browser = await launch();
  if (typeof browser === 'string') return skipped('all', [browser], named);
  mkdirSync(pictures, { recursive: true });
  try {
    const faults = await runChecks(browser, names, named);
    faults.forEach((fault) => console.error(fault));
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

/** What was asked for by name and is not done is no success. */
function skipped(name: string, missing: readonly string[], named: boolean): void {
  console.error(`${name}: skipped: needs ${missing.join(' and ')}`);
  if (named) process.exitCode = 1;
}

runCommand(main);
