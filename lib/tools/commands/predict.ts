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
import { InvalidArgumentError } from 'commander';
import type { Pipeline } from '../../models/pipeline';
import { DataError } from '../../data/data-error';
import { STANDARD_INPUT } from '../../data/tables/file-blocks';
import { LineScorer } from '../scoring/line-scorer';
import type { Scored, ScoringOptions, ScoringProgress } from '../scoring/score-file';
import { ScoringThreads, usualThreads } from '../scoring/scoring-threads';
import {
  makeCommand,
  namedCharacter,
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

function oneCharacter(value: string): string {
  const character = namedCharacter(value);
  if (/^[\t -~]?$/.test(character)) return character;
  throw new InvalidArgumentError('It must be one character, such as ; or tab.');
}

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
  .option('--separator <character>', 'what separates the columns, such as ; or tab; found by itself', oneCharacter)
  .option('--quote <character>', 'what stands around texts, such as \', or none (default ")', oneCharacter)
  .option('--encoding <name>', 'of --in, such as windows-1252; found by itself')
  .option('--workers <n>', 'how many threads score (default all cores for a file of 8 MB or more, else one)', workers); // prettier-ignore

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
  readonly reading: Pick<ScoringOptions, 'text' | 'header' | 'encoding' | 'separator' | 'quote'>;
  readonly workers?: number;
}

interface Values {
  readonly model: string;
  readonly in?: string;
  readonly out?: string;
  readonly text?: string;
  readonly header: boolean;
  readonly encoding?: string;
  readonly separator?: string;
  readonly quote?: string;
  readonly workers?: number;
}

function readOptions(args: string[]): Options {
  readArguments(command, args);
  const { model, in: input, out: output, workers: count, ...reading } = command.opts<Values>();
  if (reading.separator === '' || reading.separator === (reading.quote ?? '"')) {
    throw usageError(command, '--separator must be one character, and another than --quote');
  }
  if ((input === undefined) !== (output === undefined)) {
    throw usageError(command, '--in and --out go together');
  }
  const isFile = input !== undefined && output !== undefined;
  const isTold = Object.keys(reading).length > 1 || !reading.header || count !== undefined;
  if (!isFile && isTold) {
    throw usageError(
      command,
      '--text, --no-header, --separator, --quote, --encoding and --workers need --in: lines have no columns',
    );
  }
  const files = isFile ? { input: pathOf(input), output: pathOf(output) } : null;
  return { model: userPath(model), files, reading, workers: count };
}

function pathOf(path: string): string {
  return path === STANDARD_INPUT ? path : userPath(path);
}

function readPipeline(path: string): Pipeline {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded late
  const { readModel } = require('../../models/model-file') as typeof import('../../models/model-file'); // prettier-ignore
  try {
    return readModel(path).pipeline;
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

async function predictFile(options: Options, { input, output }: Files): Promise<void> {
  const started = performance.now();
  const count = options.workers ?? usualThreads(input);
  const threads = count > 1 ? new ScoringThreads(count - 1) : undefined;
  const toFile = output !== STANDARD_INPUT;
  const stopping = new AbortController();
  for (const [signal, code] of SIGNALS) {
    process.on(signal, () => {
      process.exitCode = code;
      stopping.abort(new Error(toFile ? `Stopped. ${output} is as it was before.` : 'Stopped.'));
    });
  }
  if (input === STANDARD_INPUT && process.stdin.isTTY) {
    console.error('reading standard input (Ctrl-D ends it)');
  }
  let scored: Scored;
  try {
    const pipeline = readPipeline(options.model);
    threads?.tell({ parts: pipeline.compiledParts(), path: options.model });
    let model: ReturnType<Pipeline['compile']> | undefined; // compiled when threads have their first rows
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- while the threads load theirs
    const { scoreFile } = require('../scoring/score-file') as typeof import('../scoring/score-file'); // prettier-ignore
    scored = await scoreFile((one) => (model ??= pipeline.compile()).classify(one), input, output, {
      ...options.reading,
      ...(threads !== undefined && { threads }),
      onProgress: showProgress(started),
      signal: stopping.signal,
    });
  } finally {
    await threads?.end();
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  }
  const { rows, emptyTexts } = scored;
  const seconds = (performance.now() - started) / 1000;
  const empty = emptyTexts === 0 ? '' : ` ${emptyTexts} of them have an empty text.`;
  const other = scored.encoding === 'utf-8' ? '' : ` It was read as ${scored.encoding} and written as UTF-8.`; // prettier-ignore
  const into = toFile ? output : 'standard output';
  console.error(`${rows} reviews scored in ${seconds.toFixed(1)} s into ${into}.${empty}${other}`);
}

async function answerLines(path: string): Promise<void> {
  const { stdin, stdout } = process;
  const model = readPipeline(path).compile();
  const scorer = new LineScorer((text) => model.classify(text));
  const write = async (answers: string): Promise<void> => {
    if (answers !== '' && !stdout.write(answers)) await once(stdout, 'drain');
  };
  for await (const chunk of stdin) await write(scorer.score(chunk as Buffer));
  await write(scorer.score(Buffer.alloc(0), true));
}

runCommand(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.files === null) await answerLines(options.model);
  else await predictFile(options, options.files);
});
