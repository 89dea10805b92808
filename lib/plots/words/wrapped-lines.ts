/** Text in lines that a terminal of 80 columns and the classic notebook show whole. */

/** The columns of a line. */
export const WIDTH = 80;

/**
 * Breaks each line of a text at spaces so that it has at most `width` characters; what follows a break is indented
 * like its line. A longer word stays whole, and so do a number and its per cent sign.
 */
export function wrappedLines(text: string, width = WIDTH): string[] {
  return text.split('\n').flatMap((line) => {
    const [indent] = /^ */.exec(line)!;
    const lines = [''];
    for (const word of line.split(/ (?!%)/).filter(Boolean)) {
      const last = lines[lines.length - 1];
      if (last === '') lines[lines.length - 1] = indent + word;
      else if (last.length + 1 + word.length <= width) lines[lines.length - 1] += ` ${word}`;
      else lines.push(indent + word);
    }
    return lines;
  });
}
