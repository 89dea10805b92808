/**
 * `npm start`: runs the whole experiment, prints the comparison, and says where the report is.
 *
 *     npm start -- --verbose            on an error, also the cell's source and the stack
 *     npm start -- --cell-limit 600     seconds that a single cell may take; 120 unless told
 *
 * Exit code 0 when all is well, 2 when an option or the data is wrong, 1 for any other error, and 128 + the
 * signal's number when a signal ended it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder, resultsFolder } from '../../data/results-folder';
import { comparisonText } from '../experiment/comparison';
import { runAll } from '../experiment/run-all';
import { lockResults } from '../experiment/run-lock';
import { RunError } from '../notebook/run-error';
import { buildReport } from '../report/page';
import { endWithNpm } from './end-with-npm';
import { progressLine } from './progress-line';

const USAGE = 'use: npm start -- [--verbose] [--cell-limit <seconds>]';
const line = progressLine(process.stdout);

/** Leaving by `exit` ends the kernels (../kernel/kernel-process.ts). */
const signals = new Map<NodeJS.Signals, number>([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]);

/** An option that is wrong. */
class UsageError extends Error {}

interface Options {
  readonly verbose: boolean;
  readonly cellLimitSeconds?: number;
}

function readOptions(args: string[]): Options {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: { verbose: { type: 'boolean' }, 'cell-limit': { type: 'string' } },
    }));
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${USAGE}`);
  }
  const limit = values['cell-limit'];
  const verbose = values.verbose ?? false;
  if (limit === undefined) return { verbose };
  const cellLimitSeconds = Number(limit);
  if (!(cellLimitSeconds > 0 && cellLimitSeconds <= 86_400)) {
    throw new UsageError(
      `--cell-limit must be seconds, above 0 and up to 86400, not ${limit}\n${USAGE}`,
    );
  }
  return { verbose, cellLimitSeconds };
}

function leaveOn(signal: string, code: number): void {
  line.clear();
  console.error(`Stopped by ${signal}. ${noReport()}`);
  process.exit(code);
}

async function main(): Promise<void> {
  const started = performance.now();
  process.chdir(projectFolder(__dirname)); // wherever the command was called from
  const project = process.cwd();
  const results = resultsFolder();
  for (const [signal, code] of signals) process.on(signal, () => leaveOn(signal, code));
  endWithNpm(() => leaveOn('the end of npm', 143));
  const unlock = lockResults(results);
  const plotly = readFileSync(
    join(project, 'node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js'),
    'utf8',
  );
  const experiment = await runAll({
    project,
    results,
    report: (run, notebooks) => buildReport(run, notebooks, plotly),
    onProgress: line.show,
    ...(options.cellLimitSeconds !== undefined && { cellLimitSeconds: options.cellLimitSeconds }),
  });
  unlock();
  line.clear();
  const met = experiment.targets.filter((target) => target.met).length;
  const seconds = (performance.now() - started) / 1000;
  console.log(`\n${comparisonText(experiment)}\n`);
  console.log(
    `${met} of ${experiment.targets.length} targets met. The run took ${seconds.toFixed(0)} s.`,
  );
  console.log(
    `The report: ${relative(project, results) || results}/report.html (open it in a browser)`,
  );
}

/** Said when a run did not get to its end. */
function noReport(): string {
  const old = existsSync(join(resultsFolder(), 'report.html'));
  return `No report was written${old ? '; the one in the results folder is from an earlier run' : ''}.`;
}

function fail(error: unknown): void {
  line.clear();
  if (error instanceof UsageError) {
    console.error(error.message);
    process.exitCode = 2;
    return;
  }
  const { verbose } = options;
  if (error instanceof RunError) console.error(`\n${error.describe(verbose)}`);
  else if (error instanceof Error) console.error(`\n${(verbose && error.stack) || error.message}`);
  else console.error(error);
  console.error(noReport());
  process.exitCode = error instanceof RunError && error.isAboutData ? 2 : 1;
}

let options: Options = { verbose: false };
try {
  options = readOptions(process.argv.slice(2));
  main().catch(fail);
} catch (error) {
  fail(error);
}
