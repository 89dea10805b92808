/**
 * The manners that all commands share, on top of commander (https://github.com/tj/commander.js): `--help` explains
 * everything at 80 columns with an example and exits 0; a command that needs arguments and gets none shows the same
 * and exits 2; a wrong option is named with the nearest known one, and exits 2; file names count from where the user
 * stands; colour only where there is a terminal and NO_COLOR is not set (commander's own rule).
 */
import { dirname, resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { DataError } from '../../data/data-error';
import { toldError } from '../../data/machine-error';
import { printable } from '../../plots/words/terminal-text';
import { withHelp } from './command-help';

/** Arguments that are wrong: the message says which, and where help is. */
export class UsageError extends Error {}

/** Arguments that ask for help, which has been written by now. */
class HelpShown extends Error {
  constructor(readonly exitCode: 0 | 2) {
    super('help was shown');
  }
}

/**
 * Makes a command without options.
 *
 * @param name what the user types, such as `npm start --`
 * @param about what it does
 * @param examples lines to type
 */
export function makeCommand(name: string, about: string, examples: readonly string[]): Command {
  return withHelp(new Command(name).description(about), examples).exitOverride();
}

/** Adds a verb, such as `check` to `npm run exercise --`. */
export function addVerb(
  command: Command,
  verb: string,
  about: string,
  examples: readonly string[] = [],
): Command {
  return withHelp(command.command(verb).description(about), examples).exitOverride();
}

/**
 * Reads what was typed after the command: its `opts()` and `args` hold them afterwards.
 *
 * @throws UsageError for what is wrong; where help is asked for or needed, it is shown, and what is thrown ends the command
 */
export function readArguments(command: Command, args: readonly string[]): void {
  let [meant, rest] = [command, args];
  for (;;) {
    const verb = meant.commands.find((each) => each.name() === rest[0]);
    if (verb === undefined) break;
    [meant, rest] = [verb, rest.slice(1)];
  }
  if (rest.length === 0 && needsArguments(meant)) {
    meant.outputHelp({ error: true });
    throw new HelpShown(2);
  }
  const twice = optionsTwice(meant);
  const error = parseError(command, args);
  if (error === undefined && twice.size === 0) return;
  if (error === undefined) {
    throw usageError(command, `${[...twice].join(' and ')} may be given only once`);
  }
  if (error.exitCode === 0) throw new HelpShown(0);
  let shown = error;
  if (error.code === 'commander.missingMandatoryOptionValue') {
    // Where it is there but spelt wrong, the spelling is what to name.
    for (const option of meant.options) option.makeOptionMandatory(false);
    meant.hook('preAction', () => {
      throw error;
    });
    shown = parseError(command, args) ?? error;
  }
  throw usageError(command, shown.message.replace(/^error: /, '').replace(/\n/g, ' '));
}

/** Counts, while the command is read, and holds afterwards, what was given more than once though one value is kept. */
function optionsTwice(command: Command): ReadonlySet<string> {
  const [once, twice] = [new Set<string>(), new Set<string>()];
  for (const option of command.options) {
    const { long } = option;
    if (long == null) continue;
    command.on(`option:${option.name()}`, () => {
      const isList = Array.isArray(command.getOptionValue(option.attributeName()));
      if (once.has(long) && !isList && option.required) twice.add(long);
      once.add(long);
    });
  }
  return twice;
}

function parseError(command: Command, args: readonly string[]): CommanderError | undefined {
  try {
    command.parse(args, { from: 'user' });
    return undefined;
  } catch (error) {
    if (error instanceof CommanderError) return error;
    throw error;
  }
}

/** Returns the error for arguments that do not fit together: what is wrong, and where help is. */
export function usageError(command: Command, message: string): UsageError {
  return new UsageError(`${message}\n${command.name()} --help explains all options`);
}

/**
 * Runs a command: what goes wrong is said in its own words, with exit code 2 for arguments and data, else 1.
 *
 * @param unread called when whoever read the output has gone; unless given, that one had enough, as `head` has
 */
export function runCommand(
  main: () => Promise<void> | void,
  unread: () => void = () => process.exit(0),
): void {
  process.stderr.on('error', () => undefined); // a terminal that was closed: there is nobody to tell
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return unread();
    console.error(printable(toldError(error, 'Standard output')));
    process.exit(1);
  });
  Promise.resolve()
    .then(main)
    .catch((error: unknown) => {
      process.exitCode ||= exitCodeOf(error);
      if (error instanceof HelpShown) return;
      console.error(coloured('red', printable(toldError(error)), process.stderr));
    });
}

/** 0 where help was asked for; 2 for arguments and data that are wrong; 1 for anything else. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof HelpShown) return error.exitCode;
  return error instanceof UsageError || error instanceof DataError ? 2 : 1;
}

/** Returns where the user stands: npm goes to the project's folder and says where it came from. */
export function calledFrom(): string {
  const { INIT_CWD: before, npm_package_json: project } = process.env;
  const wentThere = project !== undefined && dirname(project) === process.cwd();
  return (wentThere && before) || process.cwd();
}

/** Returns the absolute path of a file that the user named. */
export function userPath(path: string): string {
  return resolve(calledFrom(), path);
}

/** Returns a reader of an option's number, which says what would be right. */
export function numberOption(
  fits: (value: number) => boolean,
  what: string,
): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value) && fits(value)) return value;
    throw new InvalidArgumentError(`It must be ${what}.`);
  };
}

/** Characters that a shell makes hard to type have a name; '' is none. */
const NAMED = new Map([['tab', '\t'], ['\\t', '\t'], ['space', ' '], ['none', '']]); // prettier-ignore

/** Returns the character that an option names, or what was given. */
export function namedCharacter(given: string): string {
  return NAMED.get(given) ?? given;
}

function needsArguments(command: Command): boolean {
  return (
    command.commands.length > 0 ||
    command.registeredArguments.some(({ required }) => required) ||
    command.options.some(({ mandatory }) => mandatory)
  );
}

const COLOURS = { red: 31, green: 32, yellow: 33 } as const;

/** Returns the text in a colour, where `stream` is a terminal and NO_COLOR is not set. */
export function coloured(
  colour: keyof typeof COLOURS,
  text: string,
  stream: Pick<NodeJS.WriteStream, 'isTTY'>,
): string {
  const isColoured = stream.isTTY && (process.env['NO_COLOR'] ?? '') === '';
  return isColoured ? `\u001b[${COLOURS[colour]}m${text}\u001b[39m` : text;
}
