/** What was read: each file as it was recognised, how many reviews each set has, and who trained each model. */
import { recognisedText } from '../../data/recognised';
import { escapeHtml } from '../../plots/words/html-text';
import type { Experiment } from '../../record/record-schema';

/** Returns the part of the page; nothing where no run read the files. */
export function dataHtml({ recognised = [], data, models }: Experiment): string {
  if (recognised.length === 0) return '';
  const files = recognised.map((one) => `<pre>${escapeHtml(recognisedText(one))}</pre>`);
  const sets = Object.entries(data).map(([name, { reviews, labels }]) => {
    const classes = Object.entries(labels).map(([label, count]) => `${count} ${label}`);
    return [`${name} set`, `${reviews} reviews: ${classes.join(', ')}`];
  });
  const solvers = new Map(models.flatMap(({ name, solver }) => solver === undefined ? [] : [[name, solver]])); // prettier-ignore
  const rows = [...sets, ...[...solvers].map(([name, solver]) => [name, `trained by ${solver}`])];
  const list = rows.map(
    ([term, text]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`,
  );
  const read = `<details><summary>The files, as they were recognised</summary>${files.join('\n')}</details>`;
  return `<dl class="machine">${list.join('\n')}</dl>\n${read}`;
}
