import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { scriptSafeJson } from '../../lib/plots/figure-html';
import { plotlyMime, record, recordMime, show } from '../../lib/plots/show';

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

test('one message carries the Plotly, HTML and text forms', () => {
  pretendKernel();
  show(figure);
  const [{ data, metadata }] = sent as [Message];
  assert.equal(data[plotlyMime], {
    data: [{ type: 'bar', x: ['a', 'b'], y: [1, 2] }, { y: [1, 2, 3] }],
    layout: figure.layout,
  });
  assert.match(data['text/html'] as string, 'height:300px');
  assert.match(data['text/html'] as string, 'files/node_modules/plotly.js-dist/plotly.js');
  const text = data['text/plain'] as string;
  assert.match(text, /^Figure: Time\s+per review \(bar, scatter; 2 traces, 5 points\)$/);
  assert.equal(metadata, {});
  assert.equal(printed, []);
});

test('a figure may ask for a place in the summary', () => {
  pretendKernel();
  show(figure, { summary: true });
  assert.equal(sent[0]?.metadata, { reviewlab: { report: 'summary' } });
});

test('hostile text cannot end the script', () => {
  pretendKernel();
  const hostile = '</script><script>alert(1)</script><!-- \u2028 __proto__ \ud800';
  show({ data: [{ y: [1], text: [hostile] }], layout: { title: { text: hostile } } });
  const html = sent[0]?.data['text/html'] as string;
  assert.is(html.match(/<\/script/g)?.length, 1);
  assert.not.match(html, '<!--');
  assert.not.match(html, 'alert(1)<');
  const json = scriptSafeJson({ text: hostile });
  assert.equal(JSON.parse(json), { text: hostile });
});

test('outside a kernel one line is printed instead', () => {
  show(figure);
  record({ kind: 'data' });
  assert.is(printed.length, 2);
  assert.match(printed[0], /^Figure: Time/);
  assert.match(printed[1], /data/);
});

test('a record is sent as it is', () => {
  pretendKernel();
  const model = { kind: 'model', model: { name: 'TF-IDF', features: 12 } };
  record(model);
  assert.equal(sent[0]?.data[recordMime], model);
  assert.match(sent[0]?.data['text/plain'] as string, 'model "TF-IDF"');
});

test.run();
