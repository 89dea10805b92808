/**
 * JupyterLab 4, as `npm run lab` starts it, in Chromium without a network: every notebook runs and is saved with its
 * figures, each drawn by Plotly and as wide as its cell; a copy, as somebody else gets it, is not trusted: there the
 * still picture of each is seen.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { projectFolder } from '../../lib/data/results-folder';
import { notebookPaths } from '../../lib/tools/experiment/run-all';
import { launch, offlinePage, wholePicture, type Browser, type Page } from '../jupyter/browser';
import { STILLS_SEEN } from '../jupyter/executed-notebooks';
import { startServer } from '../jupyter/jupyter-server';
import type { Client } from './client';
import { lookAtExecuted } from './executed';

const project = projectFolder(__dirname);
const minutes = 60_000;

export const jupyterlab: Client = {
  environment: 'jupyter',
  package: 'jupyterlab',
  needs: ['chromium'],
  async run({ folder, variables }) {
    const browser = await launch();
    if (typeof browser === 'string') return { did: 'nothing', faults: [`needs ${browser}`] };
    const paths = notebookPaths(project).map((path) => join(folder, basename(path)));
    mkdirSync(folder, { recursive: true });
    notebookPaths(project).forEach((path, at) => cpSync(path, paths[at]));
    const lab = join(project, 'lib', 'dist', 'tools', 'commands', 'lab.js');
    const server = await startServer([process.execPath, lab, '--LabApp.expose_app_in_browser=True'], 'ServerApp', project, variables);
    const faults: string[] = [];
    let figures = 0;
    try {
      for (const path of paths) {
        const found = await runNotebook(browser, server.base, path);
        faults.push(...found.faults);
        figures += found.figures;
      }
    } finally {
      await server.stop();
      await browser.close();
    }
    return { did: `all ${paths.length} notebooks run; ${figures} figures are live, saved, and seen where not trusted`, faults };
  },
}; // prettier-ignore

async function runNotebook(browser: Browser, base: string, path: string): Promise<{ faults: string[]; figures: number }> {
  const blocked: string[] = [];
  const url = (file: string): string => `${base}/lab/tree/${relative(project, file)}?reset`;
  const page = await open(browser, url(path), blocked);
  await page.waitForFunction(`jupyterapp.shell.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'`, undefined, { timeout: minutes });
  await page.evaluate(`void jupyterapp.commands.execute('notebook:run-all-cells').then(() => { globalThis.ran = true })`);
  await page.waitForFunction('globalThis.ran', undefined, { timeout: 10 * minutes });
  await page.evaluate(`jupyterapp.commands.execute('docmanager:save').then(() => true)`);
  const live = await seen(page, PLOTLY_SEEN, path);
  await wholePicture(page, path.replace(/\.ipynb$/, '-run.jpg'), 1280);
  await page.evaluate(`jupyterapp.shell.currentWidget.sessionContext.shutdown()`);
  await page.close();

  const { faults, figures } = lookAtExecuted(path);
  const again = await open(browser, url(unsignedCopy(path)), blocked);
  const stills = await seen(again, STILLS_SEEN, path);
  await again.close();
  const name = basename(path);
  if (live !== figures) faults.push(`${name}: ${live} of ${figures} figures are live`);
  if (stills !== figures) faults.push(`${name}: not trusted, ${stills} of ${figures} figures are seen`);
  return { faults: [...faults, ...blocked.map((where) => `${name}: asked for ${where}`)], figures };
} // prettier-ignore

/** The notebook with another content than Jupyter signed when it was saved. */
function unsignedCopy(path: string): string {
  const copy = path.replace(/\.ipynb$/, '-copy.ipynb');
  const notebook = JSON.parse(readFileSync(path, 'utf8')) as { metadata: object };
  writeFileSync(copy, JSON.stringify({ ...notebook, metadata: { ...notebook.metadata, copied: true } }));
  return copy;
} // prettier-ignore

/** A notebook in a window so tall that every cell is rendered: JupyterLab renders only what can be seen. */
async function open(browser: Browser, url: string, blocked: string[]): Promise<Page> {
  const page = await offlinePage(browser, blocked, true); // JupyterLab opens only what it can make a checkpoint of
  await page.setViewportSize({ width: 1280, height: 16_000 });
  await page.goto(url);
  await page.waitForFunction('globalThis.jupyterapp?.shell.currentWidget?.content?.model?.cells?.length > 0', undefined, { timeout: minutes });
  return page;
} // prettier-ignore

/** How many of a notebook's figures are seen, when all are there or a while has passed. */
async function seen(page: Page, expression: string, path: string): Promise<number> {
  const { figures } = lookAtExecuted(path);
  await page.waitForFunction(`${expression} >= ${figures}`, undefined, { timeout: minutes / 3 }).catch(() => undefined);
  return page.evaluate<number>(expression);
} // prettier-ignore

/** Plotly's figures that fill the width of their cell. */
const PLOTLY_SEEN = `[...document.querySelectorAll('.js-plotly-plot')].filter((figure) =>
  figure.querySelector('.main-svg .cartesianlayer') !== null && figure.getBoundingClientRect().width >
    0.95 * figure.closest('.jp-OutputArea-output').getBoundingClientRect().width).length`;
