/** The machine that measured, and what it ran. */
import { escapeHtml } from '../../plots/words/html-text';
import type { Machine } from '../../record/machine';

/** Returns what the report says of the machine, as HTML. */
export function machineHtml(machine: Machine): string {
  const versions = Object.entries(machine.packages).map(([name, version]) => `${name} ${version}`);
  const rows = [
    ['processor', `${machine.cpu}, ${machine.cores} cores, ${machine.memoryGiB} GiB of memory`],
    ['system', machine.os],
    ['Node', machine.node],
  ];
  const list = rows.map(([term, value]) => `<dt>${term}</dt><dd>${escapeHtml(value ?? '')}</dd>`);
  return `<p>Another machine gives other times; ratios travel better.</p>
<dl class="machine">${list.join('\n')}</dl>
<details><summary>Packages</summary><p>${escapeHtml(versions.join(', '))}</p></details>`;
}
