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
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { readModel } from '../../models/model-file';
import type { CompiledModel } from '../../models/compiled-model';
import { DataError } from '../../data/data-error';
import { STANDARD_INPUT } from '../../data/tables/file-blocks';
import { LineScorer } from '../scoring/line-scorer';
import { scoreFile, type ScoringProgress } from '../scoring/score-file';
import {
  makeCommand,
  numberOption,
  readArguments,
  runCommand,
  usageError,
  userPath,
} from './command-line';

const workers = numberOption(
  (n) => Number.isInteger(n) && n >= 1 && n <= 256,
  'a whole number from 1 to 256',
);

const command = makeCommand(
  'npm run predict --',
  'Labels reviews with a trained model. From a file: your rows as they are, with label and probability ' +
    'appended, written whole or not at all. Without --in and --out, each line of standard input is a text, ' +
    'answered at once by its label, a tab and the label’s probability.',
  [
    'npm run predict -- --model results/models/tfidf-logistic-regression.json \\\n' +
      '      --in big.csv --out scored.csv',
  ],
)
  .requiredOption('--model <model.json>', 'a file of results/models/')
  .option('--in <reviews.csv>', 'CSV, tabs, semicolons, | or JSON Lines, gzip or not; - for standard input')
  .option('--out <scored.csv>', 'where the rows go, in UTF-8; gzip where it ends in .gz; - for standard output')
  .option('--text <column>', 'the text’s column: its name, or its number from 1; found by itself where the name is usual')
  .option('--no-header', 'the first row is a review too')
  .option('--encoding <name>', 'of --in, such as windows-1252; found by itself')
  .option('--workers <n>', 'how many threads score a large file (default all cores)', workers); // prettier-ignore

const SIGNALS: ReadonlyMap<NodeJS.Signals, number> = new Map([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]);

interface Files {
  readonly input: string;
  readonly output: string;
}

interface Options {
  readonly model: string;
  readonly files: Files | null;
  readonly text?: string;
  readonly header: boolean;
  readonly encoding?: string;
  readonly workers?: number;
}

interface Values {
  readonly model: string;
  readonly in?: string;
  readonly out?: string;
  readonly text?: string;
  readonly header: boolean;
  readonly encoding?: string;
  readonly workers?: number;
}

function readOptions(args: string[]): Options {
  readArguments(command, args);
  const { model, in: input, out: output, text, header, encoding, workers: count } = command.opts<Values>(); // prettier-ignore
  if ((input === undefined) !== (output === undefined)) {
    throw usageError(command, '--in and --out go together');
  }
  const isFile = input !== undefined && output !== undefined;
  if (!isFile && (text !== undefined || !header || encoding !== undefined || count !== undefined)) {
    throw usageError(
      command,
      '--text, --no-header, --encoding and --workers need --in: lines have no columns',
    );
  }
  const files = isFile ? { input: pathOf(input), output: pathOf(output) } : null;
  return { model: userPath(model), files, text, header, encoding, workers: count };
}

function pathOf(path: string): string {
  return path === STANDARD_INPUT ? path : userPath(path);
}

function readCompiled(path: string): CompiledModel {
  try {
    return readModel(path).pipeline.compile();
  } catch (error) {
    throw new DataError((error as Error).message, { cause: error });
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

/** A smaller file is scored before threads have started. */
const LARGE = 8e6;

function threadsFor(input: string, workers: number | undefined): number {
  if (workers !== undefined) return workers;
  const size = statSync(input, { throwIfNoEntry: false })?.size ?? 0;
  return size < LARGE ? 1 : availableParallelism();
}

async function predictFile(model: CompiledModel, options: Options, files: Files): Promise<void> {
  const { input, output } = files;
  const toFile = output !== STANDARD_INPUT;
  const stopping = new AbortController();
  for (const [signal, code] of SIGNALS) {
    process.on(signal, () => {
      process.exitCode = code;
      stopping.abort(new Error(toFile ? `Stopped. ${output} is as it was before.` : 'Stopped.'));
    });
  }
  const started = performance.now();
  const { text, header, encoding } = options;
  const count = threadsFor(input, options.workers);
  const scored = await scoreFile((one) => model.classify(one), input, output, {
    header,
    ...(text !== undefined && { text }),
    ...(encoding !== undefined && { encoding }),
    threads: { count, model: options.model },
    onProgress: showProgress(started),
    signal: stopping.signal,
  }).finally(() => process.stderr.isTTY && process.stderr.write('\r\u001b[K'));
  const { rows, emptyTexts } = scored;
  const seconds = (performance.now() - started) / 1000;
  const empty = emptyTexts === 0 ? '' : ` ${emptyTexts} of them have an empty text.`;
  const other = scored.encoding === 'utf-8' ? '' : ` It was read as ${scored.encoding} and written as UTF-8.`; // prettier-ignore
  const into = toFile ? output : 'standard output';
  console.error(`${rows} reviews scored in ${seconds.toFixed(1)} s into ${into}.${empty}${other}`);
}

async function answerLines(model: CompiledModel): Promise<void> {
  const { stdin, stdout } = process;
  const scorer = new LineScorer((text) => model.classify(text));
  const write = async (answers: string): Promise<void> => {
    if (answers !== '' && !stdout.write(answers)) await once(stdout, 'drain');
  };
  for await (const chunk of stdin) await write(scorer.score(chunk as Buffer));
  await write(scorer.score(Buffer.alloc(0), true));
}

runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  const model = readCompiled(options.model);
  if (options.files === null) await answerLines(model);
  else await predictFile(model, options, options.files);
});
