/**
 * Scores lines as they come: for each line one line, its label, a tab and the label's probability. What
 * GNU parallel's `--pipe` and Spark's `pipe` ask of a program: lines in, as many lines out, in order.
 */
import type { Prediction } from '../../models/compiled-model';
import { DataError } from '../../data/data-error';
import { probabilityText } from './scoring-memory';
import { decodeUtf8 } from './text-bytes';

const NOTHING = Buffer.alloc(0);
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const LONGEST_LINE = 64e6;

export class LineScorer {
  private rest: Buffer = NOTHING;
  private line = 1;
  /** What is wrong with a line; the lines before it were answered. */
  private fault: Error | undefined;

  constructor(private readonly classify: (text: string) => Prediction) {}

  /**
   * Takes the next bytes and answers the lines that are whole by then. An empty line is answered too,
   * so that the n-th answer is the n-th line's. Line ends may have a carriage return, the first line
   * a byte order mark; neither is part of the text.
   *
   * @param last whether nothing follows; a last line needs no line end
   * @throws DataError naming the line that is not UTF-8, when the lines before it were answered
   */
  score(chunk: Buffer, last = false): string {
    if (this.fault !== undefined) throw this.fault;
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let answers = '';
    let start = 0;
    while (start < bytes.length) {
      let end = bytes.indexOf(LINE_FEED, start);
      if (end < 0 && !last) break;
      if (end < 0) end = bytes.length;
      try {
        answers += this.answer(bytes, start, end);
      } catch (error) {
        if (answers === '') throw error;
        this.fault = error as Error;
        return answers;
      }
      start = end + 1;
    }
    this.rest = bytes.subarray(start);
    if (this.rest.length > LONGEST_LINE) {
      throw new DataError(
        `standard input: line ${this.line}: longer than ${LONGEST_LINE / 1e6} MB`,
      );
    }
    return answers;
  }

  private answer(bytes: Buffer, start: number, end: number): string {
    const textEnd = end > start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
    let text = decodeUtf8(bytes, start, textEnd, () => `standard input: line ${this.line}`);
    if (this.line === 1 && text.startsWith('\ufeff')) text = text.slice(1);
    this.line++;
    const { label, probability } = this.classify(text);
    return `${escaped(label)}\t${probabilityText(probability)}\n`;
  }
}

/** Without tabs and line ends, which separate answers: \t, \n and \r are written for them. */
function escaped(label: string): string {
  return label.replace(/[\t\n\r]/g, (character) => JSON.stringify(character).slice(1, -1));
}
