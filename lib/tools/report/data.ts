/** What was read: each file as it was recognised, how many reviews each set has, and who trained each model. */
import { recognisedText } from '../../data/recognised';
import { escapeHtml } from '../../plots/words/html-text';
import type { Experiment } from '../../record/experiment';

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
  return `<details><summary>What was read, and who trained each model</summary>${files.join('\n')}
<dl class="machine">${list.join('\n')}</dl></details>`;
}
