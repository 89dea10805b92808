/** Scores a block of whole rows where it stands: the same in the first thread and in those beside it. */
import type { Prediction } from '../../models/compiled-model';
import { CsvScorer, type CsvHead } from './csv-scorer';
import { JsonLinesScorer } from './json-lines-scorer';
import type { Block } from './whole-rows';

/** What the blocks of a file hold. */
export interface BlockRows {
  readonly file: string;
  readonly text?: string;
  /** How a CSV file is written; without it, the blocks are JSON Lines. */
  readonly head?: CsvHead;
}

/** A block's rows. */
export interface BlockAnswer {
  /** The block's memory, or a larger one, with the output somewhere in it. */
  readonly memory: ArrayBuffer;
  /** Where the output begins, and how long it is; undefined where a row is wrong. */
  readonly output: readonly [start: number, length: number] | undefined;
  /** Rows scored, those with an empty text, and all records, empty lines among them. */
  readonly rows: number;
  readonly emptyTexts: number;
  readonly records: number;
}

/** Scores a block; what is wrong with a row is found by whoever knows how many rows went before. */
export function scoreBlock(
  { memory, length }: Block,
  model: { classify(text: string): Prediction },
  { file, text, head }: BlockRows,
): BlockAnswer {
  const classify = (one: string): Prediction => model.classify(one);
  const scorer =
    head === undefined
      ? new JsonLinesScorer(classify, file, text)
      : new CsvScorer(classify, { file }, head);
  scorer.row = 0;
  try {
    const scored = scorer.scoreBlock(memory, length).output();
    const output = [scored.byteOffset, scored.length] as const;
    const { rows, emptyTexts, row } = scorer;
    return { memory: scored.buffer, output, rows, emptyTexts, records: row };
  } catch {
    return { memory, output: undefined, rows: 0, emptyTexts: 0, records: 0 };
  }
}
