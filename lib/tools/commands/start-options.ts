/**
 * The options of `npm start`: what they are, what they become in the notebooks' parameters cells, and
 * where the results go.
 */
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { isDynamicPattern } from 'tinyglobby';
import type { ExperimentSettings } from '../../data/experiment-data';
import { STANDARD_INPUT } from '../../data/tables/file-blocks';
import type { ParameterValue } from '../notebook/inject-parameters';
import { isObject } from '../notebook/json-object';
import { makeCommand, numberOption, readArguments, usageError } from './command-line';

const share = numberOption((n) => n > 0 && n < 1, 'a share above 0 and below 1');
const whole = numberOption((n) => Number.isInteger(n) && n >= 0, 'a whole number from 0');
const seconds = numberOption((n) => n > 0 && n <= 86_400, 'seconds, above 0 and up to 86400');
const score = numberOption(() => true, 'a number');
/** Characters that a shell makes hard to type have a name. */
const CHARACTERS = new Map([['tab', '\t'], ['\\t', '\t'], ['space', ' '], ['none', '']]); // prettier-ignore
const character = (value: string): string => CHARACTERS.get(value) ?? value;
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
    .option('--separator <character>', 'what separates the columns, such as ; or tab; found by itself', character)
    .option('--quote <character>', 'what stands around texts, such as \', or none; found by itself', character)
    .option('--skip-bad-rows', 'leave out rows that cannot be used, and list them')
    .option('--drop-leaks', 'take copies of test reviews out of the training set')
    .option('--test-size <share>', 'the share that is split off (default 0.2)', share)
    .option('--seed <n>', 'another split (default 1)', whole)
    .option('--group-by <column>', 'reviews with the same value in it stay on one side')
    .addOption(new Option('--analyzer <unit>', 'char for scripts without spaces between words, such as Chinese (default word)').choices(['word', 'char']))
    .addOption(new Option('--solver <name>', 'how logistic regression is trained: newton-cg finds scikit-learn’s regularised model; gradient-descent is the package’s own, without regularisation (default auto: by size)').choices(['auto', 'gradient-descent', 'newton-cg']))
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
interface Values extends Omit<ExperimentSettings, 'data' | 'test' | 'shift'> {
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

export interface StartOptions {
  readonly verbose: boolean;
  /** Only read and check the data; `json` says it as one JSON object. */
  readonly check: boolean;
  readonly json: boolean;
  readonly cellLimitSeconds?: number;
  /** What to read, as the notebooks' parameters cells have it; empty for the kit's own reviews. */
  readonly settings: ExperimentSettings;
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
  'session',
  'exercise',
  'exported',
  'reference',
];

/**
 * Reads the options of `npm start`.
 *
 * @param args the words after `npm start --`
 * @param folder where relative paths begin: the folder the command was called from
 * @throws UsageError naming the option; where help is asked for, it is shown
 */
export function readStartOptions(args: string[], folder: string): StartOptions {
  const pairs = (parse(args).parameter ?? []).flatMap(pair);
  const isSetting = ([key]: readonly [string, unknown]): boolean => SETTINGS.has(key);
  const values = parse([...args, ...pairs.filter(isSetting).flatMap(asOptions)]);
  const { verbose = false, check = false, json = false, name, cellLimit } = values;
  if (json && !check) wrong('--json goes with --check');
  const given = Object.entries(values).filter(isSetting);
  const files = given.flatMap(([key, value]) =>
    FILES.has(key)
      ? [[key, one([value as string | string[]].flat().map((path) => absolute(path, folder)))]]
      : [],
  );
  const settings = Object.fromEntries([...given, ...files]) as ExperimentSettings;
  const isGiven = Object.keys(settings).length > 0;
  return {
    verbose,
    check,
    json,
    ...(cellLimit !== undefined && { cellLimitSeconds: cellLimit }),
    settings,
    ...(name !== undefined
      ? { name: checkName(name) }
      : isGiven && { name: nameOf([settings.data ?? 'reviews-train'].flat()[0]) }),
    parameters: once(pairs.filter((one) => !isSetting(one))),
  };
}

function once(pairs: readonly [string, ParameterValue][]): Map<string, ParameterValue> {
  const found = new Map(pairs);
  if (found.size === pairs.length) return found;
  const names = pairs.map(([name]) => name);
  wrong(`--parameter ${names.find((name, at) => names.indexOf(name) < at)} is given twice`);
}

/** The settings that are files. */
const FILES = new Set(['data', 'test', 'shift', 'model']);

/** The names of all settings: of the options but a run's own. */
const SETTINGS = new Set(
  startCommand()
    .options.map((option) => option.attributeName())
    .filter(
      (name) =>
        !['name', 'parameter', 'cellLimit', 'verbose', 'check', 'json', 'help'].includes(name),
    ),
);

function asOptions([name, value]: readonly [string, ParameterValue]): string[] {
  const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  if (value === false || value === '') return [];
  if (value === true) return [`--${option}`];
  return [value].flat().map((item) => `--${option}=${item as string}`);
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
  return paths.length === 1 ? paths[0] : paths;
}

function absolute(path: string, folder: string): string {
  if (path === '') wrong('a file name is empty');
  return path === STANDARD_INPUT || isAbsolute(path) ? path : resolve(folder, path);
}

/** `rounds=3`: a number, true or false, a list in JSON, or else text; `settings={...}` is its entries. */
function pair(argument: string): [string, ParameterValue][] {
  const at = argument.indexOf('=');
  if (at < 1) wrong(`--parameter must be name=value, not ${argument}`);
  const [name, text] = [argument.slice(0, at), argument.slice(at + 1)];
  if (name !== 'settings') return [[name, valueOf(text)]];
  const settings = fromJson(text);
  if (!isObject(settings)) wrong(`--parameter settings must be an object in JSON, not ${text}`);
  return Object.entries(settings).map(([key, value]) => {
    if (!SETTINGS.has(key))
      wrong(`there is no setting ${key}; there are: ${[...SETTINGS].join(', ')}`);
    return [key, isValue(value) ? value : valueOf(JSON.stringify(value))];
  });
}

function valueOf(text: string): ParameterValue {
  const value = fromJson(text);
  return isValue(value) ? value : text;
}

function isValue(value: unknown): value is string | number | boolean | string[] {
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return ['string', 'number', 'boolean'].includes(typeof value) || isList;
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // not JSON: text as it stands
  }
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
