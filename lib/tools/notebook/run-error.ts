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
  /** Where the partly executed notebook was saved. */
  readonly savedAs: string;
}

export class RunError extends Error {
  override readonly name = 'RunError';
  constructor(readonly failed: FailedCell) {
    super(`${failed.notebook}, cell ${failed.cell}: ${failed.error.ename}: ${failed.error.evalue}`);
  }

  /** All there is to say about it, for a terminal. */
  describe(): string {
    const { notebook, cell, source, error, savedAs } = this.failed;
    const lines = source.split('\n').map((line) => `    ${line}`);
    return [
      `The run stopped in ${notebook}, cell ${cell}: ${error.ename}: ${error.evalue}`,
      '(Cells are counted from 1, text cells among them.)',
      '',
      ...lines,
      '',
      errorText(error),
      '',
      `The notebook as far as it ran: ${savedAs}`,
    ].join('\n');
  }
}
