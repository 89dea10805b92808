import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { ModelResults } from '../../../lib/measure/timing/model-results';
import { plotlyMime } from '../../../lib/plots/show';
import { buildReport } from '../../../lib/tools/report/page';
import { beginning } from '../../../lib/tools/report/beginning';
import { codeHtml } from '../../../lib/tools/report/code';
import { formulaHtml } from '../../../lib/tools/report/formula';
import { createMarkdownRenderer } from '../../../lib/tools/report/markdown';
import { duration, plainNumber } from '../../../lib/tools/experiment/numbers';
import type { Output } from '../../../lib/tools/notebook/notebook';
import { code, display, markdown, notebook } from '../notebook/sample-notebook';

import { someExperiment, someModel, someTarget } from '../experiment/some-experiment';

const test = suite('report');
const hostile = '</script><script>alert(1)</script><img src=x onerror=alert(2)>';
const { machine } = someExperiment([]);

let named: ModelResults[] = [];

function report(source: string, text: string, ...outputs: Output[]): Promise<string> {
  const notebooks = [
    { name: '01-x.ipynb', notebook: notebook(markdown(text), code(source, outputs)) },
  ];
  return buildReport(
    { ...someExperiment(named), machine: { ...machine, cpu: hostile } },
    notebooks,
    'window.Plotly = "</script>";',
  );
}

/** The page's executable scripts, and everything around them. */
function parts(page: string): { scripts: number; rest: string } {
  const scripts = page.match(/<script nonce="[^"]+">/g)?.length ?? 0;
  return { scripts, rest: page.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '') };
}

test('hostile text in markdown, code, outputs, figures and machine stays text', async () => {
  const page = await report(
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
});

test('hostile names of models and targets stay text in the summary tables', async () => {
  named = [someModel(hostile, 1, 1, [someTarget('met', hostile)])];
  const { scripts, rest } = parts(await report('1', '# x'));
  named = [];
  assert.is(scripts, 2);
  assert.not.match(rest, /<script|<img/i);
  assert.ok(rest.includes('&lt;img src=x onerror=alert(2)&gt;'));
});

test('nothing is loaded from anywhere, and the page forbids it', async () => {
  const page = await report(
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

test('figures are drawn from their data, in the summary too when asked', async () => {
  const figure = { data: [{ y: [1, 2] }], layout: { height: 300, title: 'Two' } };
  const bundle = {
    [plotlyMime]: figure,
    'text/html': '<script>x()</script>',
    'text/plain': 'Figure: two',
  };
  const page = await report(
    'show(figure)',
    '# Title\n\n## Part',
    display(bundle, { reviewlab: { report: 'summary' } }),
  );
  assert.is(page.match(/data-figure="figure-1"/g)?.length, 2);
  assert.is(page.match(/id="figure-1">{"data":\[{"y":\[1,2\]}\]/g)?.length, 1);
  assert.is(
    page.match(/<img class="still" alt="Two" src="data:image\/svg\+xml;base64,/g)?.length,
    2,
  );
  assert.match(
    page,
    /<li><a href="#notebook-01-x">Title<\/a><ul><li><a href="#notebook-01-x-0-0">Part</,
  );
});

test('hints unfold, links between notebooks lead inside the page, other raw HTML is text', async () => {
  const render = await createMarkdownRenderer();
  const { html } = render(
    '<details><summary>Hint</summary>\n\nThink **twice** <b onclick=x>b</b>.\n\n</details>\n\nSee [next](02-y.ipynb).',
    'n',
  );
  assert.match(html, '<details><summary>Hint</summary>');
  assert.match(html, '<strong>twice</strong> &lt;b onclick=x&gt;b</b>');
  assert.match(html, '</details>');
  assert.match(html, '<a href="#notebook-02-y">next</a>');
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
  const page = await report(
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
  const page = await report(
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

test('numbers are readable', () => {
  assert.equal([30, 0.0412, 0.00000523, 0].map(duration), [
    '30.0\u00a0s',
    '41.2\u00a0ms',
    '5.23\u00a0µs',
    '0\u00a0ms',
  ]);
  assert.equal([1000, 0.0004123456, 0].map(plainNumber), ['1,000', '0.0004123', '0']);
});

test.run();
