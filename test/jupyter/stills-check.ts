/**
 * Not part of `npm test`: counts the figures that can be seen where no script of theirs runs. Needs the executed
 * notebooks of `npm start`, Chromium, playwright-core, jupyter-nbconvert and jupyter-notebook.
 *
 * - nbconvert's HTML, opened from the disk without a network;
 * - the saved notebook, not trusted, in the classic Notebook.
 *
 *     node -r tsx/cjs test/jupyter/stills-check.ts
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { projectFolder, resultsFolder } from '../../lib/data/results-folder';
import { plotlyMime } from '../../lib/plots/show';
import { launch, loadPlaywright, offlinePage, type Browser, type Page } from './browser';

const notebooks = join(resultsFolder(), 'notebooks');
const pictures = join(resultsFolder(), 'screenshots');
/** A notebook's file may be at most this large, figures included. */
const MOST_BYTES = 500_000;

function which(program: string): string | undefined {
  const { stdout } = spawnSync('sh', ['-c', `command -v ${program}`]);
  return stdout.toString().trim() || undefined;
}

function figuresIn(path: string): number {
  return readFileSync(path, 'utf8').split(`"${plotlyMime}"`).length - 1;
}

/** How many of the page's figures are seen: pictures with a size that show something. */
async function visibleFigures(page: Page): Promise<number> {
  return page.evaluate<number>(`[...document.querySelectorAll('img[src^="data:image/svg+xml"]')].filter(
    (image) => image.complete && image.naturalWidth > 0 && image.getBoundingClientRect().width > 100 &&
      image.getBoundingClientRect().height > 100 && getComputedStyle(image).visibility === 'visible').length`);
}

async function screenshot(page: Page, name: string): Promise<void> {
  const height = await page.evaluate<number>(
    `Math.max(document.documentElement.scrollHeight, document.querySelector('#notebook-container')?.scrollHeight + 250 || 0)`,
  );
  await page.setViewportSize({ width: 1200, height: Math.min(height, 16_000) });
  await sleep(500);
  await page.screenshot({ path: join(pictures, name) });
}

/** nbconvert's HTML of one notebook, from the disk. */
async function checkConverted(browser: Browser, name: string, folder: string): Promise<string[]> {
  const path = join(notebooks, name);
  const output = name.replace(/\.ipynb$/, '.html');
  const run = spawnSync('jupyter-nbconvert', [
    '--to',
    'html',
    path,
    '--output-dir',
    folder,
    '--output',
    output,
  ]);
  if (run.status !== 0) return [`${name}: nbconvert failed: ${run.stderr.toString().slice(-300)}`];
  const asked: string[] = [];
  const page = await offlinePage(browser, asked);
  await page.goto(pathToFileURL(join(folder, output)).href);
  await sleep(1500);
  const seen = await visibleFigures(page);
  await screenshot(page, `nbconvert-${output.replace(/\.html$/, '.png')}`);
  const files = asked.filter((url) => url.startsWith('file:') || url.includes('plotly'));
  await page.close();
  return [
    ...compare(`${name}, nbconvert`, seen, figuresIn(path)),
    ...files.map((url) => `${name}, nbconvert: asked for ${url}`),
  ];
}

/** One saved notebook in the classic Notebook: it has no signature there, so nothing of it is trusted. */
async function checkUntrusted(browser: Browser, url: string, name: string): Promise<string[]> {
  const page = await offlinePage(browser, []);
  await page.goto(url);
  await page.waitForFunction('window.Jupyter?.notebook?._fully_loaded === true', undefined, {
    timeout: 60_000,
  });
  await sleep(1500);
  const trusted = await page.evaluate<boolean>('Jupyter.notebook.trusted');
  await page.evaluate(
    `document.querySelectorAll('.modal, .modal-backdrop').forEach((dialog) => dialog.remove())`,
  );
  const seen = await visibleFigures(page);
  await screenshot(page, `untrusted-${name.replace(/\.ipynb$/, '.png')}`);
  await page.close();
  return [
    ...(trusted ? [`${name}: the notebook is trusted, so this proves nothing`] : []),
    ...compare(`${name}, classic Notebook, not trusted`, seen, figuresIn(join(notebooks, name))),
  ];
}

function compare(what: string, seen: number, expected: number): string[] {
  console.log(`${what}: ${seen} of ${expected} figures are seen`);
  return seen >= expected ? [] : [`${what}: ${seen} of ${expected} figures are seen`];
}

async function startNotebook(folder: string): Promise<{ server: ChildProcess; base: string }> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  const options = [
    '--no-browser',
    '--ip=127.0.0.1',
    `--port=${port}`,
    '--NotebookApp.token=',
    '--allow-root',
  ];
  const home = { ...process.env, HOME: folder, JUPYTER_DATA_DIR: join(folder, 'data') };
  const server = spawn('jupyter-notebook', options, { cwd: folder, env: home, stdio: 'ignore' });
  const base = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 120; tries++) {
    const answer = await fetch(`${base}/api`).catch(() => undefined);
    if (answer?.ok) return { server, base };
    await sleep(250);
  }
  server.kill();
  throw new Error('Jupyter Notebook did not start.');
}

async function checkAll(browser: Browser): Promise<string[]> {
  const names = readdirSync(notebooks)
    .filter((name) => name.endsWith('.ipynb'))
    .sort();
  if (names.length === 0)
    throw new Error(`There are no notebooks in ${notebooks}: npm start makes them.`);
  const folder = mkdtempSync(join(tmpdir(), 'stills-check-'));
  const faults: string[] = [];
  for (const name of names) {
    const { length } = readFileSync(join(notebooks, name));
    if (length > MOST_BYTES) faults.push(`${name} has ${length} bytes, more than ${MOST_BYTES}`);
  }
  if (which('jupyter-nbconvert')) {
    for (const name of names) faults.push(...(await checkConverted(browser, name, folder)));
  } else console.log('skipped: needs jupyter-nbconvert');
  if (which('jupyter-notebook')) {
    cpSync(notebooks, join(folder, 'saved'), { recursive: true });
    const { server, base } = await startNotebook(folder);
    try {
      for (const name of names) {
        faults.push(...(await checkUntrusted(browser, `${base}/notebooks/saved/${name}`, name)));
      }
    } finally {
      server.kill('SIGTERM');
    }
  } else console.log('skipped: needs jupyter-notebook');
  rmSync(folder, { recursive: true, force: true });
  return faults;
}

async function main(): Promise<void> {
  const playwright = loadPlaywright();
  const chromium = which('chromium') ?? which('chromium-browser') ?? which('google-chrome');
  if (chromium === undefined || playwright === undefined) {
    return console.log('skipped: needs chromium and playwright-core');
  }
  if (!existsSync(notebooks))
    throw new Error(`${notebooks} does not exist: run npm start in ${projectFolder(__dirname)}.`);
  mkdirSync(pictures, { recursive: true });
  const browser = await launch(playwright, chromium);
  try {
    const faults = await checkAll(browser);
    faults.forEach((fault) => console.error(fault));
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    await browser.close();
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
