/**
 * The same trained model behind three servers, in turns, with the same arrivals: this kit's service, FastAPI with uvicorn
 * and scikit-learn, and Node's own server as the floor.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { poissonArrivals } from '../../lib/dist/measure/serving/arrivals';
import { closedLoop, openLoop } from '../../lib/dist/measure/serving/load';
import { percentile } from '../../lib/dist/measure/timing/latency-summary';
import { modelText } from '../../lib/dist/models/model-file';
import { moduleName, writeForSklearn } from '../../lib/dist/tools/exchange/to-sklearn';
import { childProgram, inTemporaryFolder } from './child-programs';
import { fitPipeline } from './kit-models';
import { plainSender } from './plain-sender';
import type { Bench } from './part';
import { projectFolder } from '../../lib/dist/data/results-folder';

export const KIT = 'this service';
export const FASTAPI = 'FastAPI, uvicorn, scikit-learn';
export const FLOOR = 'node:http, the floor';

/** p99 has to stay below it. */
const LIMIT_MS = 100;
/** Seconds of one try at a rate, the step to the next, and how often the gap between two rates is then halved. */
const [TRY_SECONDS, STEP, HALVINGS] = [1, 1.4, 3];
/** Requests at half of the slowest's rate: p99 needs 1,522, where the machine is quick enough for them in some seconds. */
const [REQUESTS, MOST_SECONDS] = [1600, 6];

/** One server in one round. */
export interface Served {
  readonly name: string;
  /** The highest rate that was seen to keep p99 below the limit. */
  readonly perSecond: number;
  /** At the common rate, in milliseconds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Processor time of the server, in milliseconds; null where the system does not tell. */
  readonly processorMs: number | null;
}

interface Server {
  readonly name: string;
  readonly child: ChildProcess;
  readonly url: string;
}

export interface ServiceBench {
  /** The common rate: half of the slowest's. */
  readonly commonPerSecond: number;
  /** Sent at that rate, in each round. */
  readonly requests: number;
  readonly rounds: readonly (readonly Served[])[];
  readonly notes: readonly string[];
}

/** Each server has a third of the rounds: its turn takes long. */
export function benchServices({ sets, rounds, onProgress }: Bench): Promise<ServiceBench> {
  return inTemporaryFolder(async (folder) => {
    const pipeline = fitPipeline('tfidf', sets.train);
    const facts = { name: 'bench', features: 0, fitMs: 0, trainedOn: '', solver: null };
    const model = join(folder, 'bench.json');
    writeFileSync(model, modelText({ ...facts, pipeline }));
    writeForSklearn({ ...facts, name: 'bench-python', pipeline }, folder);
    const serve = join(projectFolder(__dirname), 'lib/dist/tools/commands/serve.js');
    const python = join(projectFolder(__dirname), '.bench/python/bin/python');
    const programs: [name: string, program: string, args: string[]][] = [
      [KIT, process.execPath, [serve, '--model', model, '--port', '0']],
      [FASTAPI, python, [join(__dirname, 'fastapi_service.py'), folder, moduleName('bench-python')]],
      [FLOOR, process.execPath, [childProgram('http-floor-child'), model]],
    ]; // prettier-ignore
    const servers: Server[] = [];
    const notes: string[] = [];
    try {
      for (const [name, program, args] of programs) {
        onProgress(`starting ${name}`);
        const server = await start(name, program, args);
        if (server === null) notes.push(`${name} is left out: it does not start (npm run python).`);
        else servers.push(server);
      }
      const found = await takeTurns(servers, sets.short, Math.ceil(rounds / 3), onProgress);
      return { ...found, notes };
    } finally {
      for (const { child } of servers) child.kill('SIGKILL');
    }
  });
}

async function start(name: string, program: string, args: string[]): Promise<Server | null> {
  // Some machines set these for older builds of OpenBLAS, which a current numpy would be slowed down by.
  const settings = Object.entries(process.env).filter(([key]) => !key.startsWith('OPENBLAS_'));
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: Object.fromEntries(settings),
  });
  const said = new Promise<string | null>((settle) => {
    child.once('error', () => settle(null));
    child.once('exit', () => settle(null));
    child.stdout.on('data', (data: Buffer) => {
      const [url] = /http:\/\/[\d.:]+/.exec(data.toString()) ?? [];
      if (url !== undefined) settle(url);
    });
  });
  const url = await said;
  return url === null ? null : { name, child, url: `${url}/predict` };
}

async function takeTurns(
  servers: readonly Server[],
  texts: readonly string[],
  rounds: number,
  onProgress: (what: string) => void,
): Promise<Omit<ServiceBench, 'notes'>> {
  const roughly = new Map<string, number>();
  for (const server of servers) {
    onProgress(`warming up ${server.name}`);
    roughly.set(server.name, await capacity(server, texts, await warm(server, texts)));
  }
  const commonPerSecond = Math.round(Math.min(...roughly.values()) / 2);
  const requests = Math.min(REQUESTS, Math.ceil(MOST_SECONDS * commonPerSecond));
  const results: Served[][] = [];
  for (let round = 1; round <= rounds; round++) {
    const served: Served[] = [];
    for (const server of servers) {
      onProgress(`round ${round} of ${rounds}: ${server.name}`);
      const perSecond = await capacity(server, texts, roughly.get(server.name)!);
      const { send, close } = plainSender(server.url);
      const before = processorMs(server);
      const arrivals = poissonArrivals(commonPerSecond, requests, round);
      const { latency } = await openLoop(send, texts, arrivals);
      const used = processorMs(server);
      close();
      served.push({
        name: server.name,
        perSecond,
        p50Ms: latency?.p50Ms ?? NaN,
        p99Ms: latency?.p99Ms ?? NaN,
        processorMs: used === null || before === null ? null : (used - before) / requests,
      });
    }
    results.push(served);
  }
  return { commonPerSecond, requests, rounds: results };
}

/** Requests a second of 32 clients that wait: somewhere near to what it can take. */
async function warm({ url }: Server, texts: readonly string[]): Promise<number> {
  const { send, close } = plainSender(url);
  await closedLoop(send, texts, 32, 1000);
  const { answeredPerSecond } = await closedLoop(send, texts, 32, 1000);
  close();
  return answeredPerSecond;
}

/** The highest rate at which all are answered and p99 stays below the limit: steps up or down from `near`, then halves. */
async function capacity({ url }: Server, texts: readonly string[], near: number): Promise<number> {
  const keeps = async (rate: number): Promise<boolean> => {
    const { send, close } = plainSender(url);
    const arrivals = poissonArrivals(rate, Math.ceil(rate * TRY_SECONDS), 1);
    const { latenciesMs, requests } = await openLoop(send, texts, arrivals);
    close();
    return latenciesMs.length === requests && percentile(latenciesMs.sort(), 0.99) < LIMIT_MS;
  };
  let low = near;
  let high = near * STEP;
  if (await keeps(near)) {
    while (await keeps(high)) [low, high] = [high, high * STEP];
  } else {
    do [low, high] = [low / STEP, low];
    while (low > 1 && !(await keeps(low)));
  }
  for (let turn = 0; turn < HALVINGS; turn++) {
    const rate = (low + high) / 2;
    if (await keeps(rate)) low = rate;
    else high = rate;
  }
  return low;
}

/** Processor time so far of a server's process, from Linux' /proc in ticks of 10 ms. */
function processorMs({ child }: Server): number | null {
  try {
    const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return null;
  }
}
