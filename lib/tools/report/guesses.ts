/** The report's table of guesses: what the learner said first, and what this run measured. */
import { guessMime } from '../../exercise/guess';
import { GUESS_COLUMNS, guessRow } from '../../exercise/guess-words';
import type { ExecutedNotebook } from '../experiment/experiment';
import { isObject } from '../notebook/json-object';
import { htmlTable } from './html-table';

/** Returns the part of the outcome as HTML, empty when the run showed no guess. A name that comes twice is shown as it was last. */
export function guessesHtml(notebooks: readonly ExecutedNotebook[]): string {
  const rows = new Map<string, string[]>();
  for (const { notebook } of notebooks) {
    for (const cell of notebook.cells) {
      for (const output of cell.cell_type === 'code' ? cell.outputs : []) {
        if (output.output_type !== 'display_data') continue;
        const row = rowOf(output.data[guessMime]);
        if (row !== undefined) rows.set(row[0], row);
      }
    }
  }
  if (rows.size === 0) return '';
  return `<p>What was guessed before it was measured, in this folder; the factor says how many times the larger is the smaller.</p>
${htmlTable('Guessed and measured', GUESS_COLUMNS, [...rows.values()])}`;
}

/** The row of a record that `reveal` left; undefined where it is none. */
function rowOf(record: unknown): string[] | undefined {
  if (!isObject(record)) return undefined;
  const { name, guess: value, measured, unit } = record;
  if (typeof name !== 'string' || typeof unit !== 'string') return undefined;
  if (typeof value !== 'number' || typeof measured !== 'number') return undefined;
  return guessRow(name, { value, unit }, measured);
}
