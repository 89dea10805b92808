/**
 * The options of `npm start`: what they are, what they become in the notebooks' parameters cells, and
 * where the results go.
 */
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { isDynamicPattern } from 'tinyglobby';
import type { ExperimentParameters } from '../../data/experiment-data';
import { STANDARD_INPUT } from '../../data/tables/file-blocks';
import type { ParameterValue } from '../notebook/inject-parameters';
import { makeCommand, numberOption, readArguments, usageError } from './command-line';

const share = numberOption((n) => n > 0 && n < 1, 'a share above 0 and below 1');
const whole = numberOption((n) => Number.isInteger(n) && n >= 0, 'a whole number from 0');
const seconds = numberOption((n) => n > 0 && n <= 86_400, 'seconds, above 0 and up to 86400');
const score = numberOption(() => true, 'a number');
const each = (value: string, before: readonly string[] = []): string[] => [...before, value];

/** Makes the command, new for each reading: commander adds up what it reads. */
function startCommand(): Command {
  return makeCommand(
    'npm start --',
    'Runs the whole experiment, on the kit’s own reviews or on yours, prints the comparison and writes ' +
      'results/report.html.',
    [
      'npm start',
      'npm start -- --data reviews.csv',
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
    .option('--skip-bad-rows', 'leave out rows that cannot be used, and list them')
    .option('--drop-leaks', 'take copies of test reviews out of the training set')
    .option('--test-size <share>', 'the share that is split off (default 0.2)', share)
    .option('--seed <n>', 'another split (default 1)', whole)
    .option('--group-by <column>', 'reviews with the same value in it stay on one side')
    .addOption(new Option('--analyzer <unit>', 'char for scripts without spaces between words, such as Chinese (default word)').choices(['word', 'char']))
    .option('--name <name>', 'the folder in results/ (default the file’s name)')
    .option('--parameter <name=value>', 'any other parameter of a notebook', each)
    .option('--cell-limit <seconds>', 'how long a single cell may take (default 120)', seconds)
    .option('--verbose', 'on an error, also show the cell’s source and the stack')
    .allowExcessArguments(); // prettier-ignore
}

/** What commander reads. */
interface Values {
  readonly data?: string[];
  readonly test?: string[];
  readonly shift?: string[];
  readonly text?: string;
  readonly label?: string;
  readonly positiveFrom?: number;
  readonly negativeTo?: number;
  readonly encoding?: string;
  readonly skipBadRows?: boolean;
  readonly dropLeaks?: boolean;
  readonly testSize?: number;
  readonly seed?: number;
  readonly groupBy?: string;
  readonly analyzer?: 'word' | 'char';
  readonly name?: string;
  readonly parameter?: string[];
  readonly cellLimit?: number;
  readonly verbose?: boolean;
}

/** Options that say nothing about the data. */
const OTHERS = ['verbose', 'cellLimit', 'name', 'parameter'];

export interface StartOptions {
  readonly verbose: boolean;
  readonly cellLimitSeconds?: number;
  /** What to read, where an option says so; undefined for the kit's own reviews. */
  readonly experiment?: ExperimentParameters;
  /** The folder in the results folder; undefined for that folder itself. */
  readonly name?: string;
  /** Values for other parameters of the notebooks. */
  readonly parameters: ReadonlyMap<string, ParameterValue>;
}

/** Folders that a run makes in its results folder: no names for other data. */
const TAKEN = [
  'models',
  'notebooks',
  'predictions',
  'unfinished',
  'finished',
  'previous',
  'exercise',
  'reference',
];

/**
 * @param args the words after `npm start --`
 * @param folder where relative paths begin: the folder the command was called from
 * @param own the kit's own training reviews, read where only other options are given
 * @throws UsageError naming the option; where help is asked for, it is shown
 */
export function readStartOptions(args: string[], folder: string, own: string): StartOptions {
  const pairs = (parse(args).parameter ?? []).map(pair);
  const values = parse([...args, ...pairs.flatMap(asOptions)]);
  const { verbose = false, name, cellLimit } = values;
  const files = (given: string[] | undefined) => given?.map((path) => absolute(path, folder)) ?? [];
  const [data, test, shift] = [values.data, values.test, values.shift].map(files);
  const isGiven = Object.keys(values).some((key) => !OTHERS.includes(key));
  const experiment: ExperimentParameters = {
    data: data.length === 0 ? own : one(data),
    test: one(test),
    shift: one(shift),
    text: values.text ?? '',
    label: values.label ?? '',
    positiveFrom: values.positiveFrom ?? '',
    negativeTo: values.negativeTo ?? '',
    skipBadRows: values.skipBadRows ?? false,
    encoding: values.encoding ?? '',
    testSize: values.testSize ?? '',
    seed: values.seed ?? 1,
    groupBy: values.groupBy ?? '',
    dropLeaks: values.dropLeaks ?? false,
    analyzer: values.analyzer ?? 'word',
  };
  return {
    verbose,
    ...(cellLimit !== undefined && { cellLimitSeconds: cellLimit }),
    ...(isGiven && { experiment }),
    ...(name !== undefined
      ? { name: checkName(name) }
      : isGiven && { name: nameOf(data[0] ?? own) }),
    parameters: new Map(pairs.filter(([parameter]) => !OPTION_OF.has(parameter))),
  };
}

/** What was read as the notebooks' parameters cells have it; they have their own names for some. */
export function parametersOf(experiment: ExperimentParameters): Map<string, ParameterValue> {
  const { data, test, shift, text, label, ...others } = experiment;
  const named = { data, testData: test, shiftData: shift, textColumn: text, labelColumn: label };
  const all = Object.entries({ ...named, ...others });
  return new Map(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** The option that says the same as a parameter of the data. */
const OPTION_OF: ReadonlyMap<string, string> = new Map([
  ['data', 'data'],
  ['testData', 'test'],
  ['shiftData', 'shift'],
  ['textColumn', 'text'],
  ['labelColumn', 'label'],
  ['positiveFrom', 'positive-from'],
  ['negativeTo', 'negative-to'],
  ['encoding', 'encoding'],
  ['skipBadRows', 'skip-bad-rows'],
  ['dropLeaks', 'drop-leaks'],
  ['testSize', 'test-size'],
  ['seed', 'seed'],
  ['groupBy', 'group-by'],
  ['analyzer', 'analyzer'],
]);

function asOptions([name, value]: readonly [string, ParameterValue]): string[] {
  const option = OPTION_OF.get(name);
  if (option === undefined || value === false || value === '') return [];
  if (value === true) return [`--${option}`];
  return [value].flat().map((item) => `--${option}=${item}`);
}

function parse(args: string[]): Values {
  const command = startCommand();
  readArguments(command, args);
  const [word] = command.args;
  if (word !== undefined) wrong(`'${word}' belongs to no option; files are given with --data`);
  return command.opts<Values>();
}

function wrong(message: string): never {
  throw usageError(startCommand(), message);
}

function one(paths: readonly string[]): string | readonly string[] {
  return paths.length <= 1 ? (paths[0] ?? '') : paths;
}

function absolute(path: string, folder: string): string {
  if (path === '') wrong('a file name is empty');
  return path === STANDARD_INPUT || isAbsolute(path) ? path : resolve(folder, path);
}

/** `rounds=3`: a number, true or false, a list in JSON, or else text. */
function pair(argument: string): [string, ParameterValue] {
  const at = argument.indexOf('=');
  if (at < 1) wrong(`--parameter must be name=value, not ${argument}`);
  const [name, text] = [argument.slice(0, at), argument.slice(at + 1)];
  try {
    const value: unknown = JSON.parse(text);
    const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
    if (['string', 'number', 'boolean'].includes(typeof value) || isList) {
      return [name, value as ParameterValue];
    }
  } catch {
    // not JSON: text as it stands
  }
  return [name, text];
}

function checkName(name: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(name) && !TAKEN.includes(name)) return name;
  wrong(
    `--name must be letters, digits, dots, - and _, and none of ${TAKEN.join(', ')}, not ${name}`,
  );
}

/** `mine` for /some/where/mine.csv.gz; for a pattern the folder it stands in. */
function nameOf(data: string): string {
  if (data === STANDARD_INPUT) return 'standard-input';
  let path = data;
  while (isDynamicPattern(path) && dirname(path) !== path) path = dirname(path);
  const plain = basename(path)
    .replace(/(\.[a-z0-9]{1,8}){1,2}$/iu, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+|-+$/gu, '');
  return plain === '' || TAKEN.includes(plain) ? `data-${plain}` : plain;
}
