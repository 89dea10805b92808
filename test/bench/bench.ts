/**
 * `npm run bench`: this kit and what a user would pick instead, on the same reviews in one run.
 *
 *     npm run bench -- --data train.csv test.csv     other files than those in data/
 *     npm run bench -- --rounds 31                   more rounds than 15 (at least 5)
 *     npm run bench -- --only training               only training, warm and in fresh processes
 *     npm run bench -- --only predict                scoring from file to file, beside fastText and pandas
 *     npm run bench -- --only reading                reading a million rows, beside pandas
 *     npm run bench -- --only size                   large sets: time and memory
 *     npm run bench -- --accuracy <folder>           the public sentences, beside scikit-learn
 *     npm run bench -- --keep                        also writes the tables to test/bench/README.md
 */
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder, resultsFolder } from '../../lib/dist/data/results-folder';
import { writeWhole } from '../../lib/dist/data/write-whole';
import { answersText } from './answers-text';
import { entryTables } from './bench-tables';
import { keepSection } from './keep-section';
import { timeFileScoring } from './file-scoring';
import { timeReading } from './reading';
import { readReviewSets } from './review-sets';
import { runBenchmark, runTraining } from './run-benchmark';
import { findPython } from './scikit-learn';
import { measureSentences, sentenceTable } from './sentence-accuracy';
import { measureSizes, sizeTable } from './size';
import { describeMachine } from '../../lib/dist/tools/experiment/machine';

const USAGE =
  'use: npm run bench -- [--data <train.csv> <test.csv>] [--rounds <number>] ' +
  '[--only training|predict|reading|size | --accuracy <folder>] [--keep]';
const PARTS = ['training', 'predict', 'reading', 'size'] as const;
/** Of the parts in this folder's README, by the ending of their files' names. */
const HEADINGS = {
  '': 'Labelling and training',
  '-training': 'Training',
  '-predict': 'From file to file',
  '-reading': 'Reading',
  '-size': 'Large sets',
  '-accuracy': 'Public sentences',
} as const;
const FILE_REVIEWS = 200_000;
const READ_ROWS = 1_000_000;

/** What is being done, in one line that is written over; only where someone is watching. */
function showProgress(what: string): void {
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(`\r\u001b[K${what.slice(0, (stderr.columns || 80) - 1)}`);
}

interface Options {
  readonly train: string;
  readonly test: string;
  readonly rounds: number;
  readonly only: (typeof PARTS)[number] | null;
  /** The folder of the public sentences. */
  readonly sentences: string | null;
  /** Whether the tables are kept in this folder's README. */
  readonly keep: boolean;
}

function readOptions(args: string[], project: string): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'boolean' },
      rounds: { type: 'string', default: '15' },
      only: { type: 'string' },
      accuracy: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 5) {
    throw new Error(`--rounds must be a whole number from 5, not ${values.rounds}; ${USAGE}`);
  }
  const only = PARTS.find((part) => part === values.only) ?? null;
  if (values.only !== undefined && only === null) {
    throw new Error(`--only is one of ${PARTS.join(', ')}, not ${values.only}; ${USAGE}`);
  }
  if (positionals.length !== (values.data ? 2 : 0)) throw new Error(USAGE);
  const [train, test] = values.data
    ? positionals.map((path) => resolve(path))
    : ['train', 'test'].map((name) => join(project, 'data', `reviews-${name}.csv`));
  return { train, test, rounds, only, sentences: values.accuracy ?? null, keep: values.keep };
}

async function main(): Promise<void> {
  const project = projectFolder(__dirname);
  const { train, test, rounds, only, sentences, keep } = readOptions(
    process.argv.slice(2),
    project,
  );
  const machine = describeMachine(project);
  const line = `${machine.cpu}, ${machine.cores} cores, ${machine.os}, Node ${machine.node}`;
  const finish = (part: keyof typeof HEADINGS, result: object, text: string): void => {
    showProgress('');
    const path = join(resultsFolder(), `bench${part}.json`);
    writeWhole(path, `${JSON.stringify({ machine, ...result }, null, 2)}\n`);
    console.log(`${text}\nWritten to ${relative(process.cwd(), path)}`);
    if (!keep) return;
    keepSection(join(__dirname, 'README.md'), HEADINGS[part], `${line}.\n\n${text}`);
  };
  if (sentences !== null) {
    const accuracies = await measureSentences(resolve(sentences), findPython(), showProgress);
    finish('-accuracy', { accuracies }, sentenceTable(accuracies));
    return;
  }
  const sets = readReviewSets(train, test);
  if (only === 'training') {
    const result = await runTraining(sets, rounds, showProgress);
    finish('-training', { rounds, ...result }, entryTables(result));
  } else if (only === 'predict') {
    const python = findPython();
    const found = await timeFileScoring(sets, python, FILE_REVIEWS, rounds, showProgress);
    const text = [
      `${FILE_REVIEWS.toLocaleString('en')} reviews`,
      entryTables(found),
      ...found.notes,
    ];
    finish('-predict', { rounds, reviews: FILE_REVIEWS, ...found }, text.join('\n\n'));
  } else if (only === 'reading') {
    const found = timeReading(sets.train, findPython(), READ_ROWS, rounds, showProgress);
    const text = [`${READ_ROWS.toLocaleString('en')} rows`, entryTables(found), ...found.notes];
    finish('-reading', { rounds, rows: READ_ROWS, ...found }, text.join('\n\n'));
  } else if (only === 'size') {
    const sizes = measureSizes(sets.train, findPython(), showProgress);
    finish('-size', { sizes }, sizeTable(sizes));
  } else {
    const result = await runBenchmark(project, sets, rounds, showProgress);
    const { data, text } = answersText(sets, rounds, result);
    finish('', { data, rounds, ...result }, text);
  }
}

main().catch((error: unknown) => {
  showProgress('');
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
