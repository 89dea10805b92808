/** Sentences below a cell: as the other words of the kit, never wider than a line of the classic notebook. */
import { wrappedLines } from './words/wrapped-lines';

/**
 * Prints sentences, each on lines of its own of at most 80 characters.
 *
 * @example
 * showText(['First this.', 'Then that.']) // => undefined
 */
export function showText(sentences: string | readonly string[]): void {
  for (const sentence of [sentences].flat()) console.log(wrappedLines(sentence).join('\n'));
}
