/**
 * Progress in the terminal: one line, rewritten as the run goes on. Where there is no terminal (a pipe, a CI's log), a line
 * when a notebook begins, and one now and then while it goes on. Time and what is left come first, and what is too long
 * loses its end.
 *
 *     00:21, about 50 s left  [2/4] 14/19 Batch against real time: Can you believe t…
 */
import type { RunProgress } from '../experiment/run-all';
import { columnsOf, oneLine } from '../../plots/words/terminal-text';
import { WIDTH } from '../../plots/words/wrapped-lines';

export interface ProgressLine {
  /** Says what comes before the first cell. */
  readonly begin: (what: string) => void;
  readonly show: (progress: RunProgress) => void;
  /** Ends the line, so that other text can follow. */
  readonly clear: () => void;
}

/** How often a line shows in a log that the run goes on, in ms. */
const SIGN_OF_LIFE = 30_000;

/** Writes to `stream`. */
export function progressLine(stream: NodeJS.WriteStream): ProgressLine {
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  let timer: NodeJS.Timeout | undefined;
  let writtenAt = -Infinity;
  const keep = (text: (columns: number) => string, isNew: boolean): void => {
    clearInterval(timer);
    if (!stream.isTTY) {
      const write = (): void => {
        writtenAt = performance.now();
        stream.write(`${text(WIDTH)}\n`);
      };
      if (isNew || performance.now() - writtenAt >= SIGN_OF_LIFE) write();
      timer = setInterval(write, SIGN_OF_LIFE).unref();
      return;
    }
    const draw = (): void => void stream.write(oneRow(text(columnsOf(stream))));
    draw();
    timer = setInterval(draw, 1000).unref();
  };
  return {
    begin: (what) => keep((columns) => cut(`${clock(elapsed())}  ${what}`, columns), true),
    show: (progress) => {
      const shown = elapsed();
      const text = (columns: number): string =>
        progressText(progress, elapsed(), elapsed() - shown, columns);
      keep(text, progress.cell === 1);
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
 * @param inCell seconds since the cell began
 * @param columns how wide the line may be
 */
export function progressText(
  progress: RunProgress,
  elapsed: number,
  inCell = 0,
  columns = WIDTH,
): string {
  const { number, notebooks, title, cell, cells, heading, secondsLeft } = progress;
  const seconds = secondsLeft(inCell);
  const left = seconds === undefined ? '' : `, about ${roughly(Math.max(1, seconds))} left`;
  const where = heading === '' || heading === title ? title : `${title}: ${heading}`;
  return cut(
    `${clock(elapsed)}${left}  [${number}/${notebooks}] ${cell}/${cells} ${where}`,
    columns,
  );
}

/** Leaves the last column free, where a terminal would begin a new line. */
function cut(text: string, columns: number): string {
  const characters = [...oneLine(text.slice(0, 4 * columns))];
  return characters.length < columns
    ? characters.join('')
    : `${characters
        .slice(0, columns - 2)
        .join('')
        .trimEnd()}…`;
}

/** `00:21`; the minutes go on past 59. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

/** `7 s`, `50 s` or `3 min`: no more digits than an estimate has. */
export function roughly(seconds: number): string {
  if (seconds >= 90) return `${Math.round(seconds / 60)} min`;
  return `${seconds < 10 ? Math.ceil(seconds) : Math.round(seconds / 10) * 10} s`;
}

/** Back to the line's start; where letters are wider than one column, the terminal cuts what is too long. */
function oneRow(text: string): string {
  return `\r\u001b[K\u001b[?7l${text}\u001b[?7h`;
}
