/**
 * Chromium for the checks of this folder: driven by playwright-core, with every address but this machine's
 * own blocked. Only what the checks use of playwright-core is typed here, because it is not needed
 * anywhere else: the checks are skipped where it is not installed.
 */
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Page {
  goto(url: string): Promise<unknown>;
  evaluate<Result>(expression: string): Promise<Result>;
  waitForFunction(
    expression: string,
    argument: undefined,
    options: { timeout: number },
  ): Promise<unknown>;
  setViewportSize(size: { width: number; height: number }): Promise<void>;
  /** With a quality as JPEG: a PNG of a long page takes twice as long. */
  screenshot(options: { path: string; quality?: number }): Promise<unknown>;
  emulateMedia(options: {
    colorScheme: 'light' | 'dark';
    media: 'screen' | 'print';
  }): Promise<void>;
  setContent(html: string): Promise<unknown>;
  pdf(options: { path: string; preferCSSPageSize: boolean }): Promise<unknown>;
  route(pattern: string, handler: (route: Route) => Promise<void>): Promise<void>;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  waitForEvent(event: 'download'): Promise<Download>;
  close(): Promise<void>;
}

interface Download {
  suggestedFilename(): string;
  path(): Promise<string>;
}

export interface Route {
  request(): { url(): string; method(): string };
  abort(): Promise<void>;
  fulfill(answer: { contentType: string; body: string }): Promise<void>;
  continue(): Promise<void>;
}

export interface Browser {
  newPage(options: { viewport: { width: number; height: number } }): Promise<Page>;
  close(): Promise<void>;
}

interface Playwright {
  chromium: { launch(options: { executablePath: string; args: string[] }): Promise<Browser> };
}

/** Returns playwright-core, or undefined where it is not installed. */
export function loadPlaywright(): Playwright | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- may be missing
    return require('playwright-core') as Playwright;
  } catch {
    return undefined;
  }
}

/** Returns the path of the first of the programs that is on PATH. */
export function which(...programs: string[]): string | undefined {
  const { stdout } = spawnSync('sh', [
    '-c',
    programs.map((name) => `command -v ${name}`).join('||'),
  ]);
  return stdout.toString().trim() || undefined;
}

/** Starts Chromium; a string says what is missing. */
export async function launch(): Promise<Browser | string> {
  const playwright = loadPlaywright();
  const executablePath = which('chromium', 'chromium-browser', 'google-chrome');
  if (executablePath === undefined) return 'chromium';
  if (playwright === undefined) return 'playwright-core';
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  // Pages that a check makes up itself may then talk to this machine's Jupyter.
  const own = '--disable-features=LocalNetworkAccessChecks';
  const args = ['--no-sandbox', '--disable-gpu', own, ...quiet];
  return playwright.chromium.launch({ executablePath, args });
}

/**
 * Does `work` for each item, two at a time, as there are waits for Chromium and for Jupyter in each. Returns all
 * faults, in the items' order.
 */
export async function twoAtATime<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<string[]>,
): Promise<string[]> {
  const faults: string[][] = [];
  const waiting = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      faults[next[0]] = await work(next[1]);
    }
  };
  await Promise.all([worker(), worker()]);
  return faults.flat();
}

/**
 * A page without a network: requests to other machines are blocked and listed in `blocked`. By
 * default nothing is saved on the server either: a notebook that is run in the browser stays as it was on disk.
 */
export async function offlinePage(
  browser: Browser,
  blocked: string[] = [],
  maySave = false,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.route('**/*', async (route) => {
    const { url, method } = { url: route.request().url(), method: route.request().method() };
    const saves = !maySave && method !== 'GET' && new URL(url).pathname.startsWith('/api/contents');
    const local = /^(http:\/\/127\.0\.0\.1[:/]|file:|data:|blob:)/.test(url);
    if (!local) blocked.push(url);
    await (local && !saves ? route.continue() : route.abort());
  });
  return page;
}

/** A picture of the page at its whole height, or of the notebook in it. */
export async function wholePicture(page: Page, path: string, width = 1200): Promise<void> {
  const height = await page.evaluate<number>(
    `Math.max(document.documentElement.scrollHeight, ...[...document.querySelectorAll(
      '#notebook-container, .jp-WindowedPanel-inner')].map((notebook) => notebook.scrollHeight + 250))`,
  );
  await page.setViewportSize({ width, height: Math.min(height, 16_000) });
  await sleep(500); // figures fit themselves to the new size
  await page.screenshot({ path, quality: 80 });
}
