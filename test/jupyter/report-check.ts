/**
 * The check `report`: opens results/report.html and results/notebooks.html from the disk, without a network, at 1280, 768 and
 * 390 pixels, light, dark and on paper. Sees that every figure is drawn and is one stop of the tab key, that nothing is
 * wider than the page, that numbers stay with their units, that the outcome takes six screens at most, that axe-core
 * (https://github.com/dequelabs/axe-core) finds nothing, and that the run's numbers can be saved.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resultsFolder } from '../../lib/data/results-folder';
import { offlinePage, twoAtATime, type Browser, type Page } from './browser';
import { pictures, project, type Check } from './check';

interface View {
  readonly page: 'report' | 'notebooks';
  readonly width: number;
  readonly colours: 'light' | 'dark';
  readonly paper?: boolean;
}

const SCREENS = [1280, 768, 390].flatMap((width) =>
  (['light', 'dark'] as const).map((colours) => ({ width, colours })),
);
const VIEWS: readonly View[] = [
  ...SCREENS.map((screen) => ({ page: 'report' as const, ...screen })),
  { page: 'report', width: 660, colours: 'light' }, // as narrow as tables are not yet cards
  ...SCREENS.filter(({ width, colours }) => (width === 768) === (colours === 'dark')).map(
    (screen) => ({ page: 'notebooks' as const, ...screen }),
  ),
  { page: 'report', width: 690, colours: 'light', paper: true },
  { page: 'notebooks', width: 690, colours: 'light', paper: true },
];

export const reportCheck: Check = {
  needs: [],
  run(browser) {
    const missing = ['report.html', 'notebooks.html'].find(
      (name) => !existsSync(join(resultsFolder(), name)),
    );
    if (missing !== undefined) throw new Error(`${missing} does not exist: npm start makes it.`);
    const axe = readFileSync(join(project, 'node_modules/axe-core/axe.min.js'), 'utf8');
    return twoAtATime(VIEWS, (view) => checkView(browser, view, axe));
  },
};

/** A screen's height, and how many of them the outcome may take at 1280 pixels. */
const [SCREEN, MOST_SCREENS] = [900, 6];
/** Pictures hold so many pixels of the page's height, and so many are taken of a page. */
const [PART, MOST_PARTS] = [4000, 4];

/** Goes from figure to figure, as a reader would, until each is drawn; returns how many are. */
const DRAW_ALL = `(async () => {
  const drawn = (place) => place.querySelector('.main-svg .cartesianlayer') !== null;
  const places = [...document.querySelectorAll('.figure')];
  for (const place of places) {
    place.scrollIntoView({ behavior: 'instant' });
    for (let tries = 0; tries < 200 && !drawn(place); tries++) {
      await new Promise((done) => setTimeout(done, 30));
    }
  }
  window.scrollTo({ top: 0, behavior: 'instant' });
  return places.filter(drawn).length;
})()`;

/** How many still pictures are seen: on paper they stand where Plotly's figures are on a screen. */
const STILLS_SEEN = `[...document.querySelectorAll('.figure .still')].filter(
  (still) => still.getBoundingClientRect().height > 100).length`;

/** Figures at which the tab key stops more than once. */
const TAB_STOPS = `[...document.querySelectorAll('figure')].map((figure) => [
  figure.querySelector('figcaption strong').textContent,
  [...figure.querySelectorAll('a[href], button, summary, [tabindex]')].filter((part) => part.tabIndex >= 0).length,
]).filter(([, stops]) => stops > 1).map(([name, stops]) => stops + ' tab stops: ' + name)`;

/** Numbers that a line break parts from their units: the space between them lies on two lines. */
const PARTED = `(() => {
  const found = [];
  const walker = document.createTreeWalker(document.getElementById('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text.parentElement.closest('pre, code, script, svg')) continue;
    for (const match of text.data.matchAll(/\\d[ \\u00a0](?:µs|ms|s|min|h|%|×)(?![\\w])/g)) {
      const range = document.createRange();
      range.setStart(text, match.index);
      range.setEnd(text, match.index + match[0].length);
      const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (tops.size > 1) found.push('parted: ' + match[0]);
    }
  }
  return found;
})()`;

/** What axe-core finds, as 'rule: element'. */
async function accessibilityFaults(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(`${axe};true`);
  return page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(
      ({ id, nodes }) => nodes.slice(0, 5).map(({ html }) => id + ': ' + html.slice(0, 160))))`,
  );
}

/** What the files look like that the links of the page save. */
const SAVED: readonly (readonly [string, RegExp])[] = [
  ['experiment.json', /^\{[^]*\}\n$/],
  ['experiment.csv', /^model,[^]*ratio,[^]*\r\n.*\r\n/],
  ['experiment.md', /^\| model [^]*\n\| --- [^]*\|\n$/],
];

/** The links that save the run's numbers, followed; returns what is wrong with the files. */
async function savedFaults(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const [index, [name, whole]] of SAVED.entries()) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate(`document.querySelectorAll('.downloads a')[${index}].click()`),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    const isSame = name !== 'experiment.json' || text === readFileSync(join(resultsFolder(), name), 'utf8'); // prettier-ignore
    if (download.suggestedFilename() !== name || !whole.test(text) || !isSame) {
      faults.push(`${name} is not saved whole`);
    }
  }
  return faults;
}

async function screenFaults(page: Page, view: View, axe: string): Promise<string[]> {
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  const isOutcome = view.page === 'report';
  const screens = height / SCREEN;
  return [
    ...(isOutcome && view.width === 1280 && screens > MOST_SCREENS
      ? [`${screens.toFixed(1)} screens, more than ${MOST_SCREENS}`]
      : []),
    ...(await page.evaluate<string[]>(TAB_STOPS)),
    ...(await accessibilityFaults(page, axe)),
    ...(isOutcome ? await savedFaults(page) : []),
  ];
}

async function checkView(browser: Browser, view: View, axe: string): Promise<string[]> {
  const asked: string[] = [];
  const page = await offlinePage(browser, asked);
  const faults: string[] = [];
  const name = `${view.page}-${view.paper ? 'print' : `${view.width}-${view.colours}`}`;
  page.on('pageerror', (error) => void faults.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  await page.setViewportSize({ width: view.width, height: SCREEN });
  await page.emulateMedia({ colorScheme: view.colours, media: view.paper ? 'print' : 'screen' });
  await page.goto(pathToFileURL(join(resultsFolder(), `${view.page}.html`)).href);
  if (view.page === 'notebooks') {
    await page.evaluate(
      `document.getElementById('unfold-all').click(); document.getElementById('code-switch').click()`,
    );
  }
  const places = await page.evaluate<number>(`document.querySelectorAll('.figure').length`);
  const drawn = await page.evaluate<number>(view.paper ? STILLS_SEEN : DRAW_ALL);
  if (drawn < places) faults.push(`${drawn} of ${places} figures are drawn`);
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  if (wide > 0) faults.push(`the page is ${wide} pixels too wide`);
  faults.push(...(await page.evaluate<string[]>(PARTED)));
  if (!view.paper) faults.push(...(await screenFaults(page, view, axe)));
  if (name === 'report-1280-light') await page.screenshot({ path: join(pictures, 'report.png') });
  const height = await page.evaluate<number>('document.documentElement.scrollHeight');
  await page.setViewportSize({ width: view.width, height: PART });
  for (let part = 1; part <= MOST_PARTS && (part - 1) * PART < height; part++) {
    await page.evaluate(`window.scrollTo({ top: ${(part - 1) * PART}, behavior: 'instant' })`);
    await page.screenshot({ path: join(pictures, `${name}-${part}.jpg`), quality: 80 });
  }
  if (view.paper) {
    await page.pdf({ path: join(pictures, `${view.page}.pdf`), preferCSSPageSize: true });
  }
  await page.close();
  const found = [...faults, ...asked.map((url) => `asked for ${url}`)].map(
    (fault) => `${name}: ${fault}`,
  );
  console.log(`${name}: ${places} figures, ${found.length} faults`);
  return found;
}
