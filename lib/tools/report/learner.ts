/** What the learner said in the run's notebooks: guesses beside what was measured, answers, and conclusions. */
import { answerMime } from '../../exercise/answer';
import { conclusionMime } from '../../exercise/conclude';
import { guessMime } from '../../exercise/guess';
import { GUESS_COLUMNS, guessRow } from '../../exercise/guess-words';
import { escapeHtml } from '../../plots/words/html-text';
import type { ExecutedNotebook } from '../experiment/experiment';
import { isObject, type JsonObject } from '../notebook/json-object';
import { beginning } from './beginning';
import { htmlTable, type TableCell } from './html-table';

/** Returns the part of the outcome as HTML, empty when the run showed none of them. What comes twice is shown as it was last. */
export function learnerHtml(notebooks: readonly ExecutedNotebook[]): string {
  const guesses = rowsOf(notebooks, guessMime, guessCells);
  const answers = rowsOf(notebooks, answerMime, answerCells);
  const conclusions = rowsOf(notebooks, conclusionMime, ({ notebook, text }) =>
    typeof notebook === 'string' && typeof text === 'string' ? [notebook, text] : undefined,
  );
  return [
    guesses.length === 0
      ? ''
      : `<p>What was guessed before it was measured, in this folder; the factor says how many times the larger is the smaller.</p>
${htmlTable('Guessed and measured', GUESS_COLUMNS, guesses)}`,
    answers.length === 0
      ? ''
      : htmlTable('Questions answered', ['question', 'answer', ''], answers),
    ...conclusions.map(
      ([notebook, text]) =>
        `<blockquote><p>${shown(text)}</p><p><small>Conclusion of notebook ${shown(notebook)}</small></p></blockquote>`,
    ),
  ]
    .filter((part) => part !== '')
    .join('\n');
}

function shown(cell: TableCell): string {
  return escapeHtml(beginning(typeof cell === 'string' ? cell : cell.text, 2000));
}

/** A row for each record of the kind, by its first cell. */
function rowsOf(
  notebooks: readonly ExecutedNotebook[],
  mime: string,
  cells: (record: JsonObject) => TableCell[] | undefined,
): TableCell[][] {
  const rows = new Map<TableCell, TableCell[]>();
  for (const { notebook } of notebooks) {
    for (const cell of notebook.cells) {
      for (const output of cell.cell_type === 'code' ? cell.outputs : []) {
        const record = output.output_type === 'display_data' ? output.data[mime] : undefined;
        const row = isObject(record) ? cells(record) : undefined;
        if (row !== undefined) rows.set(row[0], row);
      }
    }
  }
  return [...rows.values()];
}

/** The row of a record that `reveal` left; undefined where it is none. */
function guessCells({ name, guess: value, measured, unit }: JsonObject): string[] | undefined {
  if (typeof name !== 'string' || typeof unit !== 'string') return undefined;
  if (typeof value !== 'number' || typeof measured !== 'number') return undefined;
  return guessRow(name, { value, unit }, measured);
}

/** The row of a record that `answer` left: the first answer, which counts. */
function answerCells({ id, given, firstGiven = given, right }: JsonObject): TableCell[] | undefined {
  if (typeof id !== 'string' || typeof right !== 'boolean') return undefined;
  if (typeof firstGiven !== 'string' && typeof firstGiven !== 'number') return undefined;
  const isFirst = firstGiven === given;
  const verdict: TableCell = right ? { text: '✓ right', kind: 'met' } : { text: '✗ wrong', kind: 'missed' };
  return [id, String(given), isFirst ? verdict : { ...verdict, note: `the first answer was ${firstGiven}` }];
} // prettier-ignore
