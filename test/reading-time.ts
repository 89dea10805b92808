/**
 * How long a notebook takes to read, from what stands in it. Nobody was timed: prose is taken at 150 words a minute
 * and code at 15 lines a minute, both slow enough to understand; typing is an estimate.
 */
import type { Cell } from '../lib/tools/notebook/notebook';

const WORDS_A_MINUTE = 150;
const LINES_A_MINUTE = 15;
/** Estimated: to think of a number or a letter and to type it, to write a conclusion, and to write a small function. */
const [ANSWER_MINUTES, CONCLUSION_MINUTES, FUNCTION_MINUTES] = [0.5, 2, 2];

/** What a learner does in some cells, and the minutes that it takes. */
export interface ReadingTime {
  /** Of prose, without what is folded away and formulas on lines of their own. */
  readonly words: number;
  /** Of code, without empty ones. */
  readonly lines: number;
  /** Guesses and questions to answer. */
  readonly answers: number;
  readonly conclusions: number;
  /** Functions to write, in the exercise. */
  readonly functions: number;
  readonly minutes: number;
}

/**
 * Returns how long these cells take to read and to answer; the time in which cells run is not in it.
 */
export function readingTime(cells: readonly Cell[]): ReadingTime {
  const sources = (type: string) =>
    cells.filter((cell) => cell.cell_type === type).map(({ source }) => source);
  const prose = sources('markdown')
    .join('\n')
    .replace(/<details>[\s\S]*?<\/details>|\$\$[^$]*\$\$/g, '');
  const lines = sources('code')
    .flatMap((source) => source.split('\n'))
    .filter((line) => line.trim() !== '');
  const words = prose.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
  const answers = lines.filter((line) => /^(guess|answer)\(/.test(line)).length;
  const conclusions = prose.match(/^## Your conclusion$/gm)?.length ?? 0;
  const functions = lines.filter((line) => line.includes("Error('not written yet')")).length;
  const minutes =
    words / WORDS_A_MINUTE +
    lines.length / LINES_A_MINUTE +
    answers * ANSWER_MINUTES +
    conclusions * CONCLUSION_MINUTES +
    functions * FUNCTION_MINUTES;
  return { words, lines: lines.length, answers, conclusions, functions, minutes };
}

/**
 * Returns the parts that can be left out: from a heading 'Further' up to the next cell that holds a heading.
 */
export function furtherParts<C extends Pick<Cell, 'cell_type' | 'source'>>(
  cells: readonly C[],
): C[][] {
  const parts: C[][] = [];
  let inside = false;
  for (const cell of cells) {
    const isMarkdown = cell.cell_type === 'markdown';
    const starts = isMarkdown && /^#+ Further\b/.test(cell.source);
    if (starts) parts.push([]);
    if (isMarkdown && /^#+ /m.test(cell.source)) inside = starts;
    if (inside) parts[parts.length - 1].push(cell);
  }
  return parts;
}
