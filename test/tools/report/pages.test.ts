import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plotlyMime } from '../../../lib/plots/show';
import { buildReport } from '../../../lib/tools/report/report';
import { beginning } from '../../../lib/tools/report/beginning';
import { codeHtml } from '../../../lib/tools/report/code';
import { formulaHtml } from '../../../lib/tools/report/formula';
import { createMarkdownRenderer } from '../../../lib/tools/report/markdown';
import type { Output } from '../../../lib/tools/notebook/notebook';
import { someExperiment, someModel, someTarget } from '../experiment/some-experiment';
import { code, display, markdown, notebook } from '../notebook/sample-notebook';

const test = suite('report: pages');
const hostile = '</script><script>alert(1)</script><img src=x onerror=alert(2)>';
const { machine } = someExperiment([]);

/** The page of the outcome and that of the notebooks. */
async function report(source: string, text: string, ...outputs: Output[]) {
  const notebooks = [
    { name: '01-x.ipynb', notebook: notebook(markdown(text), code(source, outputs)) },
  ];
  const pages = await buildReport(
    { ...someExperiment([]), machine: { ...machine, cpu: hostile } },
    notebooks,
    'window.Plotly = "</script>";',
  );
  return { outcome: pages.get('report.html') ?? '', notebooks: pages.get('notebooks.html') ?? '' };
}

/** The page's executable scripts, and everything around them. */
function parts(page: string): { scripts: number; rest: string } {
  const scripts = page.match(/<script nonce="[^"]+">/g)?.length ?? 0;
  return { scripts, rest: page.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '') };
}

test('hostile text in markdown, code, outputs, figures and machine stays text', async () => {
  const { notebooks: page, outcome } = await report(
    `const x = "${hostile}";`,
    `# ${hostile}\n\n${hostile}\n\n[link](javascript:alert(3)) ![p](https://example.org/p.png "t")`,
    { output_type: 'stream', name: 'stdout', text: hostile },
    { output_type: 'error', ename: 'Error', evalue: hostile, traceback: [hostile] },
    display({ 'text/html': hostile, 'text/plain': hostile }),
    display({ [plotlyMime]: { data: [{ text: hostile }], layout: {} }, 'text/plain': hostile }),
  );
  const { scripts, rest } = parts(page);
  assert.is(scripts, 2);
  assert.not.match(
    rest,
    /<script|<img (?!class="still" alt="[^"]*" src="data:image\/svg)|javascript:/i,
  );
  assert.ok(rest.includes('&lt;img src=x onerror=alert(2)&gt;'));
  assert.is(page.match(/<\/script>/g)?.length, 3); // Plotly, the page's own, one figure's data
  assert.not.match(parts(outcome).rest, /<img src=x|<script/i);
});

test('hostile names of models and targets stay text in the tables', async () => {
  const model = { ...someModel(hostile, 1, 2, [someTarget('met', hostile)]), notebook: '03' };
  const pages = await buildReport(someExperiment([model]), [], '');
  const { rest } = parts(pages.get('report.html') ?? '');
  assert.not.match(rest, /<script|<img (?!class="still")/i);
  assert.ok(rest.includes('&lt;img src=x onerror=alert(2)&gt;'));
});

test('nothing is loaded from anywhere, and the page forbids it', async () => {
  const { notebooks: page } = await report(
    'show(figure)',
    '![picture](https://example.org/a.png)\n\n<link rel="stylesheet" href="//example.org/a.css">',
    display({
      'text/html': '<table background="x"><tr><td style="background:url(//a)">1</td></tr></table>',
      'text/plain': 'a table',
    }),
    display({
      'text/html': '<iframe src="https://example.org"></iframe>',
      'text/plain': 'a frame',
    }),
  );
  const { rest } = parts(page);
  assert.not.match(rest, /<[^>]+\b(src|srcset|href|action|data)\s*=\s*["']?(https?:)?\/\//i);
  assert.not.match(rest, /@import|<(link|iframe|object|embed|base)\b|style="background:url/i);
  assert.ok(rest.includes('<pre class="output">a table</pre>'));
  assert.ok(rest.includes('<pre class="output">a frame</pre>'));
  assert.match(page, /Content-Security-Policy" content="default-src 'none'; script-src 'nonce-/);
});

test('a notebook is folded under its title, with its figures, its code and anchors', async () => {
  const figure = { data: [{ y: [1, 2] }], layout: { height: 300, title: 'Two' } };
  const bundle = { [plotlyMime]: figure, 'text/html': '<script>x()</script>', 'text/plain': 'two' };
  const { notebooks: page } = await report('show(figure)', '# Title\n\n## Part', display(bundle));
  assert.match(page, /<details class="notebook" id="notebook-01-x"><summary><h2>Title<\/h2><\/summary>/);
  assert.is(page.match(/>Title</g)?.length, 2, 'the title is in the contents and above the notebook');
  assert.match(page, /<li><a href="#notebook-01-x">Title<\/a><ul><li><a href="#notebook-01-x-0-0">Part</);
  assert.match(page, /<h3 id="notebook-01-x-0-0">Part <a class="anchor" href="#notebook-01-x-0-0"/);
  assert.match(page, /<button type="button" class="copy">Copy<\/button><pre><code><span[^>]*>show</);
  assert.match(page, /<img class="still" alt="Two" src="data:image\/svg\+xml;base64,/);
  assert.match(page, 'id="figure-1-data">{"data":[{"y":[1,2]}]');
}); // prettier-ignore

test('numbers do not part from their units, and aligned columns stay in line', async () => {
  const columns = 'model  time\na      5 ms\n';
  const { notebooks: page } = await report('1', 'It took 5 ms in 88 % of 3 s.', {
    output_type: 'stream',
    name: 'stdout',
    text: columns,
  });
  assert.match(page, '5\u00a0ms in 88\u00a0% of 3\u00a0s');
  assert.match(page, '<pre class="output aligned">model  time');
});

test('hints unfold, links between notebooks lead inside the page, other raw HTML is text', async () => {
  const render = await createMarkdownRenderer();
  const { html } = render(
    '<details><summary>Hint (click to unfold)</summary>\n\nThink **twice** <b onclick=x>b</b>.\n\n</details>\n\nSee [next](02-y.ipynb).',
    'n',
  );
  assert.match(html, '<summary>Hint<span class="unfold"> (click to unfold)</span></summary>');
  assert.match(html, '<strong>twice</strong> &lt;b onclick=x&gt;b</b>');
  assert.match(html, '</details>');
  assert.match(html, '<a href="#notebook-02-y">next</a>');
});

test('formulas in a line are formulas too, and money is not', async () => {
  const render = await createMarkdownRenderer();
  const { html } = render('The sigmoid, $1 / (1 + e^{-x})$, costs $5 to $10.', 'n');
  assert.is(html.match(/<math/g)?.length, 1);
  assert.match(html, 'costs $5 to $10.');
});

test('formulas become MathML, or stay as written; nothing in them links or loads', () => {
  const html = formulaHtml('\\mathrm{idf}(w) = \\ln\\frac{1 + n}{x^2} + 1');
  assert.match(html, '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">');
  assert.match(
    html,
    '<mfrac><mrow><mn>1</mn><mo>+</mo><mi>n</mi></mrow><msup><mi>x</mi><mn>2</mn></msup></mfrac>',
  );
  assert.is(formulaHtml('\\frac{1'), '<p><code>\\frac{1</code></p>');
  for (const latex of [
    '\\href{https://x.org}{y}',
    '\\includegraphics{https://x.org/a.png}',
    '\\htmlClass{a}{b}',
  ]) {
    assert.not.match(formulaHtml(latex), /<[^>]+(href|src|class="a)/);
  }
  assert.not.match(formulaHtml('\\text{<script>alert(1)</script>}'), '<script');
  assert.ok(formulaHtml('\\def\\a{\\a\\a}\\a').length < 1000, 'no endless expansion');
});

test('code is marked up, and stays the code it was', () => {
  const source = 'const a: Map<string, number> = new Map(); // <b>&amp;</b>\nconsole.log(`${a}`);';
  const html = codeHtml(source);
  assert.match(html, '<span class="hljs-keyword">const</span>');
  const text = html
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>');
  assert.is(
    text
      .replace(/&quot;/g, '"')
      .replace(/&#x27;/g, "'")
      .replace(/&amp;/g, '&'),
    source,
  );
});

test('of a very long text the report shows the beginning, and says so', async () => {
  const long = 'word '.repeat(600_000);
  const { notebooks: page } = await report(
    `const x = '${long}';`,
    long,
    { output_type: 'stream', name: 'stdout', text: long },
    display({ 'text/plain': 'p', 'text/html': `<table><tr><td>${long}</td></tr></table>` }),
  );
  assert.ok(page.length < 150_000, `${page.length} characters`);
  assert.match(page, '2,980,000 more characters are in the notebook');
  assert.is(beginning('short'), 'short');
  assert.is(beginning('ab😂', 3).startsWith('ab\n'), true, 'half a character is left out');
});

test('the page can be walked through: skip link, headings in order, no empty head, parts with names', async () => {
  const table =
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>';
  const shown = () => display({ 'text/html': table, 'text/plain': 'a' });
  const { notebooks: page } = await report(
    '1',
    '# One\n\n## Two\n\n| | b |\n|---|---|\n| 1 | 2 |',
    shown(),
    shown(),
  );
  assert.match(page, '<a class="skip" href="#main">');
  const levels = [...page.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  levels.slice(1).forEach((level, i) => assert.ok(level <= levels[i] + 1, levels.join(' ')));
  assert.not.match(page, /<th[^>]*><\/th>/);
  const names = [...page.matchAll(/role="region" tabindex="0" aria-label="([^"]+)"/g)].map(
    ([, name]) => name,
  );
  assert.is(names.length, 3);
  assert.is(new Set(names).size, 3);
});

test.run();
