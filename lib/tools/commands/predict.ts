/**
 * `npm run predict`: the trained model as a program.
 *
 *     npm run predict -- --model model.json --in big.csv --out scored.csv
 *     node lib/dist/tools/commands/predict.js --model model.json       answers lines of standard input
 *
 * Exit codes: 0 done; 2 the input or an option is not as it should be; 1 anything else; 128 + n after
 * signal n.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { readModel } from '../../models/model-file';
import type { CompiledModel } from '../../models/compiled-model';
import { InputError } from '../scoring/input-error';
import { LineScorer } from '../scoring/line-scorer';
import { scoreFile, type ScoringProgress } from '../scoring/score-file';

const USAGE = `use: npm run predict -- --model <model.json> --in <reviews.csv> --out <scored.csv> [options]

  --model      a file of results/.../models
  --in, --out  CSV files with commas, semicolons or tabs, UTF-8; gzip where the name ends in .gz
  --text       the text's column: its name, or its number from 1; by default found by its usual name
  --no-header  the first row is a review too

Without --in and --out, each line of standard input is a text, and is answered at once by its label,
a tab and the label's probability.`;

const SIGNALS: ReadonlyMap<NodeJS.Signals, number> = new Map([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]);

interface Options {
  readonly model: string;
  readonly files: { readonly input: string; readonly output: string } | null;
  readonly text?: string;
  readonly header: boolean;
}

function readOptions(args: string[]): Options | 'help' {
  const string = { type: 'string' } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        model: string,
        in: string,
        out: string,
        text: string,
        'no-header': { type: 'boolean', default: false },
        help: { type: 'boolean' },
      },
    }));
  } catch (error) {
    throw new InputError(`${(error as Error).message}\n\n${USAGE}`);
  }
  const { model, in: input, out: output, text } = values;
  if (values.help) return 'help';
  if (model === undefined) throw new InputError(`--model is missing\n\n${USAGE}`);
  if ((input === undefined) !== (output === undefined)) {
    throw new InputError(`--in and --out go together\n\n${USAGE}`);
  }
  const files = input !== undefined && output !== undefined ? { input, output } : null;
  if (files === null && (text !== undefined || values['no-header'])) {
    throw new InputError(`--text and --no-header need --in: lines have no columns\n\n${USAGE}`);
  }
  return { model, files, text, header: !values['no-header'] };
}

function readCompiled(path: string): CompiledModel {
  try {
    return readModel(path).pipeline.compile();
  } catch (error) {
    throw new InputError((error as Error).message, { cause: error });
  }
}

/** A line that is written over, only where someone is watching. */
function showProgress(started: number): (progress: ScoringProgress) => void {
  const { stderr } = process;
  if (!stderr.isTTY) return () => undefined;
  let next = 0;
  return ({ rows, share }) => {
    const now = performance.now();
    if (now < next) return;
    next = now + 100;
    const seconds = (now - started) / 1000;
    const left = share > 0 ? Math.ceil((seconds * (1 - share)) / share) : 0;
    const bar = '#'.repeat(Math.round(20 * share)).padEnd(20, '.');
    const rate = Math.round(rows / seconds).toLocaleString('en');
    const percent = `${Math.floor(100 * share)} %`.padStart(5);
    const line = `[${bar}] ${percent}  ${rows.toLocaleString('en')} reviews, ${rate}/s, ${left} s left`;
    stderr.write(`\r\u001b[K${line.slice(0, (stderr.columns || 80) - 1)}`);
  };
}

async function predictFile(
  model: CompiledModel,
  { input, output }: { readonly input: string; readonly output: string },
  options: Pick<Options, 'text' | 'header'>,
): Promise<void> {
  const stopping = new AbortController();
  for (const [signal, code] of SIGNALS) {
    process.on(signal, () => {
      process.exitCode = code;
      stopping.abort(new Error(`Stopped. ${output} is as it was before.`));
    });
  }
  const started = performance.now();
  const { rows, emptyTexts } = await scoreFile((text) => model.classify(text), input, output, {
    ...options,
    onProgress: showProgress(started),
    signal: stopping.signal,
  }).finally(() => process.stderr.isTTY && process.stderr.write('\r\u001b[K'));
  const seconds = (performance.now() - started) / 1000;
  const empty = emptyTexts === 0 ? '' : ` ${emptyTexts} of them have an empty text.`;
  console.error(`${rows} reviews scored in ${seconds.toFixed(1)} s into ${output}.${empty}`);
}

async function answerLines(model: CompiledModel): Promise<void> {
  const { stdin, stdout } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0); // whoever reads has enough, as `head` does
  });
  const scorer = new LineScorer((text) => model.classify(text));
  const write = async (answers: string): Promise<void> => {
    if (answers !== '' && !stdout.write(answers)) await once(stdout, 'drain');
  };
  for await (const chunk of stdin) await write(scorer.score(chunk as Buffer));
  await write(scorer.score(Buffer.alloc(0), true));
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === 'help') {
    console.log(USAGE);
    return;
  }
  const model = readCompiled(options.model);
  if (options.files === null) await answerLines(model);
  else await predictFile(model, options.files, options);
}

main().catch((error: unknown) => {
  console.error(printable(error instanceof Error ? error.message : String(error)));
  process.exitCode ||= error instanceof InputError ? 2 : 1;
});

/** Without control characters but line ends: what a file holds must not reach the terminal as commands. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, '\ufffd');
}
