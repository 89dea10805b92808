/** A run that stopped: in which notebook, at which cell, and why. */
import { errorText } from './cell-outputs';
import type { ErrorOutput } from './notebook';

export interface FailedCell {
  /** The notebook's file name. */
  readonly notebook: string;
  /** Position among all cells of the notebook, counted from 1. */
  readonly cell: number;
  readonly source: string;
  readonly error: ErrorOutput;
  /** True when the cell passed its time limit. */
  readonly timedOut: boolean;
  /** Where the partly executed notebook was saved. */
  readonly savedAs: string;
}

export class RunError extends Error {
  override readonly name = 'RunError';
  constructor(readonly failed: FailedCell) {
    super(`${failed.notebook}, cell ${failed.cell}: ${failed.error.ename}: ${failed.error.evalue}`);
  }

  /** True when a file the user gave is what is wrong (lib/data/data-error.ts). */
  get isAboutData(): boolean {
    return this.failed.error.ename === 'DataError';
  }

  /** What to say of it in a terminal; with `verbose` all there is: the cell's source and the stack too. */
  describe(verbose = false): string {
    const { notebook, cell, source, error, timedOut, savedAs } = this.failed;
    const message = this.isAboutData ? error.evalue : `${error.ename}: ${error.evalue}`;
    const where = `The run stopped in ${notebook}, cell ${cell}`;
    const saved = `The notebook as far as it ran: ${savedAs}`;
    const lines = verbose
      ? [
          `${where}: ${message}`,
          '(Cells are counted from 1, text cells among them.)',
          '',
          ...source.split('\n').map((line) => `    ${line}`),
          '',
          errorText(error),
          '',
          saved,
        ]
      : [message, `${where}. ${saved}`, 'More about it: npm start -- --verbose'];
    if (timedOut) {
      lines.push('Where a cell needs more time, give it more: npm start -- --cell-limit 600');
    }
    return lines.map(printable).join('\n');
  }
}

/** Without control characters, which could move a terminal's cursor. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, ' ');
}
