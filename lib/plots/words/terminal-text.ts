/** Text for a terminal: lines that are not too long, broken at words, without anything that could move its cursor. */

/** Columns of a terminal that does not say how many it has, and of what is piped. */
export const COLUMNS = 80;

/** How wide the lines for a stream may be. */
export function columnsOf({ isTTY, columns }: Partial<NodeJS.WriteStream>): number {
  return isTTY === true && columns !== undefined && columns > 0 ? columns : COLUMNS;
}

/**
 * The text in lines of at most so many characters. Lines that continue an indented one are indented by two more; a word
 * that is too long for a line is cut.
 */
export function wrapped(text: string, columns = COLUMNS): string[] {
  const [, indent = '', content = ''] = /^( *)([^]*)$/.exec(oneLine(text)) ?? [];
  const further = indent === '' ? '' : `${indent}  `;
  const lines = [indent];
  for (const word of content.split(' ')) {
    const last = lines[lines.length - 1];
    const longer = last.trim() === '' ? last + word : `${last} ${word}`;
    if (longer.length <= columns) lines[lines.length - 1] = longer;
    else if (last.trim() === '') lines[lines.length - 1] = shortened(longer, columns);
    else lines.push(shortened(further + word, columns));
  }
  return lines;
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
