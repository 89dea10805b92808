/**
 * `npm start`: runs the whole experiment, prints the comparison, and says where the report is.
 *
 *     npm start                           on the kit's own reviews, into results/
 *     npm start -- --data reviews.csv     on yours, into results/reviews/ (start-options.ts)
 *
 * Exit code 0 when all is well, 2 when an option or the data is wrong, 1 for any other error, and 128 + the
 * signal's number when a signal ended it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { machineError } from '../../data/machine-error';
import type { Recognised } from '../../data/recognised';
import { projectFolder, resultsFolder } from '../../data/results-folder';
import { visible } from '../../data/visible';
import { comparisonText, targetLines } from '../experiment/comparison';
import { notebookPaths, runAll } from '../experiment/run-all';
import { lockResults } from '../experiment/run-lock';
import { readTypicalTimes, wholeRunMs } from '../experiment/time-left';
import { sinceLastRun, sinceText } from '../experiment/since-last-run';
import { parameterNames, type ParameterValue } from '../notebook/inject-parameters';
import { readNotebook } from '../notebook/notebook';
import { RunError } from '../notebook/run-error';
import { columnsOf, fittedLines } from '../../plots/words/terminal-text';
import { buildReport } from '../report/report';
import { calledFrom, coloured, exitCodeOf, runCommand, UsageError } from './command-line';
import { endWithNpm } from './end-with-npm';
import { dataSentences, readOwnData, type DataReport } from './own-data';
import { progressLine, roughly } from './progress-line';
import { readStartOptions, type StartOptions } from './start-options';

const line = progressLine(process.stdout);

/** Leaving by `exit` ends the kernels (../kernel/kernel-process.ts). */
const signals = new Map<NodeJS.Signals, number>([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]);

function leaveOn(signal: string, code: number): void {
  line.clear();
  console.error(`Stopped by ${signal}. ${noReport()}`);
  process.exit(code);
}

async function main(): Promise<void> {
  const started = performance.now();
  const project = projectFolder(__dirname);
  const options = readStartOptions(process.argv.slice(2), calledFrom());
  process.chdir(project);
  verbose = options.verbose;
  const known = new Set(
    notebookPaths(project).flatMap((path) => [...parameterNames(readNotebook(path))]),
  );
  checkNames([...options.parameters.keys()], known);
  results = options.name === undefined ? resultsFolder() : join(resultsFolder(), options.name);
  for (const [signal, code] of signals) process.on(signal, () => leaveOn(signal, code));
  endWithNpm(() => leaveOn('the end of npm', 143));
  const parameters = new Map<string, ParameterValue>(options.parameters);
  let forgetOthers = (): void => undefined;
  let read: DataReport | undefined;
  const isGiven = Object.keys(options.settings).length > 0;
  if (options.check || isGiven || known.has('settings')) {
    const own = await readOwnData(options.settings, results, options.json ? undefined : line.begin);
    line.clear();
    forgetOthers = own.whenWhole;
    if (options.check) {
      own.forget();
      return sayCheck(own.report, project, options);
    }
    sayLines(dataSentences(own.report));
    read = own.report;
    if (isGiven) parameters.set('settings', own.settings);
  }
  line.begin('starting the first notebook');
  const lock = await lockResults(results);
  if (lock.wasCutOff) {
    line.clear();
    sayLines([
      'The last run here was cut off. This one takes over; what is there stays until it is whole.',
    ]);
  }
  const plotly = readFileSync(
    join(project, 'node_modules/plotly.js-cartesian-dist-min/plotly-cartesian.min.js'),
    'utf8',
  );
  let since = '';
  const experiment = await runAll({
    project,
    results,
    parameters,
    input: read?.input ?? {},
    recognised: read?.recognised.map(forRecord) ?? [],
    ...(read !== undefined && { reviews: read.rows.kept }),
    report: (run, notebooks, previous) => {
      since = sinceText(previous && sinceLastRun(previous, run), columnsOf(process.stdout));
      return buildReport(run, notebooks, plotly, previous);
    },
    onProgress: line.show,
    ...(options.cellLimitSeconds !== undefined && { cellLimitSeconds: options.cellLimitSeconds }),
  });
  forgetOthers();
  lock.release();
  line.clear();
  const columns = columnsOf(process.stdout);
  const seconds = (performance.now() - started) / 1000;
  console.log(`\n${comparisonText(experiment, columns)}\n`);
  if (since !== '') console.log(`${since}\n`);
  for (const { text, verdict } of targetLines(experiment, columns)) {
    const colour = verdict === 'missed' ? 'red' : 'yellow';
    console.log(verdict === undefined ? text : coloured(colour, text, process.stdout));
  }
  console.log(`The run took ${seconds.toFixed(0)} s.`);
  console.log(
    `The report: ${relative(project, results) || results}/report.html (open it in a browser)`,
  );
}

/** Without texts of any length, which the record would carry into every page. */
function forRecord(found: Recognised): Recognised {
  const first = found.first.map((row) => ({ ...row, text: visible(row.text, 200) }));
  return { ...found, first };
}

/** Prints sentences, in lines that fit. */
function sayLines(sentences: readonly string[]): void {
  for (const sentence of sentences.flatMap((one) => one.split('\n'))) {
    for (const text of fittedLines(sentence, columnsOf(process.stdout))) console.log(text);
  }
}

/** Says what was found, and about how long the whole run will take. */
function sayCheck(report: DataReport, project: string, options: StartOptions): void {
  const { json, cellLimitSeconds, parameters } = options;
  const times = readTypicalTimes(project);
  const paths = notebookPaths(project);
  const runMs = wholeRunMs(paths, join(results, 'notebooks'), times, report.rows.kept);
  if (json) {
    const { recognised, rows, classes, warnings } = report;
    console.log(JSON.stringify({ recognised, rows, classes, warnings, runMs }, null, 2));
    return;
  }
  sayLines(dataSentences(report));
  const about =
    runMs === undefined ? 'nobody knows how long yet' : `about ${roughly(runMs / 1000)}`;
  const ofRun = [
    ...(cellLimitSeconds === undefined ? [] : ['--cell-limit']),
    ...(parameters.size === 0 ? [] : ['--parameter']),
  ];
  const later = ofRun.length === 0 ? '' : ` ${ofRun.join(' and ')} will count then.`;
  console.log(`Nothing was trained. The whole run takes ${about}.${later}`);
}

/** @throws UsageError for a parameter that no notebook has */
function checkNames(names: readonly string[], known: ReadonlySet<string>): void {
  const unknown = names.find((name) => !known.has(name));
  if (unknown === undefined) return;
  throw new UsageError(
    `no notebook has a parameter ${unknown}; there are: ${[...known].join(', ')}`,
  );
}

/** Said when a run did not get to its end. */
function noReport(): string {
  const old = existsSync(join(results, 'report.html'));
  return `No report was written${old ? '; the one in the results folder is from an earlier run' : ''}.`;
}

/** Says what stopped the run; what is wrong with options or data is said by itself. */
function fail(raw: unknown): void {
  line.clear();
  const error = machineError(raw);
  if (exitCodeOf(error) !== 1) throw error;
  if (error instanceof RunError) console.error(`\n${error.describe(verbose)}`);
  else if (error instanceof Error) console.error(`\n${(verbose && error.stack) || error.message}`);
  else console.error(error);
  console.error(noReport());
  process.exitCode = error instanceof RunError && error.isAboutData ? 2 : 1;
}

let verbose = false;
let results = '';
runCommand(
  () => main().catch(fail),
  () => leaveOn('the end of what read its output', 141), // as SIGPIPE would
);
