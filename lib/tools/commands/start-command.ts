/** The options of `npm start`. */
import { Option, type Command } from 'commander';
import type { ExperimentSettings } from '../../data/experiment-data';
import { makeCommand, namedCharacter, numberOption } from './command-line';

const share = numberOption((n) => n > 0 && n < 1, 'a share above 0 and below 1');
const whole = numberOption((n) => Number.isInteger(n) && n >= 0, 'a whole number from 0');
const seconds = numberOption((n) => n > 0 && n <= 86_400, 'seconds, above 0 and up to 86400');
const score = numberOption(() => true, 'a number');
const each = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** Makes the command, new for each reading: commander adds up what it reads. */
export function startCommand(): Command {
  return makeCommand(
    'npm start --',
    'Runs the whole experiment, on the kit’s own reviews or on yours, prints the comparison and writes ' +
      'results/report.html.',
    [
      'npm start',
      'npm start -- --data reviews.csv',
      'npm start -- --data reviews.csv --check',
      'npm start -- --data stars.csv --positive-from 4 --negative-to 2 --name stars',
    ],
  )
    .option('--data <files>', 'your reviews: a file, a folder, a pattern in quotes, or - for standard input; for several, give it again', each)
    .option('--test <files>', 'test reviews; without it, a part of --data is split off', each)
    .option('--shift <files>', 'a second test set, of another subject or time', each)
    .option('--text <column>', 'the text’s column, by name or number; found by itself where the name is usual')
    .option('--label <column>', 'the label’s column, likewise')
    .option('--positive-from <score>', 'for stars or scores: the lowest that is positive, such as 4', score)
    .option('--negative-to <score>', 'the highest that is negative, such as 2', score)
    .option('--encoding <name>', 'such as windows-1252; found by itself')
    .option('--separator <character>', 'what separates the columns, such as ; or tab; found by itself', namedCharacter)
    .option('--quote <character>', 'what stands around texts, such as \', or none; found by itself', namedCharacter)
    .option('--skip-bad-rows', 'leave out rows that cannot be used, and list them')
    .option('--drop-leaks', 'take copies of test reviews out of the training set')
    .option('--test-size <share>', 'the share that is split off (default 0.2)', share)
    .option('--seed <n>', 'another split (default 1)', whole)
    .option('--group-by <column>', 'reviews with the same value in it stay on one side')
    .addOption(new Option('--analyzer <unit>', 'char for scripts without spaces between words, such as Chinese; word otherwise').choices(['word', 'char']))
    .addOption(new Option('--solver <name>', 'how logistic regression is trained: newton-cg finds scikit-learn’s regularised model; gradient-descent is the package’s own, without regularisation; auto, the default, goes by size').choices(['auto', 'gradient-descent', 'newton-cg']))
    .option('--model <model.json>', 'take this trained model, such as an imported one, for the first model instead of training it')
    .option('--name <name>', 'the folder in results/ (default the file’s name)')
    .option('--parameter <name=value>', 'any other parameter of a notebook', each)
    .option('--cell-limit <seconds>', 'how long a single cell may take (default 120)', seconds)
    .option('--check', 'read and check the data, say how long the run will take, and stop')
    .option('--json', 'with --check: as one JSON object')
    .option('--verbose', 'on an error, also show the cell’s source and the stack')
    .allowExcessArguments(); // prettier-ignore
}

/** What commander reads: a run's own options, and the settings of the experiment by their own names. */
export interface StartValues extends Omit<ExperimentSettings, 'data' | 'test' | 'shift'> {
  readonly data?: string[];
  readonly test?: string[];
  readonly shift?: string[];
  readonly name?: string;
  readonly parameter?: string[];
  readonly cellLimit?: number;
  readonly verbose?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
}
