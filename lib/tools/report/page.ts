/**
 * The run's report: one HTML file with everything in it, Plotly too, that opens by a double click with the
 * network off. The page's content security policy forbids it to load anything, and lets only the scripts
 * written here run (https://www.w3.org/TR/CSP3/).
 */
import { randomBytes } from 'node:crypto';
import type { ExecutedNotebook, Experiment } from '../experiment/experiment';
import { escapeHtml } from '../../plots/words/html-text';
import type { Machine } from '../../record/machine';
import type { CodeCell } from '../notebook/notebook';
import {
  createMarkdownRenderer,
  notebookId,
  type Heading,
  type MarkdownRenderer,
} from './markdown';
import { beginning } from './beginning';
import { codeHtml } from './code';
import { FigureStore } from './figure-store';
import { guessesHtml } from './guesses';
import { isForSummary, outputsHtml } from './outputs';
import { reportScript } from './script';
import { reportStyle } from './style';
import { summaryHtml } from './summary';

const title = 'Batch against real time';

/**
 * Returns the page.
 * @param plotly the text of Plotly's script, which is put into the page once. The cartesian build is enough: it
 * draws all figures of the notebooks at a seventh of the size. The notebooks load the full one (plotly.js-dist),
 * so that a learner can try any kind of figure there.
 * @param previous the complete run before this one, where there is one
 */
export async function buildReport(
  experiment: Experiment,
  notebooks: readonly ExecutedNotebook[],
  plotly: string,
  previous?: Experiment,
): Promise<string> {
  const render = await createMarkdownRenderer();
  const figures = new FigureStore();
  const promoted = notebooks.flatMap(({ notebook }) =>
    notebook.cells.flatMap((cell) =>
      cell.cell_type === 'code' ? cell.outputs.filter(isForSummary) : [],
    ),
  );
  const summary = summaryHtml(experiment, outputsHtml(promoted, figures), previous);
  const sections = notebooks.map((notebook) => section(notebook, render, figures));
  const guesses = guessesHtml(notebooks);
  const nonce = randomBytes(16).toString('base64');
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:`;
  const script = (code: string): string =>
    `<script nonce="${nonce}">${code.replace(/<(?=\/script|!--)/gi, '\\x3c')}</script>`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${reportStyle}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the outcome</a>
<div class="page">
<nav aria-label="Contents"><ul>
<li><a href="#outcome">The outcome</a></li>
${sections.map(({ entry }) => entry).join('\n')}
${guesses && '<li><a href="#guesses">Guessed and measured</a></li>'}
<li><a href="#machine">The machine</a></li>
</ul></nav>
<main id="main">
<header>
<h1>${title}</h1>
<p>The same trained model labels the same reviews twice: all of them in one call, and one call each. What changes, what does not, and why?</p>
</header>
${namedApart(`<section id="outcome">
<h2>The outcome</h2>
${summary}
</section>
${sections.map(({ html }) => html).join('\n')}
${guesses}`)}
<section id="machine">
<h2>The machine</h2>
${machineHtml(experiment.machine, experiment.createdAt)}
</section>
</main>
</div>
${figures.dataHtml()}
${script(plotly)}
${script(reportScript)}
</body>
</html>
`;
}

/** Parts of the page that scroll by themselves are told apart by name: the second of a name gets a number. */
function namedApart(html: string): string {
  const seen = new Map<string, number>();
  return html.replace(
    /(<div class="table" role="region" tabindex="0" aria-label=")([^"]*)"/g,
    (_, start: string, name: string) => {
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return `${start}${name}${count > 1 ? `, ${count}` : ''}"`;
    },
  );
}

/** A notebook as a section of the page, and its entry in the navigation. */
function section(
  { name, notebook }: ExecutedNotebook,
  render: MarkdownRenderer,
  figures: FigureStore,
): { html: string; entry: string } {
  const id = notebookId(name);
  const headings: Heading[] = [];
  const parts = notebook.cells.map((cell, index) => {
    if (cell.cell_type === 'code') return cellHtml(cell, figures);
    if (cell.cell_type === 'raw') return `<pre>${escapeHtml(beginning(cell.source))}</pre>`;
    const rendered = render(cell.source, `${id}-${index}`);
    headings.push(...rendered.headings);
    return rendered.html;
  });
  const first = notebook.cells.find(({ cell_type: type }) => type === 'markdown')?.source ?? '';
  const heading = /^#\s+(.+)$/m.exec(first)?.[1] ?? name;
  const items = headings.map((item) => `<li><a href="#${item.id}">${item.html}</a></li>`).join('');
  return {
    html: `<section id="${id}">\n${parts.join('\n')}\n</section>`,
    entry: `<li><a href="#${id}">${escapeHtml(heading)}</a><ul>${items}</ul></li>`,
  };
}

function cellHtml(cell: CodeCell, figures: FigureStore): string {
  if (cell.source.trim() === '') return '';
  return `<details class="code"><summary>code</summary><pre><code>${codeHtml(cell.source)}</code></pre></details>
${outputsHtml(cell.outputs, figures)}`;
}

function machineHtml(machine: Machine, createdAt: string): string {
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
  return `<p>Times are this machine's, on that day. Another machine gives other times.</p>
<dl class="machine">${list.join('\n')}</dl>`;
}
