/**
 * From the kernel's messages to a cell's outputs as a notebook file holds them. tslab has no error
 * message: it prints the error on stderr and only its reply says that the cell failed. So the error
 * is taken from there and becomes an `error` output, which is what Jupyter's tools look for.
 */
import { isObject } from './json-object';
import type { JupyterMessage } from '../kernel/jupyter-wire';
import type { DisplayOutput, ErrorOutput, Output, StreamOutput } from './notebook';

/**
 * Returns the outputs of a cell: neighbouring pieces of the same stream joined, of a display that was updated the
 * last state in the place of the first, and at the end an error, when the cell failed.
 */
export function cellOutputs(messages: readonly JupyterMessage[], failed: boolean): Output[] {
  const outputs: Output[] = [];
  const errorTexts = failed ? takeErrorTexts(messages) : new Set<JupyterMessage>();
  const displays = new Map<string, number[]>(); // display id to the places of its outputs
  for (const message of messages) {
    if (errorTexts.has(message)) continue;
    const output = toOutput(message);
    const last = outputs.at(-1);
    if (output === undefined) continue;
    const id = displayId(message);
    const places = id === undefined ? [] : (displays.get(id) ?? []);
    // Every display with the id shows the new state, as in Jupyter; an update of none shows nothing.
    if ('data' in output) {
      const { data, metadata } = output;
      for (const place of places)
        outputs[place] = { ...(outputs[place] as DisplayOutput), data, metadata };
    }
    if (message.type === 'update_display_data') continue;
    if (id !== undefined) displays.set(id, [...places, outputs.length]);
    if (
      output.output_type === 'stream' &&
      last?.output_type === 'stream' &&
      last.name === output.name
    ) {
      outputs[outputs.length - 1] = { ...last, text: last.text + output.text };
    } else {
      outputs.push(output);
    }
  }
  const shortened = outputs.map(withoutExcess);
  if (failed) shortened.push(errorOutput([...errorTexts].map(streamText).join('')));
  return shortened;
}

/** How much of what a cell prints is kept: a notebook with more is slow to open. */
const MOST_CHARACTERS = 500_000;

/** The output, with the end of a very long text cut off and said. */
function withoutExcess(output: Output): Output {
  if (output.output_type !== 'stream' || output.text.length <= MOST_CHARACTERS) return output;
  const cut = output.text.length - MOST_CHARACTERS;
  const note = `\n[... ${cut.toLocaleString('en-GB')} more characters were printed and are not kept]\n`;
  return { ...output, text: output.text.slice(0, MOST_CHARACTERS) + note };
}

/** Makes an error output from what tslab printed: the name and message from the first line that has them. */
function errorOutput(printed: string): ErrorOutput {
  const text = plainText(printed).trimEnd();
  // A name that ends so is surely an error's; a line such as `note: text` may only look like one.
  const named = /^(?:Uncaught )?([\w$.]*(?:Error|Exception))(?: \[[^\]]*\])?: ?(.*)$/m;
  const thrown = /^(?:Uncaught )?([A-Za-z_$][\w$.]*)(?: \[[^\]]*\])?: ?(.*)$/m;
  const diagnostic = /^(?:\S+ )?\d+:\d+ - (.*)$/m.exec(text);
  if (diagnostic !== null) {
    return {
      output_type: 'error',
      ename: 'TypeScript',
      evalue: diagnostic[1] ?? '',
      traceback: text.split('\n'),
    };
  }
  const found = named.exec(text) ?? thrown.exec(text);
  return {
    output_type: 'error',
    ename: found?.[1] ?? 'Error',
    evalue: found?.[2] ?? text.split('\n')[0] ?? '',
    traceback: withoutKernelFrames(text).split('\n'),
  };
}

/** The error as text: its traceback, led by name and message where the traceback lacks them. */
export function errorText({ ename, evalue, traceback }: ErrorOutput): string {
  const trace = plainText(traceback.join('\n'));
  const message = `${ename}: ${evalue}`;
  return trace !== '' && trace.includes(evalue) ? trace : `${message}\n${trace}`.trimEnd();
}

/** Text without a terminal's colour codes. */
export function plainText(text: string): string {
  // eslint-disable-next-line no-control-regex -- the escape character is what it is about
  return text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '');
}

/** A stack ends where the cell's own code does: the rest is the kernel's inside. */
function withoutKernelFrames(text: string): string {
  const lines = text.split('\n');
  return lines
    .filter((line) => !/^\s+at .*(node:vm:|[\\/]tslab[\\/]dist[\\/])/.test(line))
    .join('\n')
    .trimEnd();
}

/**
 * The messages that are the error: all type errors when there are any (nothing was run then, and each is a
 * message of its own), otherwise the last thing printed on stderr.
 */
function takeErrorTexts(messages: readonly JupyterMessage[]): Set<JupyterMessage> {
  const printed = messages.filter(({ content }) => content['name'] === 'stderr');
  const allDiagnostics = printed.every((message) =>
    /^(?:\S+ )?\d+:\d+ - /.test(streamText(message)),
  );
  return new Set(allDiagnostics ? printed : printed.slice(-1));
}

/** True for what tslab prints when nothing awaited a promise that failed: its reply calls such a cell good. */
export function isUnhandled(message: JupyterMessage): boolean {
  const { name } = message.content;
  return (
    name === 'stderr' &&
    /^(UnhandledPromiseRejection|UncaughtException): /.test(streamText(message))
  );
}

function toOutput({ type, content }: JupyterMessage): Output | undefined {
  const { name, text, data, metadata } = content;
  if (type === 'stream' && typeof text === 'string') {
    return {
      output_type: 'stream',
      name: name === 'stderr' ? 'stderr' : 'stdout',
      text,
    } satisfies StreamOutput;
  }
  if (!isObject(data)) return undefined;
  const shown = { data, metadata: isObject(metadata) ? metadata : {} };
  if (type === 'display_data' || type === 'update_display_data')
    return { output_type: 'display_data', ...shown };
  if (type !== 'execute_result') return undefined;
  return { output_type: type, ...shown, execution_count: content['execution_count'] as number };
}

/** The id by which later messages replace a display; it is no part of a saved output. */
function displayId({ content }: JupyterMessage): string | undefined {
  const { transient } = content;
  const id = isObject(transient) ? transient['display_id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

function streamText({ content }: JupyterMessage): string {
  return typeof content['text'] === 'string' ? content['text'] : '';
}
