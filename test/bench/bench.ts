/** `npm run bench`: this kit and what a user would pick instead, on the same reviews in one run. `--help` says more. */
import { join, relative } from 'node:path';
import { Option } from 'commander';
import { projectFolder, resultsFolder } from '../../lib/dist/data/results-folder';
import { writeWhole } from '../../lib/dist/data/write-whole';
import { answersText } from './answers-text';
import { entryTables } from './bench-tables';
import { keepSection } from './keep-section';
import { timeFileScoring } from './file-scoring';
import { timeReading } from './reading';
import { readReviewSets } from './review-sets';
import { runBenchmark, runTraining } from './run-benchmark';
import { findScikitLearn } from './scikit-learn';
import { measureSentences, sentenceTable } from './sentence-accuracy';
import { benchServices } from './service';
import { serviceTables } from './service-tables';
import { measureSizes, sizeTable } from './size';
import {
  makeCommand,
  numberOption,
  readArguments,
  runCommand,
  usageError,
  userPath,
} from '../../lib/dist/tools/commands/command-line';
import { describeMachine } from '../../lib/dist/record/machine';

const PARTS = ['training', 'predict', 'reading', 'size', 'service'] as const;
/** Of the parts in this folder's README, by the ending of their files' names. */
const HEADINGS = {
  '': 'Labelling and training',
  '-training': 'Training',
  '-predict': 'From file to file',
  '-reading': 'Reading',
  '-size': 'Large sets',
  '-service': 'A service',
  '-accuracy': 'Public sentences',
} as const;
const FILE_REVIEWS = 200_000;
const READ_ROWS = 1_000_000;

/** What is being done, in one line that is written over; only where someone is watching. */
function showProgress(what: string): void {
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(`\r\u001b[K${what.slice(0, (stderr.columns || 80) - 1)}`);
}

const command = makeCommand(
  'npm run bench --',
  'Compares this kit with what you might use instead, in turns on the same reviews. The parts that need ' +
    'Python with scikit-learn are left out, and named, where there is none; `npm run python` fetches the current ' +
    'one, which takes part beside the machine’s.',
  [
    'npm run bench',
    'npm run bench -- --data train.csv test.csv',
    'npm run bench -- --only predict --rounds 5',
  ],
)
  .option('--data <train.csv test.csv...>', 'two other files than those in data/')
  .option('--rounds <n>', 'how many rounds', numberOption((n) => Number.isInteger(n) && n >= 5, 'a whole number from 5'), 15)
  .addOption(new Option('--only <part>', 'only training (warm and in fresh processes), predict (from file to file, beside fastText and pandas), reading (a million rows, beside pandas) size (large sets: time and memory) or service (the model behind HTTP, beside FastAPI with scikit-learn; a third of the rounds)').choices(PARTS).conflicts('accuracy'))
  .option('--accuracy <folder>', 'the public sentences in this folder, beside scikit-learn')
  .option('--keep', 'also write the tables to test/bench/README.md', false); // prettier-ignore

interface Values {
  readonly data?: string[];
  readonly rounds: number;
  readonly only?: (typeof PARTS)[number];
  /** The folder of the public sentences. */
  readonly accuracy?: string;
  /** Whether the tables are kept in this folder's README. */
  readonly keep: boolean;
}

function readOptions(args: string[], project: string) {
  readArguments(command, args);
  const { data, ...others } = command.opts<Values>();
  if (data !== undefined && data.length !== 2) {
    throw usageError(command, `--data needs two files, not ${data.length}`);
  }
  const own = ['train', 'test'].map((name) => join(project, 'data', `reviews-${name}.csv`));
  const [train, test] = data?.map(userPath) ?? own;
  return { train, test, ...others };
}

async function main(): Promise<void> {
  const project = projectFolder(__dirname);
  const { train, test, rounds, only, accuracy, keep } = readOptions(process.argv.slice(2), project);
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
  if (accuracy !== undefined) {
    const accuracies = await measureSentences(
      userPath(accuracy),
      findScikitLearn()[0],
      showProgress,
    );
    finish('-accuracy', { accuracies }, sentenceTable(accuracies));
    return;
  }
  const sets = readReviewSets(train, test);
  if (only === 'training') {
    const result = await runTraining(sets, rounds, showProgress);
    finish('-training', { rounds, ...result }, entryTables(result));
  } else if (only === 'predict') {
    const found = await timeFileScoring(
      sets,
      findScikitLearn(),
      FILE_REVIEWS,
      rounds,
      showProgress,
    );
    const text = [
      `${FILE_REVIEWS.toLocaleString('en')} reviews`,
      entryTables(found),
      ...found.notes,
    ];
    finish('-predict', { rounds, reviews: FILE_REVIEWS, ...found }, text.join('\n\n'));
  } else if (only === 'reading') {
    const found = await timeReading(sets.train, findScikitLearn(), READ_ROWS, rounds, showProgress);
    const text = [`${READ_ROWS.toLocaleString('en')} rows`, entryTables(found), ...found.notes];
    finish('-reading', { rounds, rows: READ_ROWS, ...found }, text.join('\n\n'));
  } else if (only === 'service') {
    const found = await benchServices(sets, Math.ceil(rounds / 3), showProgress);
    finish('-service', { ...found }, serviceTables(found));
  } else if (only === 'size') {
    const sizes = measureSizes(sets.train, findScikitLearn(), showProgress);
    finish('-size', { sizes }, sizeTable(sizes));
  } else {
    const result = await runBenchmark(project, sets, rounds, showProgress);
    const { data, text } = answersText(sets, rounds, result);
    finish('', { data, rounds, ...result }, text);
  }
}

runCommand(() => main().finally(() => showProgress('')));
