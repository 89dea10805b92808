/**
 * nbconvert (https://nbconvert.readthedocs.io) makes pages, slides and, by Chromium's print, PDF files of the executed
 * notebooks of `npm start`. The slides' script comes from the web and is not fetched here: their parts are counted.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readNotebook } from '../../lib/tools/notebook/notebook';
import { launch, offlinePage, type Browser } from '../jupyter/browser';
import { executed } from '../jupyter/check';
import { compareFigures, executedNotebooks, STILLS_SEEN } from '../jupyter/executed-notebooks';
import type { Client } from './client';
import { runProgram } from './executed';

export const nbconvert: Client = {
  environment: 'jupyter',
  package: 'nbconvert',
  needs: ['chromium'],
  async run({ folder, variables }) {
    const browser = await launch();
    if (typeof browser === 'string') return { did: 'nothing', faults: [`needs ${browser}`] };
    const names = executedNotebooks();
    const faults: string[] = [];
    try {
      for (const format of ['html', 'slides']) {
        const args = ['nbconvert', '--to', format, '--output-dir', folder];
        await runProgram('jupyter', [...args, ...names.map((name) => join(executed, name))], { env: variables });
      }
      for (const name of names) faults.push(...(await lookAt(browser, name, folder)));
    } finally {
      await browser.close();
    }
    return { did: `all ${names.length} notebooks as pages, PDF files and slides`, faults };
  },
}; // prettier-ignore

async function lookAt(browser: Browser, name: string, folder: string): Promise<string[]> {
  const at = (ending: string): string => join(folder, basename(name, '.ipynb') + ending);
  const page = await offlinePage(browser);
  await page.goto(pathToFileURL(at('.html')).href);
  const faults = compareFigures(`${name} as HTML`, await page.evaluate<number>(STILLS_SEEN), name);
  await page.pdf({ path: at('.pdf'), preferCSSPageSize: true });
  const sheets = readFileSync(at('.pdf'), 'latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  if (sheets < 2) faults.push(`${name} as PDF: ${sheets} sheets`);
  await page.goto(pathToFileURL(at('.slides.html')).href);
  const slides = await page.evaluate<number>(`document.querySelectorAll('.slides > section').length`);
  const expected = readNotebook(join(executed, name)).cells.filter(({ metadata }) => (metadata['slideshow'] as { slide_type?: string } | undefined)?.slide_type === 'slide').length;
  if (slides !== expected) faults.push(`${name} as slides: ${slides} of ${expected}`);
  await page.close();
  return faults;
} // prettier-ignore
