/** What a run's numbers rest on: the files as they were recognised, the sets, who trained each model, and the machine. Folded. */
import { recognisedText } from '../../data/recognised';
import { escapeHtml } from '../../plots/words/html-text';
import type { Experiment } from '../../record/experiment';

/** Returns what was read, where a run read files, and the machine, as HTML. */
export function dataAndMachineHtml({ recognised = [], data, models, machine }: Experiment): string {
  const files = recognised.map((one) => `<pre>${escapeHtml(recognisedText(one))}</pre>`);
  const sets = Object.entries(data).map(([name, { reviews, labels }]): [string, string] => {
    const classes = Object.entries(labels).map(([label, count]) => `${count} ${label}`);
    return [`${name} set`, `${reviews} reviews: ${classes.join(', ')}`];
  });
  const solvers = new Map(models.flatMap(({ name, solver }) => solver === undefined ? [] : [[name, `trained by ${solver}`]])); // prettier-ignore
  const versions = Object.entries(machine.packages).map(([name, version]) => `${name} ${version}`);
  const read = `${files.join('\n')}\n${terms([...sets, ...solvers])}`;
  return `${files.length === 0 ? '' : folded('What was read, and who trained each model', read)}
${folded('The machine and its packages', `<p>Another machine gives other times; ratios travel better.</p>
${terms([
  ['processor', `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB of memory`],
  ['system', machine.os],
  ['Node', machine.node],
  ['packages', versions.join(', ')],
])}`)}`;
} // prettier-ignore

function folded(name: string, html: string): string {
  return `<details><summary>${name}</summary>${html}</details>`;
}

function terms(rows: readonly (readonly [string, string])[]): string {
  const list = rows.map(
    ([term, text]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`,
  );
  return `<dl class="terms">${list.join('\n')}</dl>`;
}
