/** `npm run bench`: this kit and what a user would pick instead, on the same reviews in one run. `--help` says more. */
import { join, relative } from 'node:path';
import { Option } from 'commander';
import { projectFolder, resultsFolder } from '../../lib/dist/data/results-folder';
import { writeWhole } from '../../lib/dist/data/write-whole';
import { describeMachine } from '../../lib/dist/record/machine';
import {
  makeCommand,
  numberOption,
  readArguments,
  runCommand,
  usageError,
  userPath,
} from '../../lib/dist/tools/commands/command-line';
import type { BenchRatio } from './bench-report';
import { predict } from './file-scoring';
import { howFast } from './how-fast';
import { keepSection } from './keep-section';
import { labelling } from './labelling';
import type { Part } from './part';
import { reading } from './reading';
import { readReviewSets } from './review-sets';
import { findScikitLearn } from './scikit-learn';
import { accuracy } from './sentence-accuracy';
import { service } from './service-tables';
import { size } from './size';
import { training } from './training';

/** First those that shall have the machine to themselves. */
const PARTS = new Map<string, Part>(
  Object.entries({ training, labelling, predict, reading, size, service, accuracy }),
);

/** What is being done, in one line that is written over; only where someone is watching. */
function showProgress(what: string): void {
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(`\r\u001b[K${what.slice(0, (stderr.columns || 80) - 1)}`);
}

const command = makeCommand(
  'npm run bench --',
  'Compares this kit with what you might use instead, in turns on the same reviews: training and first calls, ' +
    'labelling, from file to file (beside fastText and pandas), reading a million rows, large sets, the model ' +
    'behind HTTP (beside FastAPI), accuracy on public sentences. What needs Python with scikit-learn is left out, ' +
    'and named, where there is none; `npm run python` fetches the current one, which takes part beside the machine’s.',
  [
    'npm run bench',
    'npm run bench -- --data train.csv test.csv',
    'npm run bench -- --only predict --rounds 5',
  ],
)
  .option('--data <train.csv test.csv...>', 'two other files than those in data/')
  .option('--rounds <n>', 'how many rounds; of services, a third', numberOption((n) => Number.isInteger(n) && n >= 2, 'a whole number from 2'), 15)
  .addOption(new Option('--only <part>', 'only this part').choices([...PARTS.keys()]))
  .option('--sentences <folder>', 'where the public sentences are; without it, their part is left out')
  .option('--keep', 'also write the tables to test/bench/README.md, and their three ratios to README.md', false); // prettier-ignore

interface Values {
  readonly data?: string[];
  readonly rounds: number;
  readonly only?: string;
  readonly sentences?: string;
  readonly keep: boolean;
}

async function main(): Promise<void> {
  const project = projectFolder(__dirname);
  readArguments(command, process.argv.slice(2));
  const { data, rounds, only, sentences, keep } = command.opts<Values>();
  if (data !== undefined && data.length !== 2) {
    throw usageError(command, `--data needs two files, not ${data.length}`);
  }
  if (only === 'accuracy' && sentences === undefined) {
    throw usageError(command, '--only accuracy needs --sentences');
  }
  const own = ['train', 'test'].map((name) => join(project, 'data', `reviews-${name}.csv`));
  const [train, test] = data?.map(userPath) ?? own;
  const bench = {
    sets: readReviewSets(train, test),
    peers: findScikitLearn(),
    rounds,
    onProgress: showProgress,
    sentences: sentences === undefined ? undefined : userPath(sentences),
  };
  const machine = describeMachine(project);
  const versions = bench.peers.map(({ name, pandas }) => [name, pandas ?? []].flat().join(' with '));
  const line = [machine.cpu, `${machine.cores} cores`, machine.os, `Node ${machine.node}`, ...versions].join(', ');
  const ratios: BenchRatio[] = [];
  for (const [name, part] of PARTS) {
    if (name !== (only ?? name) || (name === 'accuracy' && sentences === undefined)) continue;
    const start = performance.now();
    const found = await part.run(bench);
    ratios.push(...(found.ratios ?? []));
    const path = join(resultsFolder(), `bench-${name}.json`);
    writeWhole(path, `${JSON.stringify({ machine, rounds, ...found.data }, null, 2)}\n`);
    showProgress('');
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(`## ${part.heading}\n\n${found.text}\n\nWritten to ${relative(process.cwd(), path)} (${seconds} s)\n`);
    if (!keep) continue;
    const headings = [...PARTS.values()].map(({ heading }) => heading);
    keepSection(join(__dirname, 'README.md'), part.heading, `${line}.\n\n${found.text}`, headings);
  }
  const stated = data === undefined ? howFast(ratios, machine, rounds) : null;
  if (stated !== null) console.log(`## How fast\n\n${stated}`);
  if (stated !== null && keep) keepSection(join(project, 'README.md'), 'How fast', stated);
} // prettier-ignore

runCommand(() => main().finally(() => showProgress('')));
