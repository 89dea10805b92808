/** A table of the report: the first column names its row, numbers stand to the right, and wide ones scroll. */
import { escapeHtml } from '../../plots/words/html-text';

/** Text, or text with a note in small print below it (a range below its median). */
export type TableCell = string | { readonly text: string; readonly note: string };

/** @param name what the table is, for readers who cannot see it and as the name of its scrolling part */
export function htmlTable(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly TableCell[])[],
): string {
  const kinds = columns.map((_, i) => (i === 0 ? 'name' : kindOf(rows[0]?.[i] ?? '')));
  const head = columns.map(
    (column, i) =>
      `<th scope="col"${kinds[i] === 'number' ? ' class="number"' : ''}>${escapeHtml(column)}</th>`,
  );
  const body = rows.map((cells) => {
    const row = cells.map((cell, i) =>
      i === 0
        ? `<th scope="row" class="name">${cellHtml(cell)}</th>`
        : `<td class="${kindOf(cell)}">${cellHtml(cell)}</td>`,
    );
    return `<tr>${row.join('')}</tr>`;
  });
  return scrolling(
    name,
    `<table><thead><tr>${head.join('')}</tr></thead><tbody>${body.join('\n')}</tbody></table>`,
  );
}

/** A part of the page that scrolls by itself where it is too wide: with the keyboard too, and with a name. */
export function scrolling(name: string, html: string): string {
  return `<div class="table" role="region" tabindex="0" aria-label="${escapeHtml(name)}">${html}</div>`;
}

function cellHtml(cell: TableCell): string {
  if (typeof cell === 'string') return escapeHtml(cell);
  return `${escapeHtml(cell.text)}<small>${escapeHtml(cell.note)}</small>`;
}

function kindOf(cell: TableCell): string {
  const text = typeof cell === 'string' ? cell : cell.text;
  if (text.startsWith('✓')) return 'yes';
  if (text.startsWith('✗')) return 'no';
  return /^[\d.,]/.test(text) ? 'number' : 'text';
}
