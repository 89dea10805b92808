/** What the checks of this folder have in common: their shape, and the folders they read and write. */
import { join } from 'node:path';
import { projectFolder, resultsFolder } from '../../lib/data/results-folder';
import type { Browser } from './browser';

export interface Check {
  /** Programs without which the check is skipped. */
  readonly needs: readonly string[];
  /** Returns what is wrong, a line each. */
  run(browser: Browser): Promise<string[]>;
}

export const project = projectFolder(__dirname);
/** The executed notebooks of `npm start`. */
export const executed = join(resultsFolder(), 'notebooks');
export const pictures = join(resultsFolder(), 'screenshots');
