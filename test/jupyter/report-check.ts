/**
 * The check `report`: opens results/report.html from the disk, without a network, at 1280 and 390 pixels,
 * light, dark and on paper. Sees that every figure is drawn, that nothing is wider than the page, and that
 * axe-core (https://github.com/dequelabs/axe-core) finds nothing, and that the run's numbers can be saved from the page.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resultsFolder } from '../../lib/data/results-folder';
import { offlinePage, twoAtATime, type Browser, type Page } from './browser';
import { pictures, project, type Check } from './check';

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

export const reportCheck: Check = {
  needs: [],
  run(browser) {
    if (!existsSync(report)) throw new Error(`${report} does not exist: npm start makes it.`);
    const axe = readFileSync(join(project, 'node_modules/axe-core/axe.min.js'), 'utf8');
    return twoAtATime(VIEWS, (view) => checkView(browser, view, axe));
  },
};

/** Pictures hold so many pixels of the page's height; the last one begins higher up. */
const PART = 4000;

/** Goes from figure to figure, as a reader would, until each is drawn; returns how many are. */
const DRAW_ALL = `(async () => {
  const drawn = (place) => place.querySelector('.main-svg .cartesianlayer') !== null;
  const places = [...document.querySelectorAll('.figure')];
  for (const place of places) {
    place.scrollIntoView({ behavior: 'instant' });
    for (let tries = 0; tries < 100 && !drawn(place); tries++) {
      await new Promise((done) => setTimeout(done, 30));
    }
  }
  window.scrollTo({ top: 0, behavior: 'instant' });
  return places.filter(drawn).length;
})()`;

/** How many still pictures are seen: on paper they stand where Plotly's figures are on a screen. */
const STILLS_SEEN = `[...document.querySelectorAll('.figure .still')].filter(
  (still) => still.getBoundingClientRect().height > 100).length`;

/** What axe-core finds, as 'rule: element'. */
async function accessibilityFaults(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(`${axe};true`);
  return page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(
      ({ id, nodes }) => nodes.slice(0, 5).map(({ html }) => id + ': ' + html.slice(0, 160))))`,
  );
}

/** The links that save the run's numbers, followed; returns what is wrong with the files. */
async function savedFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [index, name] of ['experiment.json', 'experiment.csv'].entries()) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate(`document.querySelectorAll('.downloads a')[${index}].click()`),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    const json = readFileSync(join(resultsFolder(), 'experiment.json'), 'utf8');
    const whole = name.endsWith('.json') ? text === json : /^model,way,.*\r\n.*\r\n/.test(text);
    if (download.suggestedFilename() !== name || !whole) faults.push(`${name} is not saved whole`);
  }
  return faults;
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
  const places = await page.evaluate<number>(`document.querySelectorAll('.figure').length`);
  const drawn = await page.evaluate<number>(view.paper ? STILLS_SEEN : DRAW_ALL);
  if (drawn < places) faults.push(`${drawn} of ${places} figures are drawn`);
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  if (wide > 0) faults.push(`the page is ${wide} pixels too wide`);
  if (!view.paper)
    faults.push(...(await accessibilityFaults(page, axe)), ...(await savedFaults(page)));
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width: view.width, height: PART });
  for (let from = 0, part = 1; from < height; from += PART, part++) {
    await page.evaluate(`window.scrollTo({ top: ${from}, behavior: 'instant' })`);
    await page.screenshot({ path: join(pictures, `${view.name}-${part}.jpg`), quality: 80 });
  }
  if (view.paper) await page.pdf({ path: join(pictures, 'report.pdf'), preferCSSPageSize: true });
  await page.close();
  const found = [...faults, ...asked.map((url) => `asked for ${url}`)].map(
    (fault) => `${view.name}: ${fault}`,
  );
  console.log(`${view.name}: ${places} figures, ${found.length} faults`);
  return found;
}
