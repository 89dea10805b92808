/**
 * All conclusions on one page, to read and mark one after the other. What is written into the fields is saved as a CSV
 * file by the page itself, and comes back by --into.
 */
import { escapeHtml } from '../../plots/words/html-text';
import { sameCode, type Editions } from './assemble';
import { page } from './feedback-page';
import { gradedSources } from './graded-cells';
import type { ClassMarks } from './mark-class';
import type { MarksRow } from './marks-csv';
import { personColumns, textCells } from './marks-row';

/** Returns the page as HTML. */
export function conclusionsPage(
  all: readonly ClassMarks[],
  rows: readonly MarksRow[],
  editions: Editions,
): string {
  const asked = [...textCells(editions.learner)];
  const given = gradedSources(editions.learner);
  const parts = all.map(({ marks: { submission, texts } }, at) => {
    const own = asked.map(([name, most]) => {
      const text = texts.get(name) ?? '';
      const blank = sameCode(text, '') || sameCode(text, given.get(name) ?? '');
      const read = blank ? '<p>Nothing was written.</p>' : `<pre>${escapeHtml(text)}</pre>`;
      return `${read}<label>${escapeHtml(name.replaceAll('_', ' '))}, out of ${most}: ${field(name, rows[at]?.[name], 6)}</label>`;
    });
    return `<section class="one" data-file="${escapeHtml(submission.file)}" data-sha256="${escapeHtml(submission.sha256)}">
<h2>${escapeHtml(submission.learner)}</h2>${own.join('\n')}
<label>remark: ${field('remark', rows[at]?.['remark'], 50)}</label></section>`;
  });
  const columns = ['file', 'sha256', ...personColumns(editions).keys()];
  return page('Conclusions to mark', [
    '<p>Write the points and a remark beside each, then save. Put the file that is saved into the marks: <code>npm run exercise -- check &lt;folder&gt; --out final.csv --into conclusions.csv</code>. Notebooks that have not changed are not run again where <code>final.csv</code> stands beside the first marks.</p>',
    ...parts,
    '<p><button id="save">Save conclusions.csv</button></p>',
    `<script>${SAVE.replace('COLUMNS', JSON.stringify(columns).replaceAll('<', '\\u003c'))}</script>`,
  ]);
}

function field(name: string, value: string | number | undefined, size: number): string {
  return `<input name="${escapeHtml(name)}" size="${size}" value="${escapeHtml(String(value ?? ''))}">`;
}

/** Quotes as RFC 4180 has it; what a spreadsheet would run is written as text. */
const SAVE = `
document.getElementById('save').addEventListener('click', () => {
  const columns = COLUMNS;
  const cell = (text) => '"' + (/^[=+\\-@\\t\\r]/.test(text) ? "'" : '') .concat(text).replaceAll('"', '""') + '"';
  const lines = [columns.map(cell).join(',')];
  for (const one of document.querySelectorAll('section.one')) {
    const valueOf = (name) => one.dataset[name] ?? one.querySelector('input[name="' + name + '"]').value;
    lines.push(columns.map((name) => cell(valueOf(name))).join(','));
  }
  const blob = new Blob(['\\ufeff' + lines.join('\\r\\n') + '\\r\\n'], { type: 'text/csv' });
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: 'conclusions.csv' });
  link.click();
  URL.revokeObjectURL(link.href);
});
`;
