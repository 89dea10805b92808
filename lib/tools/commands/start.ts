/** `npm start`: runs the whole experiment, prints the comparison, and says where the report is. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectFolder, resultsFolder } from '../../data/results-folder';
import { comparisonText } from '../experiment/comparison';
import { runAll } from '../experiment/run-all';
import { RunError } from '../notebook/run-error';
import { buildReport } from '../report/page';
import { progressLine } from './progress-line';

const line = progressLine(process.stdout);

/** 128 + the signal's number, as shells count. Leaving by `exit` ends the kernels (../kernel/kernel-process.ts). */
const signals = new Map<NodeJS.Signals, number>([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]);

async function main(): Promise<void> {
  const started = performance.now();
  process.chdir(projectFolder(__dirname)); // wherever the command was called from
  const project = process.cwd();
  const results = resultsFolder();
  for (const [signal, code] of signals) {
    process.on(signal, () => {
      line.clear();
      console.error(`Stopped. ${noReport()}`);
      process.exit(code);
    });
  }
  const plotly = readFileSync(
    join(project, 'node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js'),
    'utf8',
  );
  const experiment = await runAll({
    project,
    results,
    report: (run, notebooks) => buildReport(run, notebooks, plotly),
    onProgress: line.show,
  });
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

main().catch((error: unknown) => {
  line.clear();
  if (error instanceof RunError) console.error(`\n${error.describe()}`);
  else console.error(error instanceof Error ? `\n${error.message}` : error);
  console.error(noReport());
  process.exitCode = 1;
});
