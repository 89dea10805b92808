/**
 * `npm run screenshots`: everything that can be looked at, into results/screenshots/: the report at 1280 and 390
 * pixels, dark and on paper; the saved notebooks where no script of theirs runs; the notebooks as they run in the classic
 * Notebook. Needs the results of `npm start`. Fails when one of the checks does. With names, only those checks:
 *
 *     npm run screenshots -- report saved jupyter
 *     npm run screenshots -- lab        JupyterLab, which is fetched for it (400 MB) and so left out otherwise
 */
import { mkdirSync } from 'node:fs';
import { launch, which, type Browser } from './browser';
import { pictures, type Check } from './check';
import { jupyterCheck } from './jupyter-check';
import { labCheck } from './lab-check';
import { reportCheck } from './report-check';
import { savedCheck } from './saved-check';

const CHECKS = new Map<string, Check>([
  ['report', reportCheck],
  ['saved', savedCheck],
  ['jupyter', jupyterCheck],
  ['lab', labCheck],
]);

async function runChecks(browser: Browser, names: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const name of names) {
    const check = CHECKS.get(name);
    if (check === undefined)
      throw new Error(`There is no check "${name}": ${[...CHECKS.keys()].join(', ')}.`);
    const missing = check.needs.filter((program) => which(program) === undefined);
    if (missing.length > 0) {
      console.log(`${name}: skipped: needs ${missing.join(' and ')}`);
      continue;
    }
    const start = Date.now();
    faults.push(...(await check.run(browser)));
    console.log(`${name}: done in ${Math.round((Date.now() - start) / 1000)} s\n`);
  }
  return faults;
}

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const browser = await launch();
  if (typeof browser === 'string') return console.log(`skipped: needs ${browser}`);
  mkdirSync(pictures, { recursive: true });
  try {
    const faults = await runChecks(
      browser,
      names.length > 0 ? names : ['report', 'saved', 'jupyter'],
    );
    faults.forEach((fault) => console.error(fault));
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
  }
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
