/** Tables for the learner: rows in, a table out, and its two forms, HTML and plain text. */
import { steady } from '../../data/visible';
import { escapeHtml } from '../words/html-text';
import { formatNumber } from '../words/numbers';

export type Cell = string | number | boolean;

/** What can be shown as a table: a danfojs DataFrame is one too (data-frame.ts). */
export interface Table {
  readonly columns: readonly string[];
  /** One row after the other. */
  readonly values: readonly (readonly Cell[])[];
  /** What the numbers allow to conclude, in sentences, a line each; printed below the table. */
  readonly note?: string;
}

/**
 * Makes a table.
 *
 * @param columns the column names
 * @param rows one or more rows, each with one cell for every column
 * @param note sentences that belong below it
 * @throws RangeError when there are no rows or a row has another number of cells
 * @example
 * makeTable(['word', 'count'], [['tea', 2]]).values // => [['tea', 2]]
 */
export function makeTable(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  note = '',
): Table {
  if (rows.length === 0) throw new RangeError('makeTable: there are no rows');
  rows.forEach((row, index) => {
    if (row.length !== columns.length) {
      throw new RangeError(
        `makeTable: row ${index} has ${row.length} cells for ${columns.length} columns`,
      );
    }
  });
  return note === '' ? { columns, values: rows } : { columns, values: rows, note };
}

/** A table as plain text: the columns aligned, numbers to the right; a long text or a line break keeps its row in line. */
export function tableText({ columns, values }: Table): string {
  const rows = [columns, ...values].map((row) =>
    row.map((cell) => beginning(cellText(cell).replace(/\s+/g, ' '), 60)),
  );
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => [...row[at]].length)));
  const lines = rows.map((row) =>
    row.map((text, at) => {
      const space = ' '.repeat(widths[at] - [...text].length);
      return isNumeric(values, at) ? space + text : text + space;
    }),
  );
  return lines.map((cells) => cells.join('  ').trimEnd()).join('\n');
}

/** A table as HTML, every cell escaped; numbers to the right, those without a unit to four significant digits. */
export function tableHtml({ columns, values }: Table, caption = ''): string {
  const sides = columns.map((_, at) => (isNumeric(values, at) ? 'right' : 'left'));
  const head = columns
    .map((column, at) => {
      const style = `style="text-align:${sides[at]}"`;
      // A head without a name is no head to those who have the table read to them.
      if (column === '') return `<td ${style}></td>`;
      return `<th scope="col" ${style}>${escapeHtml(cellText(column))}</th>`;
    })
    .join('');
  const body = values
    .map((row) => `<tr>${row.map((cell, at) => cellHtml(cell, sides[at])).join('')}</tr>`)
    .join('\n');
  const title = caption === '' ? '' : `<caption>${escapeHtml(caption)}</caption>`;
  return `<table class="reviewlab-table">${title}<thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table>`;
}

function cellHtml(cell: Cell, side: 'left' | 'right'): string {
  return `<td style="text-align:${side}">${escapeHtml(cellText(cell))}</td>`;
}

function cellText(cell: Cell): string {
  return typeof cell === 'number' ? formatNumber(cell) : beginning(steady(String(cell)));
}

/** A number as the words of the kit write it: '2.00 ms', '88.6 %', 'under 0.1 %', '1.6 to 1.9 ms', '3 ms or more'. */
const WRITTEN =
  /^(?:(?:above|below|under|at least|at most) )?-?\d[\d.,]*(?:e[+-]?\d+)?(?:\u00a0\S{1,4})?(?: to -?\d[\d.,]*(?:\u00a0\S{1,4})?| or more)?$/;

/** Whether at least half of a column's cells are numbers: the rest, such as '-', then says why there is none. */
function isNumeric(values: Table['values'], column: number): boolean {
  const numbers = values.filter(
    ({ [column]: cell }) => typeof cell === 'number' || WRITTEN.test(String(cell)),
  );
  return 2 * numbers.length >= values.length;
}

/** A cell holds a thousand characters; of a longer text the beginning is shown. */
function beginning(text: string, most = 1000): string {
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
