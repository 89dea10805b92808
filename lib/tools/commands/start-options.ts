/** What was typed after `npm start --`: what it becomes in the notebooks' parameters cells, and where the results go. */
import { basename, dirname, isAbsolute, resolve } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import type { ExperimentSettings } from '../../data/experiment-data';
import { STANDARD_INPUT } from '../../data/tables/file-blocks';
import type { ParameterValue } from '../notebook/inject-parameters';
import { isObject } from '../notebook/json-object';
import { readArguments, usageError } from './command-line';
import { startCommand, type StartValues } from './start-command';

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

function parse(args: string[]): StartValues {
  const command = startCommand();
  readArguments(command, args);
  const [word] = command.args;
  if (word !== undefined) wrong(`'${word}' belongs to no option; files are given with --data`);
  return command.opts<StartValues>();
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
