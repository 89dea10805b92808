/** The machine that measured, and what it ran. */
import { escapeHtml } from '../../plots/words/html-text';
import type { Machine } from '../../record/machine';

export function machineHtml(machine: Machine, createdAt: string): string {
  const versions = Object.entries(machine.packages).map(([name, version]) => `${name} ${version}`);
  const rows = [
    ['measured', `${createdAt.slice(0, 16).replace('T', ' ')} UTC`],
    ['processor', `${machine.cpu}, ${machine.cores} cores`],
    ['memory', `${machine.memoryGiB} GiB`],
    ['system', machine.os],
    ['Node', machine.node],
    ['packages', versions.join(', ')],
  ];
  const list = rows.map(([term, value]) => `<dt>${term}</dt><dd>${escapeHtml(value ?? '')}</dd>`);
  return `<p>Times are this machine’s, on that day. Another machine gives other times; ratios travel better.</p>
<dl class="machine">${list.join('\n')}</dl>`;
}
