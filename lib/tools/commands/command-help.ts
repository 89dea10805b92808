/** The help of all commands: at most 80 columns wide, with examples, and with the options of each verb. */
import type { Command, Option } from 'commander';
import { columnsOf } from '../../plots/words/terminal-text';
import { WIDTH } from '../../plots/words/wrapped-lines';

const bold = (text: string): string => `\u001b[1m${text}\u001b[22m`;
const cyan = (text: string): string => `\u001b[36m${text}\u001b[39m`;

/** Returns the command with its help, and examples of it below. */
export function withHelp(command: Command, examples: readonly string[]): Command {
  const title = bold(examples.length > 1 ? 'Examples:' : 'Example:');
  return command
    .configureOutput({
      getOutHelpWidth: () => Math.min(WIDTH, columnsOf(process.stdout)),
      getErrHelpWidth: () => Math.min(WIDTH, columnsOf(process.stderr)),
      outputError: () => undefined, // told by whoever catches it
    })
    .configureHelp({
      styleTitle: bold,
      styleOptionTerm: cyan,
      styleSubcommandTerm: cyan,
      optionDescription,
      subcommandTerm: (verb) =>
        [verb.name(), ...verb.registeredArguments.map((each) => `<${each.name()}>`)].join(' '),
    })
    .helpOption('-h, --help', 'show this text')
    .helpCommand(false)
    .addHelpText('after', () => verbOptions(command))
    .addHelpText('after', () => examples.length === 0 ? '' : `\n${title}\n${examples.map((line) => `  ${line}`).join('\n')}`); // prettier-ignore
}

/** What an option means, what it may be, and what it is where it is not given. */
function optionDescription({ description, argChoices = [], defaultValue }: Option): string {
  const isTold = typeof defaultValue === 'string' || typeof defaultValue === 'number';
  const notes = [...(argChoices.length > 0 ? [argChoices.join(', ')] : []), ...(isTold ? [`default ${defaultValue}`] : [])];
  return notes.length === 0 ? description : `${description} (${notes.join('; ')})`;
} // prettier-ignore

/** What each verb's options mean, for the help of the whole command. */
function verbOptions(command: Command): string {
  const parts = command.commands.flatMap((verb) => {
    const help = verb.createHelp();
    help.prepareContext({ helpWidth: Math.min(WIDTH, columnsOf(process.stdout)) });
    const options = help.visibleOptions(verb).filter(({ long }) => long !== '--help');
    if (options.length === 0) return [];
    const width = Math.max(...options.map(({ flags }) => flags.length));
    const items = options.map((option) =>
      help.formatItem(help.styleOptionTerm(option.flags), width, help.optionDescription(option), help),
    ); // prettier-ignore
    return [`\n${bold(`Options of ${verb.name()}:`)}\n${items.join('\n')}`];
  });
  return parts.join('\n');
}
