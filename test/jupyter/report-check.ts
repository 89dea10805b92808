/**
 * Not part of `npm test`: opens results/report.html from the disk, without a network, at 1280 and 390 pixels,
 * light, dark and on paper. Sees that every figure is drawn, that nothing is wider than the page, and that
 * axe-core (https://github.com/dequelabs/axe-core) finds nothing. Screenshots go to results/screenshots/.
 *
 *     node -r tsx/cjs test/jupyter/report-check.ts [the name of a view]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { projectFolder, resultsFolder } from '../../lib/data/results-folder';
import { launch, loadPlaywright, offlinePage, type Browser, type Page } from './browser';

const pictures = join(resultsFolder(), 'screenshots');
const report = join(resultsFolder(), 'report.html');

interface View {
  readonly name: string;
  readonly width: number;
  readonly colours: 'light' | 'dark';
  readonly paper?: boolean;
}

const VIEWS: readonly View[] = [
  { name: 'report-1280', width: 1280, colours: 'light' },
  { name: 'report-1280-dark', width: 1280, colours: 'dark' },
  { name: 'report-390', width: 390, colours: 'light' },
  { name: 'report-390-dark', width: 390, colours: 'dark' },
  { name: 'report-print', width: 690, colours: 'light', paper: true },
];

/** What axe-core finds, as 'rule: element'. */
async function accessibilityFaults(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(`${axe};true`);
  return page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(
      ({ id, nodes }) => nodes.slice(0, 5).map(({ html }) => id + ': ' + html.slice(0, 160))))`,
  );
}

async function checkView(browser: Browser, view: View, axe: string): Promise<string[]> {
  const asked: string[] = [];
  const page = await offlinePage(browser, asked);
  const faults: string[] = [];
  page.on('pageerror', (error) => void faults.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  await page.setViewportSize({ width: view.width, height: 900 });
  await page.emulateMedia({ colorScheme: view.colours, media: view.paper ? 'print' : 'screen' });
  await page.goto(pathToFileURL(report).href);
  await page.evaluate(`(async () => {
    for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
      window.scrollTo({ top: y, behavior: 'instant' });
      await new Promise((done) => setTimeout(done, 60));
    }
    window.scrollTo({ top: 0, behavior: 'instant' });
  })()`);
  await sleep(2500);
  const places = await page.evaluate<number>(`document.querySelectorAll('.figure').length`);
  const drawn = await page.evaluate<number>(
    `document.querySelectorAll('.figure .main-svg .cartesianlayer').length`,
  );
  if (!view.paper && drawn < places) faults.push(`${drawn} of ${places} figures are drawn`);
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  if (wide > 0) faults.push(`the page is ${wide} pixels too wide`);
  if (!view.paper) faults.push(...(await accessibilityFaults(page, axe)));
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  for (let from = 0, part = 1; from < height; from += 4000, part++) {
    await page.setViewportSize({ width: view.width, height: Math.min(4000, height - from) });
    await page.evaluate(`window.scrollTo({ top: ${from}, behavior: 'instant' })`);
    await page.screenshot({ path: join(pictures, `${view.name}-${part}.png`) });
  }
  if (view.paper) await page.pdf({ path: join(pictures, 'report.pdf'), preferCSSPageSize: true });
  await page.close();
  const found = [...faults, ...asked.map((url) => `asked for ${url}`)].map(
    (fault) => `${view.name}: ${fault}`,
  );
  console.log(`${view.name}: ${places} figures, ${found.length} faults`);
  return found;
}

async function main(): Promise<void> {
  const playwright = loadPlaywright();
  const { stdout } = spawnSync('sh', [
    '-c',
    'command -v chromium || command -v chromium-browser || command -v google-chrome',
  ]);
  const chromium = stdout.toString().trim();
  if (chromium === '' || playwright === undefined)
    return console.log('skipped: needs chromium and playwright-core');
  if (!existsSync(report)) throw new Error(`${report} does not exist: npm start makes it.`);
  mkdirSync(pictures, { recursive: true });
  const axe = readFileSync(
    join(projectFolder(__dirname), 'node_modules/axe-core/axe.min.js'),
    'utf8',
  );
  const browser = await launch(playwright, chromium);
  try {
    const faults: string[] = [];
    const [only] = process.argv.slice(2);
    const views = VIEWS.filter(({ name }) => only === undefined || name === only);
    for (const view of views) faults.push(...(await checkView(browser, view, axe)));
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
