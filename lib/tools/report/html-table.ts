/**
 * A table of the report: the first column names its row, numbers stand to the right. On a narrow screen each row
 * becomes a card, whose lines say what their columns are (`data-name`); other tables scroll, and show that they do.
 */
import { escapeHtml } from '../../plots/words/html-text';

/** Text, or text with a note in small print below it (a range below its median), and what it says of a target. */
export type TableCell =
  | string
  | {
      readonly text: string;
      readonly note?: string;
      readonly kind?: 'met' | 'missed' | 'uncertain';
    };

/**
 * Returns a table of the report as HTML, all text escaped.
 *
 * @param name what the table is, for readers who cannot see it and as the name of its scrolling part
 */
export function htmlTable(
  name: string,
  columns: readonly TableCell[],
  rows: readonly (readonly TableCell[])[],
): string {
  const isNumber = columns.map(
    (_, i) => i > 0 && rows.every((row) => /^[\d.,–]/.test(textOf(row[i] ?? ''))),
  );
  const kind = (i: number, cell: TableCell): string => {
    const kinds = [isNumber[i] ? 'number' : '', typeof cell === 'string' ? '' : (cell.kind ?? '')];
    const text = kinds.filter((each) => each !== '').join(' ');
    return text === '' ? '' : ` class="${text}"`;
  };
  const head = columns.map((column, i) => `<th scope="col"${kind(i, '')}>${cellHtml(column)}</th>`);
  const body = rows.map((cells) => {
    const row = cells.map((cell, i) =>
      i === 0
        ? `<th scope="row">${cellHtml(cell)}</th>`
        : `<td${kind(i, cell)} data-name="${escapeHtml(textOf(columns[i] ?? ''))}">${cellHtml(cell)}</td>`,
    );
    return `<tr>${row.join('')}</tr>`;
  });
  return `<table class="cards" aria-label="${escapeHtml(name)}"><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}

/** What is to be known of a table or figure, in small print; empty where it is nothing. */
export function noteHtml(text: string): string {
  return text === '' ? '' : `<p class="note">${escapeHtml(text)}</p>`;
}

/** A part of the page that scrolls by itself where it is too wide: with the keyboard too, and with a name. */
export function scrolling(name: string, html: string): string {
  return `<div class="table" role="region" tabindex="0" aria-label="${escapeHtml(name)}">${html}</div>`;
}

function textOf(cell: TableCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

function cellHtml(cell: TableCell): string {
  if (typeof cell === 'string') return escapeHtml(cell);
  const note = cell.note ?? '';
  return `${escapeHtml(cell.text)}${note === '' ? '' : `<small>${escapeHtml(note)}</small>`}`;
}
