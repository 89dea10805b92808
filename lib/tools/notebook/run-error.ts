/** A run that stopped: in which notebook, at which cell, and why. */
import { toldError } from '../../data/machine-error';
import { printable } from '../../plots/words/terminal-text';
import { errorText } from './cell-outputs';
import type { ErrorOutput } from './notebook';
import type { Progress } from './progress';

export interface FailedCell {
  /** Where the run was, as the progress counts it. */
  readonly at: Progress;
  readonly source: string;
  readonly error: ErrorOutput;
  /** True when the cell passed its time limit. */
  readonly timedOut: boolean;
  /** Where the partly executed notebook was saved. */
  readonly savedAs: string;
}

export class RunError extends Error {
  override readonly name = 'RunError';
  /** Why the notebook could not be saved as far as it ran, if so. */
  notSaved: string | undefined;

  constructor(readonly failed: FailedCell) {
    super(`${placeText(failed.at)}: ${failed.error.ename}: ${failed.error.evalue}`);
  }

  /** True when a file the user gave is what is wrong (lib/data/data-error.ts). */
  get isAboutData(): boolean {
    return this.failed.error.ename === 'DataError';
  }

  /** What to say of it in a terminal; with `verbose` all there is: the cell's source and the stack too. */
  describe(verbose = false): string {
    const { at, source, error, timedOut, savedAs } = this.failed;
    const message = this.isAboutData ? error.evalue : `${error.ename}: ${error.evalue}`;
    const where = `The run stopped in ${placeText(at)}`;
    const saved = this.notSaved ?? `The notebook as far as it ran: ${savedAs}`;
    const lines = verbose
      ? [
          `${where}: ${message}`,
          '',
          ...source.split('\n').map((line) => `    ${line}`),
          '',
          errorText(error),
          '',
          saved,
        ]
      : [message, `${where}.`, saved, 'More about it: npm start -- --verbose'];
    if (/^Cannot find (module|package) '/.test(error.evalue)) {
      lines.push(toldError(Object.assign(new Error(error.evalue), { code: 'MODULE_NOT_FOUND' })));
    }
    if (timedOut) {
      lines.push('Where a cell needs more time, give it more: npm start -- --cell-limit 600');
    }
    return lines.map(printable).join('\n');
  }
}

/** '02.ipynb, cell 9 of 22, below 'Can you believe these times?' (id time-both-ways)': cells that run are counted. */
function placeText({ notebook, cell, cells, cellId, heading }: Progress): string {
  const below = heading === '' ? '' : `, below '${heading}'`;
  return `${notebook}, cell ${cell} of ${cells}${below} (id ${cellId})`;
}
