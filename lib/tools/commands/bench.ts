/**
 * `npm run bench`: this kit and what a user would pick instead, on the same reviews in one run.
 *
 *     npm run bench -- --data train.csv test.csv     other files than those in data/
 *     npm run bench -- --rounds 31                   more rounds than 15 (at least 5)
 */
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchTables } from '../bench/bench-tables';
import { readReviewSets } from '../bench/review-sets';
import { runBenchmark } from '../bench/run-benchmark';
import { projectFolder, resultsFolder } from '../../data/results-folder';
import { writeWhole } from '../../data/write-whole';
import { describeMachine } from '../experiment/machine';
const USAGE = 'use: npm run bench -- [--data <train.csv> <test.csv>] [--rounds <number>]';

/** What is being done, in one line that is written over; only where someone is watching. */
function showProgress(what: string): void {
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(`\r\u001b[K${what.slice(0, (stderr.columns || 80) - 1)}`);
}

interface Options {
  readonly train: string;
  readonly test: string;
  readonly rounds: number;
}

function readOptions(args: string[], project: string): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { data: { type: 'boolean' }, rounds: { type: 'string', default: '15' } },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 5) {
    throw new Error(`--rounds must be a whole number from 5, not ${values.rounds}; ${USAGE}`);
  }
  if (positionals.length !== (values.data ? 2 : 0)) throw new Error(USAGE);
  const [train, test] = values.data
    ? positionals.map((path) => resolve(path))
    : ['train', 'test'].map((name) => join(project, 'data', `reviews-${name}.csv`));
  return { train, test, rounds };
}

async function main(): Promise<void> {
  const project = projectFolder(__dirname);
  const options = readOptions(process.argv.slice(2), project);
  const { rounds } = options;
  const sets = readReviewSets(options.train, options.test);
  const machine = describeMachine(project);
  const result = await runBenchmark(project, sets, rounds, showProgress);
  showProgress('');

  const { versions, memory, notes } = result;
  const size = (texts: readonly string[]) => ({
    reviews: texts.length,
    meanCharacters: Math.round(texts.join('').length / texts.length),
  });
  const { train, trainLong, short, long } = {
    train: size(sets.train.texts),
    trainLong: size(sets.trainLong.texts),
    short: size(sets.short),
    long: size(sets.long),
  };
  const data = { train, trainLong, test: sets.test.texts.length, short, long };
  const path = join(resultsFolder(), 'bench.json');
  writeWhole(path, `${JSON.stringify({ machine, data, rounds, ...result }, null, 2)}\n`);

  const python = Object.entries(versions ?? {}).map(
    ([name, version]) => `, ${name} ${String(version)}`,
  );
  const megabytes = (value: number): string => `${value.toFixed(1)} MB`;
  console.log(
    [
      `${machine.cpu}, ${machine.cores} cores, ${machine.os}, Node ${machine.node}${python.join('')}`,
      `Labelled: ${short.reviews} short reviews of ${short.meanCharacters} characters on average, ` +
        `${long.reviews} long ones of ${long.meanCharacters}. Trained on: ${train.reviews} reviews of ` +
        `${train.meanCharacters} characters, or the same joined to ${trainLong.reviews} long ones of ` +
        `${trainLong.meanCharacters}. Medians (and ranges) of ${rounds} rounds, in turns, after warm-up`,
      '',
      benchTables(result),
      '',
      `Memory: compiled and scored ${memory.reviews.toLocaleString('en')} reviews in batch in ` +
        `${memory.seconds.toFixed(1)} s; heap ${megabytes(memory.beforeMegabytes)} before, ` +
        `${megabytes(memory.compiledMegabytes)} compiled, ${megabytes(memory.peakMegabytes)} at ` +
        `most, ${megabytes(memory.afterMegabytes)} after`,
      ...notes,
      `Written to ${relative(process.cwd(), path)}`,
    ].join('\n'),
  );
}

main().catch((error: unknown) => {
  showProgress('');
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
