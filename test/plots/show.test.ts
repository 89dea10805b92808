import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { scriptSafeJson } from '../../lib/plots/figure-html';
import { fileName, plotlySettings } from '../../lib/plots/plotly-settings';
import { figureText, plotlyMime, show } from '../../lib/plots/show';

interface Message {
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
}

const test = suite('show');
const kernelModule = '/somewhere/node_modules/tslab/dist/jupyter.js';
let sent: Message[] = [];
let printed: string[] = [];
const { log } = console;

/** Pretends that this process is a tslab kernel whose cell is running. */
function pretendKernel(): void {
  const exports = { lastWriteDisplayData: (message: Message) => void sent.push(message) };
  require.cache[kernelModule] = { exports } as unknown as NodeJS.Module;
}

test.before.each(() => {
  sent = [];
  printed = [];
  console.log = (line: string) => void printed.push(line);
});
test.after.each(() => {
  console.log = log;
  delete require.cache[kernelModule];
});

const figure = {
  data: [{ type: 'bar', x: ['a', 'b'], y: new Float64Array([1, 2]) }, { y: [1, 2, 3] }],
  layout: { title: { text: '<b>Time</b><br>per review' }, height: 300 },
};

test('one message carries the Plotly, HTML, still and text forms', () => {
  pretendKernel();
  show(figure);
  const [{ data, metadata }] = sent as [Message];
  assert.equal(data[plotlyMime], {
    data: [{ type: 'bar', x: ['a', 'b'], y: [1, 2] }, { y: [1, 2, 3] }],
    layout: figure.layout,
    config: plotlySettings(figure.layout),
  });
  const svg = data['image/svg+xml'] as string;
  assert.match(svg, /^<svg /);
  const html = data['text/html'] as string;
  assert.match(html, `src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}"`);
  assert.is(data['text/plain'], 'Figure: Time per review');
  assert.equal(metadata, {});
  assert.equal(printed, []);
});

test('the HTML is one picture with its script in an attribute: nothing is left to be shown as text', () => {
  pretendKernel();
  show(figure);
  const html = sent[0]?.data['text/html'] as string;
  assert.not.match(html, /<script/i);
  assert.is(html.replace(/<(?:"[^"]*"|'[^']*'|[^>"'])*>/g, ''), '');
});

test('what is sent is small: six digits of a fraction, whole numbers whole', () => {
  const json = scriptSafeJson({
    a: 1 / 3,
    b: 123_456_789,
    c: [1e-9 / 3],
    d: Float64Array.of(2 / 3),
  });
  assert.is(json, '{"a":0.333333,"b":123456789,"c":[3.33333e-10],"d":[0.666667]}');
});

test('words and numbers of a figure are its plain text', () => {
  const words = { finding: 'a < b', measured: 'by hand', numbers: ['a: 1', 'b: 2'] };
  assert.is(
    figureText({ data: [], layout: { meta: words } }),
    'Figure: a < b\nby hand\na: 1\nb: 2',
  );
});

test('a figure may ask for a place in the outcome', () => {
  pretendKernel();
  show(figure, { outcome: 'new-data' });
  assert.equal(sent[0]?.metadata, { reviewlab: { outcome: 'new-data' } });
});

test('no setting of Plotly names a foreign address, and a saved picture is named after the figure', () => {
  const settings = plotlySettings(figure.layout);
  assert.not.match(JSON.stringify(settings), /\/\/|\.com/);
  assert.equal([settings['plotlyServerURL'], settings['showSendToCloud']], ['', false]);
  assert.is(fileName(figure.layout), 'time-per-review');
  assert.is(fileName({ title: { text: '../../😂' } }), 'figure');
});

test('hostile text ends neither an attribute, nor a script, nor the picture', () => {
  pretendKernel();
  const hostile = `</script><script>alert(1)</script><!-- " ' > \u2028 __proto__ \ud800 \u0000`;
  show({ data: [{ y: [1], text: [hostile] }], layout: { title: { text: hostile } } });
  const html = sent[0]?.data['text/html'] as string;
  const svg = sent[0]?.data['image/svg+xml'] as string;
  assert.is(html.replace(/<(?:"[^"]*"|'[^']*'|[^>"'])*>/g, ''), '');
  assert.not.match(svg, /<script|<!--/);
  // eslint-disable-next-line no-control-regex -- what XML forbids
  assert.not.match(svg, /[\u0000-\u0008\ud800-\udfff]/);
  const json = scriptSafeJson({ text: hostile });
  assert.not.match(json, '<');
  assert.equal(JSON.parse(json), { text: hostile });
});

test('outside a kernel the words are printed instead', () => {
  show(figure);
  assert.is(printed.length, 1);
  assert.match(printed[0], /^Figure: Time/);
});

test.run();
