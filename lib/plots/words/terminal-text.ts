/** Text for a terminal: lines that fit, without anything that could move its cursor. */
import { WIDTH, wrappedLines } from './wrapped-lines';

/** How wide the lines for a stream may be: 80 columns for what is piped, and for a terminal that does not say. */
export function columnsOf({ isTTY, columns }: Partial<NodeJS.WriteStream>): number {
  return isTTY === true && columns !== undefined && columns > 0 ? columns : WIDTH;
}

/** A paragraph in lines that fit, broken at words; a word that is too long for a line is cut. */
export function fittedLines(text: string, columns = WIDTH): string[] {
  return wrappedLines(oneLine(text), columns).map((line) => shortened(line, columns));
}

/** Returns the text, cut to so many characters with an ellipsis. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, Math.max(0, length - 1))}…`;
}

/** On one line, without what could move a terminal's cursor or turn the direction of writing. */
export function oneLine(text: string): string {
  return printable(text).replace(/[\n\t]/g, ' ');
}

/** The same, with the text's own line breaks and tabs. */
export function printable(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, ' ');
}
