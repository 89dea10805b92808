/** Lines of a text that comes in pieces, so that a file of any size can be read line by line. */
import { DataError } from '../data-error';

/** A line longer than this is no line: the file holds something else. */
const LONGEST = 2 ** 27;

/**
 * The lines, without their ends (\n, \r\n or \r); empty lines too, so that they can be counted.
 *
 * @throws DataError for a line of more than 134 million characters
 */
export function* linesOf(chunks: Iterable<string>, file: string): Generator<string> {
  let rest = '';
  let count = 0;
  for (const { text } of unixPieces(chunks)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    count += lines.length;
    if (rest.length > LONGEST) {
      throw new DataError(
        `${file}: line ${count + 1}: longer than 134 million characters. Give the file as CSV, or in several files.`,
      );
    }
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** The text with \n for every line break; a \r at the end of a piece waits for what follows. */
export function* unixPieces(chunks: Iterable<string>): Generator<{ text: string; last: boolean }> {
  let held = '';
  for (const chunk of chunks) {
    let text = held + chunk;
    held = text.endsWith('\r') ? '\r' : '';
    if (held !== '') text = text.slice(0, -1);
    yield { text: unixLines(text), last: false };
  }
  // A \r at the very end ends the last line, as the end does.
  yield { text: '', last: true };
}

/** Every \r\n and lone \r as \n. */
export function unixLines(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
