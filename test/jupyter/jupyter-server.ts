/** A Jupyter server on a free port of this machine, without a token, for as long as a check lasts. */
import { cpSync, existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { resultsFolder } from '../../lib/data/results-folder';
import { spawnGuarded } from '../../lib/tools/commands/end-with-this';
import { project } from './check';

export interface JupyterServer {
  /** Its address, without a slash at the end. */
  readonly base: string;
  /** Resolves when it has ended. */
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/**
 * Starts it and waits until it answers.
 *
 * @param command the program and its first arguments
 * @param app the name its options begin with: NotebookApp or ServerApp
 * @param folder the folder it is started in
 * @param variables of its environment
 */
export async function startServer(
  [program, ...first]: readonly [string, ...string[]],
  app: string,
  folder: string,
  variables: NodeJS.ProcessEnv,
): Promise<JupyterServer> {
  const port = await freePort();
  const open = [`--${app}.token=`, `--${app}.disable_check_xsrf=True`];
  const options = ['--no-browser', '--ip=127.0.0.1', `--port=${port}`, '--allow-root', ...open];
  const env = { ...process.env, ...variables };
  const server = spawnGuarded(program, [...first, ...options], {
    cwd: folder,
    env,
    stdio: 'ignore',
  });
  const ended = new Promise((done) => server.once('exit', done).once('error', done));
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await ended;
  };
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300 && server.exitCode === null; tries++) {
    const answer = await fetch(`${base}/api`).catch(() => undefined);
    if (answer?.ok) return { base, stop };
    await sleep(100);
  }
  await stop();
  throw new Error(`${program} ${first.join(' ')} did not start.`);
}

/** Starts Jupyter as `npm run lab` does, with a results folder of its own that has this project's trained models. */
export function startLab(
  results: string,
  app: string,
  variables: Record<string, string> = {},
): Promise<JupyterServer> {
  const models = join(resultsFolder(), 'models');
  if (existsSync(models)) cpSync(models, join(results, 'models'), { recursive: true });
  const lab = join(project, 'lib', 'tools', 'commands', 'lab.ts');
  const command = [process.execPath, '-r', 'tsx/cjs', lab] as const;
  return startServer(command, app, project, { ...variables, REVIEWLAB_RESULTS: results });
}
