/** Progress in the terminal: one line, rewritten as the run goes on; plain lines where there is no terminal. */
import type { Progress } from '../notebook/run-notebook';

export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Ends the line, so that other text can follow. */
  readonly clear: () => void;
}

/** Writes to `stream`: carriage returns when it is a terminal, a line for each cell otherwise. */
export function progressLine(stream: NodeJS.WriteStream): ProgressLine {
  return {
    show: ({ notebook, cell, cells, firstLine }) => {
      const line = printable(`${notebook}  cell ${cell} of ${cells}  ${firstLine}`);
      if (!stream.isTTY) stream.write(`${line}\n`);
      else stream.write(`\r\u001b[K${line.slice(0, (stream.columns || 80) - 1)}`);
    },
    clear: () => {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}

/** Without control characters, which could move the cursor. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ');
}
