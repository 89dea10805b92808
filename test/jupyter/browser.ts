/**
 * Chromium for the checks of this folder: driven by playwright-core, with every address but this machine's
 * own blocked. Only what the checks use of playwright-core is typed here, because it is not needed
 * anywhere else: the checks are skipped where it is not installed.
 */
export interface Page {
  goto(url: string): Promise<unknown>;
  evaluate<Result>(expression: string): Promise<Result>;
  waitForFunction(
    expression: string,
    argument: undefined,
    options: { timeout: number },
  ): Promise<unknown>;
  setViewportSize(size: { width: number; height: number }): Promise<void>;
  screenshot(options: { path: string }): Promise<unknown>;
  emulateMedia(options: {
    colorScheme: 'light' | 'dark';
    media: 'screen' | 'print';
  }): Promise<void>;
  pdf(options: { path: string; preferCSSPageSize: boolean }): Promise<unknown>;
  route(pattern: string, handler: (route: Route) => Promise<void>): Promise<void>;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  on(event: 'pageerror', listener: (error: Error) => void): void;
  close(): Promise<void>;
}

interface Route {
  request(): { url(): string; method(): string };
  abort(): Promise<void>;
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

export function launch(playwright: Playwright, executablePath: string): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  return playwright.chromium.launch({
    executablePath,
    args: [...args, '--disable-component-update', '--disable-sync'],
  });
}

/**
 * A page without a network: requests to other machines are blocked and listed in `blocked`. Nothing is
 * saved on the server either: a notebook that is run in the browser stays as it was on disk.
 */
export async function offlinePage(browser: Browser, blocked: string[]): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.route('**/*', async (route) => {
    const { url, method } = { url: route.request().url(), method: route.request().method() };
    const saves = method !== 'GET' && new URL(url).pathname.startsWith('/api/contents');
    const local = /^(http:\/\/127\.0\.0\.1[:/]|file:|data:|blob:)/.test(url);
    if (!local) blocked.push(url);
    await (local && !saves ? route.continue() : route.abort());
  });
  return page;
}
