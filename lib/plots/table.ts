/**
 * Tables for the learner, through danfojs (https://danfo.jsdata.org): rows in, a DataFrame out, and
 * one function that shows it. danfojs takes most of a second to load, so it is loaded with the first
 * table; only the part of it that the notebooks use is typed here.
 */
import { escapeHtml } from './html-text';
import { displayInNotebook } from './kernel-display';

export type Cell = string | number | boolean;

/** The part of a danfojs DataFrame that the notebooks use. */
export interface Table {
  readonly columns: string[];
  readonly values: Cell[][];
  /** The first rows (5 unless told). */
  head(rows?: number): Table;
  toString(): string;
}

/** The part of a danfojs Series that the kit uses. */
interface Series {
  describe(): { readonly index: string[]; readonly values: number[] };
}

interface Danfo {
  DataFrame: new (rows: Cell[][], options: { columns: string[] }) => Table;
  Series: new (values: readonly number[]) => Series;
}

let danfo: Danfo | undefined;

function loadDanfo(): Danfo {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded late, on purpose
  danfo ??= require('danfojs-node') as Danfo;
  return danfo;
}

/**
 * Makes a DataFrame.
 *
 * @param columns the column names
 * @param rows one or more rows, each with one cell for every column
 * @throws RangeError when there are no rows or a row has another number of cells
 * @example
 * makeTable(['word', 'count'], [['tea', 2]]).values // => [['tea', 2]]
 */
export function makeTable(columns: readonly string[], rows: readonly (readonly Cell[])[]): Table {
  if (rows.length === 0) throw new RangeError('makeTable: there are no rows');
  rows.forEach((row, index) => {
    if (row.length !== columns.length) {
      throw new RangeError(
        `makeTable: row ${index} has ${row.length} cells for ${columns.length} columns`,
      );
    }
  });
  const { DataFrame } = loadDanfo();
  return new DataFrame(
    rows.map((row) => [...row]),
    { columns: [...columns] },
  );
}

/**
 * Describes lists of numbers, one row each: count, mean, standard deviation, smallest, median, largest.
 *
 * @param lists name to one or more numbers
 */
export function describeNumbers(lists: ReadonlyMap<string, readonly number[]>): Table {
  const { Series } = loadDanfo();
  const statistics = ['count', 'mean', 'std', 'min', 'median', 'max'];
  return makeTable(
    ['', ...statistics],
    [...lists].map(([name, values]) => {
      const { index, values: found } = new Series(values).describe();
      return [name, ...statistics.map((statistic) => found[index.indexOf(statistic)])];
    }),
  );
}

/**
 * Shows a table below the running cell, as HTML with every cell escaped, and as plain text. Outside a
 * notebook it prints the plain text.
 */
export function showTable(table: Table, caption = ''): void {
  const text = (caption === '' ? '' : `${caption}\n`) + table.toString().trimEnd();
  if (!displayInNotebook({ 'text/html': tableHtml(table, caption), 'text/plain': text })) {
    console.log(text);
  }
}

/** A table as HTML, every cell escaped; numbers to four significant digits, to the right. */
export function tableHtml({ columns, values }: Table, caption = ''): string {
  const head = columns
    .map((column, at) => {
      const side = values.every((row) => typeof row[at] === 'number') ? 'right' : 'left';
      const style = `style="text-align:${side}"`;
      // A head without a name is no head to those who have the table read to them.
      if (column === '') return `<td ${style}></td>`;
      return `<th scope="col" ${style}>${escapeHtml(column)}</th>`;
    })
    .join('');
  const body = values.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('\n');
  const title = caption === '' ? '' : `<caption>${escapeHtml(caption)}</caption>`;
  return `<table class="reviewlab-table">${title}<thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table>`;
}

function cellHtml(cell: Cell): string {
  if (typeof cell !== 'number') {
    return `<td style="text-align:left">${escapeHtml(beginning(String(cell)))}</td>`;
  }
  return `<td style="text-align:right">${formatNumber(cell)}</td>`;
}

/** A cell holds a thousand characters; of a longer text the beginning is shown. */
function beginning(text: string): string {
  return text.length > 1000 ? `${text.slice(0, 999).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** A number for people: four significant digits, whole numbers whole, thousands apart. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Number.isInteger(value)) return value.toLocaleString('en-GB');
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-GB');
  const digits = Number(value.toPrecision(4));
  return Math.abs(digits) < 1e-6 ? digits.toExponential() : String(digits);
}
