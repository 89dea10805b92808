/**
 * The check `jupyter`: opens every notebook in the classic Notebook as `npm run lab` starts it, runs all cells in
 * Chromium without a network, and sees that no cell fails and every figure is drawn by Plotly. The models that
 * `npm start` trained are at hand; the tests train them on the kernel.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { notebookPaths } from '../../lib/tools/experiment/run-all';
import { offlinePage, twoAtATime, which, wholePicture, type Page } from './browser';
import { pictures, project, type Check } from './check';
import { startLab } from './jupyter-server';

const minutes = 60_000;

export const jupyterCheck: Check = {
  needs: ['jupyter-notebook'],
  async run(browser) {
    if (which('jupyter-lab') !== undefined) {
      console.log(
        'jupyter: skipped: `npm run lab` starts JupyterLab here, not the classic Notebook',
      );
      return [];
    }
    const blocked: string[] = [];
    const results = mkdtempSync(join(tmpdir(), 'jupyter-check-'));
    try {
      const server = await startLab(results, 'NotebookApp');
      const faults = await twoAtATime(notebookPaths(project), async (path) => {
        const page = await offlinePage(browser, blocked);
        const url = `${server.base}/notebooks/notebooks/${basename(path)}`;
        const found = await checkNotebook(page, url, basename(path, '.ipynb'));
        await page.close();
        return found;
      }).finally(() => server.stop());
      return [...faults, ...new Set(blocked.map((url) => `a notebook asked for ${url}`))];
    } finally {
      rmSync(results, { recursive: true, force: true });
    }
  },
};

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
  await wholePicture(page, join(pictures, `jupyter-${name}.jpg`));
  await page.evaluate('Jupyter.notebook.session.delete()');
  console.log(`${name}: ${errors.length} faults, ${expected} figures drawn`);
  return errors.map((error) => `${name}: ${error}`);
}
