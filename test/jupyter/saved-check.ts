/**
 * The check `saved`: the executed notebooks where no script of theirs runs. Counts the figures that can be seen
 *
 * - in nbconvert's HTML and Markdown, opened from the disk without a network;
 * - in the saved notebook, not trusted, in the classic Notebook;
 *
 * and sees that no file is larger than 500 KB, that nbconvert shows each code cell's execution count, and that the
 * text of a figure says its finding and its key numbers.
 */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { offlinePage, twoAtATime, wholePicture, type Browser } from './browser';
import { executed, pictures, type Check } from './check';
import {
  codeCells,
  compareFigures,
  executedNotebooks,
  figureTexts,
  STILLS_SEEN,
} from './executed-notebooks';
import { startServer } from './jupyter-server';

/** A notebook's file may be at most this large, figures included. */
const MOST_BYTES = 500_000;

export const savedCheck: Check = {
  needs: ['jupyter-nbconvert', 'jupyter-notebook'],
  async run(browser) {
    const names = executedNotebooks();
    const folder = mkdtempSync(join(tmpdir(), 'saved-check-'));
    try {
      const faults = names.flatMap(fileFaults);
      await convert(folder);
      faults.push(...(await twoAtATime(names, (name) => checkConverted(browser, name, folder))));
      faults.push(...(await checkUntrusted(browser, names, folder)));
      return faults;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function fileFaults(name: string): string[] {
  const { length } = readFileSync(join(executed, name));
  const faults = length > MOST_BYTES ? [`${name}: ${length} bytes, more than ${MOST_BYTES}`] : [];
  for (const text of figureTexts(name)) {
    const [finding, ...numbers] = text.split('\n');
    if (!/^Figure: ./.test(finding) || !numbers.some((line) => /\d/.test(line)))
      faults.push(`${name}: no finding and numbers in the text of a figure: ${text.slice(0, 200)}`);
  }
  return faults;
}

async function convert(folder: string): Promise<void> {
  const notebooks = join(executed, '*.ipynb');
  const formats = ['html', 'markdown'].map(async (format) => {
    const args = ['--to', format, notebooks, '--output-dir', folder];
    await promisify(execFile)('jupyter-nbconvert', args).catch(
      (error: Error & { stderr?: string }) => {
        throw new Error(`nbconvert failed: ${(error.stderr ?? error.message).slice(-300)}`);
      },
    );
  });
  await Promise.all(formats);
}

async function checkConverted(browser: Browser, name: string, folder: string): Promise<string[]> {
  const asked: string[] = [];
  const page = await offlinePage(browser, asked);
  const title = basename(name, '.ipynb');
  await page.goto(pathToFileURL(join(folder, `${title}.html`)).href);
  const faults = compareFigures(`${name} as HTML`, await page.evaluate<number>(STILLS_SEEN), name);
  const counts = await page.evaluate<number>(
    `[...document.querySelectorAll('.jp-InputPrompt')].filter(({ textContent }) => /\\[\\d+\\]/.test(textContent)).length`,
  );
  const cells = codeCells(name).length;
  if (counts !== cells) faults.push(`${name} as HTML: ${counts} of ${cells} execution counts`);
  await wholePicture(page, join(pictures, `nbconvert-${title}.jpg`));
  const markdown = readFileSync(join(folder, `${title}.md`), 'utf8');
  const { marked } = await import('marked');
  await page.setContent(await marked.parse(markdown));
  faults.push(
    ...compareFigures(`${name} as Markdown`, await page.evaluate<number>(STILLS_SEEN), name),
  );
  await page.close();
  const files = asked.filter((url) => url.startsWith('file:') || url.includes('plotly'));
  return [...faults, ...files.map((url) => `${name} as HTML: asked for ${url}`)];
}

/** The saved notebooks in a classic Notebook that has no signature of them, so that nothing is trusted. */
async function checkUntrusted(
  browser: Browser,
  names: readonly string[],
  folder: string,
): Promise<string[]> {
  cpSync(executed, join(folder, 'saved'), { recursive: true });
  const home = { HOME: folder, JUPYTER_DATA_DIR: join(folder, 'data') };
  const server = await startServer(['jupyter-notebook'], 'NotebookApp', folder, home);
  try {
    return await twoAtATime(names, async (name) => {
      const page = await offlinePage(browser);
      await page.goto(`${server.base}/notebooks/saved/${name}`);
      const loaded = 'window.Jupyter?.notebook?._fully_loaded === true';
      await page.waitForFunction(loaded, undefined, { timeout: 60_000 });
      const trusted = await page.evaluate<boolean>('Jupyter.notebook.trusted');
      await page.evaluate(
        `document.querySelectorAll('.modal, .modal-backdrop').forEach((dialog) => dialog.remove())`,
      );
      await wholePicture(page, join(pictures, `untrusted-${basename(name, '.ipynb')}.jpg`));
      const seen = await page.evaluate<number>(STILLS_SEEN);
      await page.close();
      const faults = compareFigures(`${name} in the classic Notebook, not trusted`, seen, name);
      return trusted ? [...faults, `${name}: is trusted, so this proves nothing`] : faults;
    });
  } finally {
    await server.stop();
  }
}
