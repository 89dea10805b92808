/**
 * Spark (https://spark.apache.org) on two workers, each a process of its own (`local-cluster`): 200,000 lines get the
 * same bytes as from one process, also when a worker is killed in the middle; what a worker lacks is one sentence.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from '../../lib/data/results-folder';
import { readReviews } from '../../lib/data/reviews';
import { MultinomialNaiveBayes } from '../../lib/models/naive-bayes';
import { fitModel } from '../../lib/models/fit-model';
import { modelText } from '../../lib/models/model-file';
import { Pipeline } from '../../lib/models/pipeline';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import type { Client } from './client';

const project = projectFolder(__dirname);
const LINES = 200_000;
const PARTITIONS = 16;

export const spark: Client = {
  environment: 'spark',
  package: 'pyspark',
  needs: ['java'],
  async run({ folder, variables }) {
    const at = (name: string): string => join(folder, name);
    writeInput(at('model.json'), at('lines.txt'));
    const program = join(project, 'lib', 'dist', 'tools', 'commands', 'predict.js');
    const expected = openSync(at('expected'), 'w');
    spawnSync(process.execPath, [program, '--model', at('model.json')], {
      stdio: [openSync(at('lines.txt'), 'r'), expected, 'inherit'],
    });
    closeSync(expected);
    const submit = (out: string, kill: boolean, ...options: string[]) =>
      submitJob(at(out), kill, { ...variables, SPARK_LOCAL_DIRS: at('spark'), SPARK_WORKER_DIR: at('workers') }, [
        '--in', at('lines.txt'), '--partitions', String(PARTITIONS), '--model', at('model.json'), ...options,
      ]); // prettier-ignore
    const faults: string[] = [];
    for (const kill of [false, true]) {
      const out = kill ? 'killed' : 'labels';
      const { status, said, killed } = await submit(out, kill);
      if (status !== 0) faults.push(`${out}: exit code ${status}: ${said.slice(-2000)}`);
      else if (killed !== kill) faults.push(`${out}: no worker was there to be killed`);
      else if (!answers(at(out)).equals(readFileSync(at('expected')))) faults.push(`${out}: other bytes`);
    }
    for (const [lacking, options, sentence] of [
      ['no-model', ['--model', '/nowhere/model.json'], /^spark_predict\.py: on .*\/nowhere\/model\.json: there is no such model$/],
      ['no-node', ['--node', '/nowhere/node'], /^spark_predict\.py: on .*: \/nowhere\/node cannot be started: No such file/],
      ['no-project', ['--project', '/nowhere'], /^spark_predict\.py: on .*: Error: Cannot find module '\/nowhere\/lib/],
    ] as const) {
      const { status, said } = await submit(lacking, false, ...options);
      if (status === 0 || !said.trim().split('\n').some((line) => sentence.test(line)) || said.includes('Traceback'))
        faults.push(`${options.join(' ')}: exit code ${status}: ${said.slice(-2000)}`);
    }
    for (const name of ['spark', 'workers']) rmSync(at(name), { recursive: true, force: true });
    const count = LINES.toLocaleString('en');
    return { did: `two workers: ${count} lines, the same bytes as one process, also when a worker is killed`, faults };
  },
}; // prettier-ignore

/** A model, and many different lines: the kit's own reviews again and again, each with its number, some of them empty. */
function writeInput(model: string, path: string): void {
  const [train, test] = ['train', 'test'].map((name) => readReviews(join(project, 'data', `reviews-${name}.csv`)));
  const pipeline = new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes());
  const set = { texts: train.map(({ text }) => text), labels: train.map(({ label }) => label) };
  writeFileSync(model, modelText(fitModel('some', pipeline, set)));
  const file = openSync(path, 'w');
  for (let done = 0; done < LINES; done += test.length) {
    const lines = test.map(({ text }, at) => (at % 97 === 0 ? '' : `${text.replaceAll('\n', ' ')} ${done + at}`));
    writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
} // prettier-ignore

function answers(folder: string): Buffer {
  const parts = readdirSync(folder).filter((name) => name.startsWith('part-'));
  return Buffer.concat(parts.sort().map((name) => readFileSync(join(folder, name))));
}

async function submitJob(out: string, kill: boolean, env: NodeJS.ProcessEnv, options: readonly string[]) {
  const program = join(project, 'lib', 'tools', 'scoring', 'spark_predict.py');
  const args = ['--master', 'local-cluster[2,1,1024]', '--conf', 'spark.ui.enabled=false', program, '--out', out];
  const job = spawn('spark-submit', [...args, ...options], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [job.stdout, job.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<number | null>((resolve) => job.on('close', resolve));
  const killed = kill && (await killWorker(out, job.pid as number));
  return { status: await ended, said, killed };
} // prettier-ignore

/** Kills a worker of the job when a first part is written, and says whether there was one. */
async function killWorker(out: string, job: number): Promise<boolean> {
  for (let tries = 0; tries < 3000; tries++) {
    await sleep(100);
    if (partsOf(out) === 0) continue;
    const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 2 ** 26 });
    const worker = stdout.split('\n').find((line) => line.includes('CoarseGrainedExecutorBackend') && line.includes(`executor`) && isBelow(Number.parseInt(line), job));
    if (worker === undefined) return false;
    process.kill(Number.parseInt(worker), 'SIGKILL');
    return true;
  }
  return false;
} // prettier-ignore

/** Parts that are written, committed or not yet. */
function partsOf(out: string): number {
  try {
    return readdirSync(out, { recursive: true }).filter((name) => /part-\d+$/.test(String(name))).length;
  } catch {
    return 0;
  }
} // prettier-ignore

/** Whether a process was started by another, or by one that it started. */
function isBelow(child: number, parent: number): boolean {
  for (let at = child; at > 1;) {
    if (at === parent) return true;
    const { stdout } = spawnSync('ps', ['-o', 'ppid=', '-p', String(at)], { encoding: 'utf8' });
    at = Number.parseInt(stdout) || 0;
  }
  return false;
}
