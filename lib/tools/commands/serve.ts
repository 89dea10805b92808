/**
 * `npm run serve`: the trained model as a service over HTTP.
 *
 *     npm run serve -- --model results/models/tfidf-logistic-regression.json
 *
 * TERM and INT: no new requests, those accepted are answered, then it ends with 0; a second one ends at once. It ends
 * with the process that started it, however that one ends.
 */
import { readModel } from '../../models/model-file';
import { microBatches, onArrival } from '../../measure/serving/serving-policy';
import { runService } from '../../service/run-service';
import { DataError } from '../../data/data-error';
import { makeCommand, numberOption, readArguments, runCommand, userPath } from './command-line';
import { endWithNpm } from './end-with-npm';

const whole = (from: number, to = Infinity) =>
  numberOption(
    (value) => Number.isInteger(value) && value >= from && value <= to,
    `a whole number from ${from}${to === Infinity ? '' : ` to ${to}`}`,
  );

const command = makeCommand(
  'npm run serve --',
  'Answers reviews over HTTP with a trained model: POST /predict, GET /health, GET /metrics.',
  [
    'npm run serve -- --model results/models/tfidf-logistic-regression.json',
    'curl localhost:8080/predict -H "content-type: application/json" \\\n' +
      '      -d \'{"text": "a good pot"}\'',
  ],
)
  .requiredOption('--model <model.json>', 'a file of results/models/')
  .option('--engine <name>', 'compiled, or package: the same model by the package itself', 'compiled')
  .option('--host <address>', 'where it listens; only this machine reaches the default', '127.0.0.1')
  .option('--port <number>', '0 takes a free one', whole(0, 65_535), 8080)
  .option('--batch <size>', 'micro-batches of at most so many texts; 1: in real time', whole(1), 1)
  .option('--wait <ms>', 'a micro-batch starts when its oldest text has waited so long',
    numberOption((value) => value >= 0, 'milliseconds from 0'), 5)
  .option('--queue <texts>', 'texts that may wait, in each process; what comes beyond is refused', whole(1), 1000)
  .option('--workers <n>', 'so many processes share the port', whole(1), 1); // prettier-ignore

interface Values {
  readonly model: string;
  readonly engine: string;
  readonly host: string;
  readonly port: number;
  readonly batch: number;
  readonly wait: number;
  readonly queue: number;
  readonly workers: number;
}

async function main(): Promise<void> {
  readArguments(command, process.argv.slice(2));
  const { model, engine, host, port, batch, wait, queue, workers } = command.opts<Values>();
  if (engine !== 'compiled' && engine !== 'package') {
    throw new DataError(`--engine is compiled or package, not '${engine}'`);
  }
  const path = userPath(model);
  checkModel(path);
  const running = runService({
    model: path,
    engine,
    policy: batch === 1 ? onArrival() : microBatches(batch, wait),
    queueLimit: queue,
    longestWaitMs: 10_000,
    host,
    port,
    workers,
    log: true,
  });
  endOnSignals(async () => (await running).close());
  const { url } = await running.catch((error: unknown) => {
    throw listenError(error as NodeJS.ErrnoException, host, port);
  });
  console.log(`Listening at ${url}`);
}

/** Says what is wrong with the model's file before anything is started. */
function checkModel(path: string): void {
  try {
    readModel(path);
  } catch (error) {
    throw new DataError((error as Error).message, { cause: error });
  }
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new DataError(`port ${port} of ${host} is taken: choose another by --port, or 0`);
  }
  if (error.code === 'EACCES') return new DataError(`port ${port} may not be used: try 8080`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new DataError(`this machine has no address '${host}': 127.0.0.1 and 0.0.0.0 are two`);
  }
  return new DataError(`cannot listen at ${host}:${port}: ${error.message}`);
}

/** The first signal, or the end of whoever started this, ends the service in order; a second one at once. */
function endOnSignals(close: () => Promise<void>): void {
  let asked = false;
  const end = (code: number): void => {
    if (asked) process.exit(code);
    asked = true;
    void close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', () => end(130));
  process.on('SIGTERM', () => end(143));
  process.on('SIGHUP', () => end(129));
  const parent = process.ppid;
  const orphaned = (): void => void (asked || end(0));
  endWithNpm(orphaned);
  setInterval(() => process.ppid !== parent && orphaned(), 300).unref();
}

runCommand(main);
