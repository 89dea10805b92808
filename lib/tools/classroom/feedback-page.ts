/** The page that goes back to a learner: what was found and what to look at, and nothing of the hidden tests. */
import { escapeHtml } from '../../plots/words/html-text';
import type { Marks } from './mark-submission';
import type { Editions } from './assemble';
import type { MarksRow } from './marks-csv';
import { pointsOf, textCells } from './marks-row';
import { personPoints } from './person-points';

/**
 * Returns the page as HTML.
 *
 * @param row with the person's points and remark
 */
export function feedbackPage(marks: Marks, row: MarksRow, { learner }: Editions): string {
  const rows = marks.tasks.map((task) => {
    const points = `${task.publicPoints + task.hiddenPoints} of ${task.outOf}`;
    // What a hidden test saw would show its inputs.
    const seen = task.onlyHidden ? 'right for the inputs you saw, not for others' : task.seen;
    return [task.task.replaceAll('_', ' '), points, seen, task.advice];
  });
  const outOf = marks.tasks.reduce((sum, task) => sum + task.outOf, 0);
  const off = [
    ...marks.missing.map((id) => `The cell ${id} is missing.`),
    ...marks.duplicated.map((id) => `The cell ${id} is there more than once.`),
    ...marks.notes.map((note) => `${note.charAt(0).toUpperCase()}${note.slice(1)}.`),
  ];
  const texts = [...marks.texts].map(
    ([id, text]) => `<h2>Your ${escapeHtml(id)}</h2><pre>${escapeHtml(text)}</pre>`,
  );
  const read = [...textCells(learner)].map(([name, most]) => {
    const points = personPoints(String(row[name] ?? ''), most);
    const words = name.replaceAll('_', ' ');
    return points === undefined
      ? `Your ${words} has not been read yet; it can earn ${most} points.`
      : `${points} of ${most} points for your ${words}.`;
  });
  const remark = String(row['remark'] ?? '');
  const { refused } = marks.submission;
  const unread =
    refused ??
    (marks.tasks.every(({ message }) => message === 'not run') ? marks.human[0] : undefined);
  return page(`Feedback for ${marks.submission.learner}`, [
    unread === undefined
      ? ''
      : `<p><strong>Your file could not be read or run: ${escapeHtml(unread)}.</strong></p>`,
    `<p>${row['total']} of ${row['out of']} points in all: ${pointsOf(marks)} of ${outOf} from the checks. ${escapeHtml(read.join(' '))}</p>`,
    remark === '' ? '' : `<h2>Remark</h2><p>${escapeHtml(remark)}</p>`,
    htmlTable(['task', 'points', 'what was seen', 'what to look at'], rows, 'long'),
    off.length > 0 ? `<h2>What was off</h2>${list(off)}` : '',
    ...texts,
  ]);
}

/** A whole page around some HTML; the title is text. */
export function page(title: string, body: readonly string[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>body { font: 17px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.6rem; border-bottom: 1px solid #d9e2ec; }
td:nth-child(-n+2) { white-space: nowrap; }
pre { white-space: pre-wrap; background: #f5f7fa; padding: 1rem; }
label { display: block; margin: 0.5rem 0; } input { font: inherit; max-width: 100%; box-sizing: border-box; }
@media (max-width: 40rem) { /* the cells of a row one under the other */
  table.long thead { display: none; } table.long tr { display: block; padding: 0.6rem 0; border-bottom: 1px solid #d9e2ec; }
  table.long td { display: block; border: 0; padding: 0.1rem 0; } table.long td:first-child { font-weight: bold; }
}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body.join('\n')}
</main></body></html>
`;
}

/** A table of texts as HTML; `kind` 'long' is for rows that a narrow page shows one cell under the other. */
export function htmlTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  kind = '',
): string {
  const line = (cells: readonly string[], tag: string): string =>
    `<tr>${cells.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => line(row, 'td')).join('\n');
  const own = kind === '' ? '' : ` class="${kind}"`;
  return `<table${own}><thead>${line(columns, 'th')}</thead><tbody>${body}</tbody></table>`;
}

function list(lines: readonly string[]): string {
  return `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
}
