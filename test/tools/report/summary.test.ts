import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { answer } from '../../../lib/tools/report/answer';
import { experimentCsv } from '../../../lib/tools/report/downloads';
import { summaryHtml } from '../../../lib/tools/report/summary';
import { someExperiment, someModel } from '../experiment/some-experiment';

const test = suite('report: percentiles');

function withLatencies(name: string, [p50, p90, p95, p99, max]: readonly number[]) {
  const model = someModel(name, 1, 40);
  return {
    ...model,
    realTime: {
      ...model.realTime,
      latencyMs: { p50, p90, p95, p99, p99Interval: [p99 - 0.5, p99 + 0.5] as const, max },
    },
  };
}

const model = withLatencies('m', [51, 91, 96, 99, 120]);

test('the models are shown with p50 and p99, and with no other percentile', () => {
  const cells = summaryHtml(someExperiment([model]), '').replace(/href="[^"]*"/g, '');
  const shown = ['51.0\u00a0ms', '91.0\u00a0ms', '96.0\u00a0ms', '99.0\u00a0ms', '120\u00a0ms'].map(
    (time) => cells.includes(time),
  );
  assert.equal(shown, [true, false, false, true, false]);
  assert.ok(cells.indexOf('51.0\u00a0ms') < cells.lastIndexOf('99.0\u00a0ms'));
});

test('the answer is the model of the lowest p99, not of the lowest p95 or maximum', () => {
  const lowMost = withLatencies('lowest maximum', [51, 91, 96, 100, 110]);
  const low95 = withLatencies('lowest p95', [40, 80, 90, 101, 130]);
  const { sentence } = answer(someExperiment([lowMost, low95, model]));
  assert.match(sentence, 'as it arrives: m labels');
  assert.match(sentence, '99 of 100 of them within 99.0\u00a0ms');
});

test('the file of numbers has each percentile in its column', () => {
  const [head, , line] = experimentCsv(someExperiment([model]))
    .split('\r\n')
    .map((row) => row.split(','));
  const found = head.flatMap((name, i) => (/^p\d|max/.test(name) ? [[name, line[i]]] : []));
  assert.equal(Object.fromEntries(found), {
    p50_ms: '51',
    p90_ms: '91',
    p95_ms: '96',
    p99_ms: '99',
    max_ms: '120',
  });
});

test.run();
