/**
 * Progress in the terminal: one line, rewritten as the run goes on; plain lines where there is no terminal.
 *
 *     [2/4] Batch against real time, 14 of 19 cells, "Can you believe these times?" 00:21, about 50 s left
 */
import type { RunProgress } from '../experiment/run-all';

export interface ProgressLine {
  readonly show: (progress: RunProgress) => void;
  /** Ends the line, so that other text can follow. */
  readonly clear: () => void;
}

/** Writes to `stream`: a line that is kept up to date when it is a terminal, a line for each cell otherwise. */
export function progressLine(stream: NodeJS.WriteStream): ProgressLine {
  const started = performance.now();
  let timer: NodeJS.Timeout | undefined;
  return {
    show: (progress) => {
      const shown = performance.now();
      const line = (): string => {
        const now = performance.now();
        return progressText(progress, (now - started) / 1000, (now - shown) / 1000);
      };
      if (!stream.isTTY) {
        stream.write(`${line()}\n`);
        return;
      }
      clearInterval(timer);
      const draw = (): void => void stream.write(oneRow(line(), stream.columns || 80));
      draw();
      timer = setInterval(draw, 1000).unref();
    },
    clear: () => {
      clearInterval(timer);
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}

/**
 * The line's text, without anything that could move a terminal's cursor or turn the direction of writing.
 *
 * @param elapsed seconds since the run began
 * @param inCell seconds since the cell began, which are taken off the estimate
 */
export function progressText(progress: RunProgress, elapsed: number, inCell = 0): string {
  const { number, notebooks, title, cell, cells, heading, secondsLeft } = progress;
  const what = `[${number}/${notebooks}] ${title}, ${cell} of ${cells} cells`;
  const above = heading === '' ? '' : `, "${heading}"`;
  const left =
    secondsLeft === undefined ? '' : `, about ${roughly(Math.max(1, secondsLeft - inCell))} left`;
  return printable(`${what}${above} ${clock(elapsed)}${left}`);
}

/** `00:21`; the minutes go on past 59. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/** `7 s`, `50 s` or `3 min`: no more digits than an estimate has. */
function roughly(seconds: number): string {
  if (seconds >= 90) return `${Math.round(seconds / 60)} min`;
  return `${seconds < 10 ? Math.ceil(seconds) : Math.round(seconds / 10) * 10} s`;
}

/** Back to the line's start, and what is too long is cut by the terminal, which knows how wide its letters are. */
function oneRow(text: string, columns: number): string {
  return `\r\u001b[K\u001b[?7l${text.slice(0, 2 * columns)}\u001b[?7h`;
}

function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ');
}
