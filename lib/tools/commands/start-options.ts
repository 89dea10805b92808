/**
 * The options of `npm start`: what they are, what they become in the notebooks' parameters cells, and
 * where the results go.
 */
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isDynamicPattern } from 'tinyglobby';
import type { ExperimentParameters } from '../../data/experiment-data';
import { STANDARD_INPUT } from '../../data/tables/file-blocks';
import type { ParameterValue } from '../notebook/inject-parameters';

export const USAGE = `use: npm start -- [options]

  --data <files>    your reviews: a file, a folder, a pattern in quotes, or - for standard input;
                    several: give --data again
  --test <files>    test reviews; without it, a part of --data is split off
  --shift <files>   a second test set, of another subject or time
  --text, --label   the columns, by name or number; found without it when the names are usual
  --positive-from, --negative-to <score>    for stars or scores, such as 4 and 2
  --encoding <e>    such as windows-1252; found without it
  --skip-bad-rows   leaves out rows that cannot be used, and lists them
  --drop-leaks      takes copies of test reviews out of the training set
  --test-size <n>   the share that is split off, 0.2 unless told; --seed <n> splits otherwise
  --group-by <c>    reviews with the same value in this column stay on one side
  --analyzer char   for scripts without spaces between words, such as Chinese
  --name <name>     of the folder in results/; by default the file's name
  --parameter <name>=<value>    any other parameter of a notebook
  --cell-limit <s>  seconds that a single cell may take; 120 unless told
  --verbose         on an error, also the cell's source and the stack`;

/** An option that is wrong. */
export class UsageError extends Error {
  constructor(message: string) {
    super(`${message}\nuse: npm start -- [options]; npm start -- --help lists them`);
  }
}

export interface StartOptions {
  readonly help: boolean;
  readonly verbose: boolean;
  readonly cellLimitSeconds?: number;
  /** What to read, where an option says so; undefined for the kit's own reviews. */
  readonly experiment?: ExperimentParameters;
  /** The folder in the results folder; undefined for that folder itself. */
  readonly name?: string;
  /** Values for other parameters of the notebooks. */
  readonly parameters: ReadonlyMap<string, ParameterValue>;
}

const string = { type: 'string' } as const;
const strings = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;
const OPTIONS = {
  data: strings,
  test: strings,
  shift: strings,
  text: string,
  label: string,
  'positive-from': string,
  'negative-to': string,
  encoding: string,
  'skip-bad-rows': flag,
  'drop-leaks': flag,
  'test-size': string,
  seed: string,
  'group-by': string,
  analyzer: string,
  name: string,
  parameter: strings,
  'cell-limit': string,
  verbose: flag,
  help: flag,
} as const;

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
 * @throws UsageError naming the option
 */
export function readStartOptions(args: string[], folder: string, own: string): StartOptions {
  const pairs = (parse(args).parameter ?? []).map(pair);
  const values = parse([...args, ...pairs.flatMap(asOptions)]);
  const { verbose = false, help = false, name } = values;
  const limit = number(values['cell-limit'], 'cell-limit', (n) => n > 0 && n <= 86_400, 'seconds, above 0 and up to 86400'); // prettier-ignore
  const files = (given: string[] | undefined) => given?.map((path) => absolute(path, folder)) ?? [];
  const [data, test, shift] = [values.data, values.test, values.shift].map(files);
  const isGiven = Object.keys(values).some(
    (key) => !['verbose', 'help', 'cell-limit', 'name', 'parameter'].includes(key),
  );
  const {
    text = '',
    label = '',
    encoding = '',
    analyzer = 'word',
    'group-by': groupBy = '',
  } = values;
  if (analyzer !== 'word' && analyzer !== 'char') {
    throw new UsageError(`--analyzer must be word or char, not ${analyzer}`);
  }
  const anyNumber = (): boolean => true;
  const experiment: ExperimentParameters = {
    data: data.length === 0 ? own : one(data),
    test: one(test),
    shift: one(shift),
    text,
    label,
    positiveFrom: number(values['positive-from'], 'positive-from', anyNumber, 'a number') ?? '',
    negativeTo: number(values['negative-to'], 'negative-to', anyNumber, 'a number') ?? '',
    skipBadRows: values['skip-bad-rows'] ?? false,
    encoding,
    testSize: number(values['test-size'], 'test-size', (n) => n > 0 && n < 1, 'a share above 0 and below 1') ?? '',
    seed: number(values.seed, 'seed', (n) => Number.isInteger(n) && n >= 0, 'a whole number from 0') ?? 1,
    groupBy,
    dropLeaks: values['drop-leaks'] ?? false,
    analyzer,
  }; // prettier-ignore
  return {
    help,
    verbose,
    ...(limit !== undefined && { cellLimitSeconds: limit }),
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

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function one(paths: readonly string[]): string | readonly string[] {
  return paths.length <= 1 ? (paths[0] ?? '') : paths;
}

function absolute(path: string, folder: string): string {
  if (path === '') throw new UsageError('a file name is empty');
  return path === STANDARD_INPUT || isAbsolute(path) ? path : resolve(folder, path);
}

function number(
  value: string | undefined,
  option: string,
  fits: (value: number) => boolean,
  what: string,
): number | undefined {
  if (value === undefined) return undefined;
  const found = Number(value);
  if (value.trim() !== '' && Number.isFinite(found) && fits(found)) return found;
  throw new UsageError(`--${option} must be ${what}, not ${value}`);
}

/** `rounds=3`: a number, true or false, a list in JSON, or else text. */
function pair(argument: string): [string, ParameterValue] {
  const at = argument.indexOf('=');
  if (at < 1) throw new UsageError(`--parameter must be name=value, not ${argument}`);
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
  throw new UsageError(
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
