/**
 * The check `lab`: the notebooks in JupyterLab, which is not in Debian: its notebook packages are fetched from npm into a
 * temporary folder, bundled, and shown in Chromium against Debian's Jupyter server. Counts the figures seen in the
 * executed notebooks, not trusted and trusted, and runs one notebook; every figure of Plotly fills its cell.
 * It is not run unless asked for: npm fetches 400 MB.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { offlinePage, which, wholePicture, type Browser, type Page } from './browser';
import { executed, pictures, project, type Check } from './check';
import { compareFigures, executedNotebooks, figureTexts, STILLS_SEEN } from './executed-notebooks';
import { startLab } from './jupyter-server';

const PACKAGES = [
  '@jupyterlab/notebook@4.6.4',
  '@jupyterlab/mathjax-extension@4.6.4',
  '@jupyterlab/theme-light-extension@4.6.4',
  'esbuild@0.28.2',
];

/** The notebook that is run. */
const RUN = '04-where-the-time-goes.ipynb';

export const labCheck: Check = {
  needs: ['jupyter-server', 'npm'],
  async run(browser) {
    const folder = mkdtempSync(join(tmpdir(), 'lab-check-'));
    try {
      bundle(folder);
      return await checkAll(browser, folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function must(folder: string, program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { cwd: folder });
  if (status !== 0)
    throw new Error(`${program} ${args[0]} failed: ${stderr.toString().slice(-600)}`);
}

/** Leaves the page's script and style sheet in `built/`. */
function bundle(folder: string): void {
  for (const file of ['lab-page.mjs', 'lab-bundle.mjs'])
    copyFileSync(join(__dirname, file), join(folder, file));
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts'];
  must(folder, 'npm', 'install', '--prefix', folder, ...quiet, ...PACKAGES);
  must(folder, process.execPath, 'lab-bundle.mjs');
}

/** Jupyter's server as `npm run lab` starts it where JupyterLab is installed: under that name it is found first. */
async function checkAll(browser: Browser, folder: string): Promise<string[]> {
  symlinkSync(which('jupyter-server') ?? '', join(folder, 'jupyter-lab'));
  const data = join(folder, 'data');
  const server = await startLab(join(folder, 'results'), 'ServerApp', {
    PATH: `${folder}:${process.env['PATH']}`,
    JUPYTER_DATA_DIR: data,
  });
  const show = (name: string, how: How) => checkNotebook(browser, folder, server.base, name, how);
  const names = executedNotebooks();
  try {
    const faults: string[] = [];
    for (const name of names) faults.push(...(await show(name, 'not trusted')));
    const paths = names.map((name) => join(executed, name));
    process.env['JUPYTER_DATA_DIR'] = data; // where the signatures are kept
    must(project, '/usr/bin/python3', '-m', 'nbformat.sign', ...paths);
    for (const name of names) faults.push(...(await show(name, 'trusted')));
    return [...faults, ...(await show(RUN, 'run'))];
  } finally {
    await server.stop();
  }
}

type How = 'not trusted' | 'trusted' | 'run';

/** One notebook in JupyterLab: the saved one, or the kit's own, which is run. */
async function checkNotebook(
  browser: Browser,
  folder: string,
  base: string,
  name: string,
  how: How,
): Promise<string[]> {
  const where = `${name} in JupyterLab, ${how}`;
  const blocked: string[] = [];
  const page = await offlinePage(browser, blocked);
  await servePage(page, join(folder, 'built'));
  await page.setViewportSize({ width: 1280, height: 16_000 }); // only what is in the window is rendered
  await page.goto(`${base}/lab-check/`);
  await page.waitForFunction('window.openNotebook', undefined, { timeout: 30_000 });
  const path = how === 'run' ? `notebooks/${name}` : relative(project, join(executed, name));
  const open = `openNotebook(${JSON.stringify(path)}, ${how === 'run'})`;
  const trusted = await page.evaluate<boolean>(open);
  const faults = blocked.map((url) => `${where}: asked for ${url}`);
  if (how !== 'run' && trusted !== (how === 'trusted'))
    faults.push(`${where}: trusted: ${trusted}`);
  if (how === 'run') {
    await page.evaluate('void runNotebook().then((well) => { globalThis.well = well })');
    await page.waitForFunction('globalThis.well !== undefined', undefined, { timeout: 180_000 });
    if (!(await page.evaluate<boolean>('well'))) faults.push(`${where}: a cell failed`);
  }
  const figures = how === 'not trusted' ? STILLS_SEEN : PLOTLY_SEEN;
  const seen = `${figures} >= ${figureTexts(name).length}`;
  await page.waitForFunction(seen, undefined, { timeout: 15_000 }).catch(() => undefined);
  faults.push(...compareFigures(where, await page.evaluate<number>(figures), name));
  await wholePicture(
    page,
    join(pictures, `lab-${how.replace(' ', '-')}-${basename(name, '.ipynb')}.jpg`),
    1280,
  );
  if (how === 'run') await page.evaluate('panel.sessionContext.shutdown()');
  await page.close();
  return faults;
}

/** Plotly's figures that fill the width of their cell. */
const PLOTLY_SEEN = `[...document.querySelectorAll('.js-plotly-plot')].filter((figure) =>
  figure.querySelector('.main-svg .cartesianlayer') !== null && figure.getBoundingClientRect().width >
    0.95 * figure.closest('.jp-OutputArea-output').getBoundingClientRect().width).length`;

/**
 * The page that JupyterLab would serve: its configuration, and what was bundled. Every notebook is said to have a
 * checkpoint: JupyterLab would make one, and nothing is saved here.
 */
async function servePage(page: Page, built: string): Promise<void> {
  const config = JSON.stringify({ baseUrl: '/', wsUrl: '', token: '', appUrl: '/lab' });
  const html = `<!doctype html><meta charset="utf-8">
<script id="jupyter-config-data" type="application/json">${config}</script>
<link rel="stylesheet" href="lab-page.css">
<style>body { margin: 0 } #notebook { position: absolute; inset: 0 }</style>
<script type="module" src="lab-page.js"></script>`;
  const checkpoint = { id: 'checkpoint', last_modified: '2000-01-01T00:00:00Z' };
  const checkpoints = { contentType: 'application/json', body: JSON.stringify([checkpoint]) };
  await page.route('**/checkpoints*', (route) => route.fulfill(checkpoints));
  await page.route('**/lab-check/*', (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    if (name === 'lab-check') return route.fulfill({ contentType: 'text/html', body: html });
    const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript';
    return route.fulfill({ contentType, body: readFileSync(join(built, name), 'utf8') });
  });
}
