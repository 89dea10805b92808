/**
 * Not part of `npm test`: needs Jupyter Notebook, Chromium and playwright-core. Opens every notebook in a
 * real Jupyter as `npm run lab` starts it, runs all cells in a real browser without a network, and sees
 * that no cell fails and every figure is drawn. (The report has report-check.ts.) Screenshots go to
 * results/jupyter/.
 *
 *     node -r tsx/cjs test/jupyter/jupyter-check.ts
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFolder } from '../../lib/data/results-folder';
import { notebookPaths } from '../../lib/tools/experiment/run-all';
import { launch, loadPlaywright, offlinePage, type Browser, type Page } from './browser';

const project = projectFolder(__dirname);
const pictures = join(project, 'results', 'jupyter');
const minutes = 60_000;

function which(program: string): string | undefined {
  const { stdout } = spawnSync('sh', ['-c', `command -v ${program}`]);
  return stdout.toString().trim() || undefined;
}

/** Runs all cells of one notebook in the browser; returns what went wrong. */
async function checkNotebook(page: Page, url: string, name: string): Promise<string[]> {
  await page.goto(url);
  const kernelReady =
    'window.Jupyter?.notebook?.kernel?.is_connected?.() === true && Jupyter.notebook._fully_loaded';
  await page.waitForFunction(kernelReady, undefined, { timeout: minutes });
  await page.evaluate('Jupyter.notebook.execute_all_cells()');
  const code = `Jupyter.notebook.get_cells().filter((cell) => cell.cell_type === 'code')`;
  const outputs = `${code}.flatMap((cell) => cell.output_area.outputs)`;
  const failed = `${outputs}.filter((output) => output.output_type === 'error' || output.name === 'stderr')`;
  const done = `${failed}.length > 0 || ${code}.every((cell) => typeof cell.input_prompt_number === 'number')`;
  await page.waitForFunction(done, undefined, { timeout: 3 * minutes });
  const errors = await page.evaluate<string[]>(
    `${failed}.map((output) => output.text ?? output.evalue)`,
  );
  const expected = await page.evaluate<number>(
    `${outputs}.filter((output) => output.data?.['application/vnd.plotly.v1+json']).length`,
  );
  const drawn = `document.querySelectorAll('.js-plotly-plot .main-svg .cartesianlayer').length`;
  const all = page.waitForFunction(`${drawn} >= ${expected}`, undefined, { timeout: minutes / 2 });
  await all.catch(async () => {
    errors.push(`${await page.evaluate<number>(drawn)} of ${expected} figures are drawn`);
  });
  const height = await page.evaluate<number>(
    `document.querySelector('#notebook-container').scrollHeight`,
  );
  await page.setViewportSize({ width: 1200, height: Math.min(height + 300, 16_000) });
  await sleep(1000);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await page.evaluate('Jupyter.notebook.session.delete()');
  console.log(
    `${name}: ${errors.length === 0 ? `all cells ran, ${expected} figures drawn` : errors.join('\n')}`,
  );
  return errors;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts Jupyter the way `npm run lab` does and waits until it answers. */
async function startJupyter(port: number, results: string): Promise<ChildProcess> {
  const program = join(project, 'lib', 'tools', 'commands', 'lab.ts');
  const options = ['--no-browser', '--ip=127.0.0.1', `--port=${port}`, '--NotebookApp.token='];
  const jupyter = spawn(process.execPath, ['-r', 'tsx/cjs', program, ...options], {
    cwd: project,
    env: { ...process.env, REVIEWLAB_RESULTS: results },
    stdio: 'ignore',
  });
  for (let tries = 0; tries < 120; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/api`).catch(() => undefined);
    if (answer?.ok) return jupyter;
    if (jupyter.exitCode !== null) break;
    await sleep(250);
  }
  jupyter.kill();
  throw new Error('Jupyter did not start.');
}

async function checkAll(browser: Browser): Promise<string[]> {
  const results = mkdtempSync(join(tmpdir(), 'jupyter-check-'));
  const blocked: string[] = [];
  const errors: string[] = [];
  const port = await freePort();
  const jupyter = await startJupyter(port, results);
  try {
    for (const path of notebookPaths(project)) {
      const page = await offlinePage(browser, blocked);
      const url = `http://127.0.0.1:${port}/notebooks/notebooks/${basename(path)}`;
      errors.push(...(await checkNotebook(page, url, basename(path, '.ipynb'))));
      await page.close();
    }
  } finally {
    jupyter.kill('SIGTERM');
    rmSync(results, { recursive: true, force: true });
  }
  if (blocked.length > 0) console.log(`Blocked: ${[...new Set(blocked)].join(', ')}`);
  return errors;
}

async function main(): Promise<void> {
  const playwright = loadPlaywright();
  const chromium = which('chromium') ?? which('chromium-browser') ?? which('google-chrome');
  if (!which('jupyter-notebook')) return console.log('skipped: needs jupyter-notebook');
  if (which('jupyter-lab'))
    return console.log('skipped: needs the classic Notebook, but JupyterLab would start');
  if (chromium === undefined) return console.log('skipped: needs chromium');
  if (playwright === undefined) return console.log('skipped: needs playwright-core');
  mkdirSync(pictures, { recursive: true });
  const browser = await launch(playwright, chromium);
  try {
    const errors = await checkAll(browser);
    process.exitCode = errors.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
