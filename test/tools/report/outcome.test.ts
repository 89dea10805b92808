/** The outcome's page: what it says of known numbers, and what is not there because there is nothing to say. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fitCostModel } from '../../../lib/measure/cost/cost-model';
import { costModelRecord } from '../../../lib/measure/cost/cost-model-record';
import { validityOf } from '../../../lib/measure/timing/validity';
import type { ModelResults } from '../../../lib/measure/timing/model-results';
import { plotlyMime } from '../../../lib/plots/show';
import { checkExperiment } from '../../../lib/record/record-schema';
import { dataAndMachineHtml } from '../../../lib/tools/report/data-and-machine';
import { closingLine } from '../../../lib/tools/report/closing-line';
import { experimentCsv, experimentMarkdown } from '../../../lib/tools/report/downloads';
import { choiceText, findingText } from '../../../lib/tools/report/finding';
import { costTable, modelsTable, targetMatrix } from '../../../lib/tools/report/model-tables';
import { buildReport } from '../../../lib/tools/report/report';
import { sinceFigure } from '../../../lib/tools/report/since';
import { sinceLastRun } from '../../../lib/tools/experiment/since-last-run';
import { code, display, markdown, notebook } from '../notebook/sample-notebook';
import { serviceTable } from '../../../lib/tools/report/service-table';
import { someExperiment, someModel, someTarget } from '../experiment/some-experiment';

const test = suite('report: outcome');
const plain = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const flat = (text: string): string => text.replaceAll('\u00a0', ' ');
const target = (verdict: 'met' | 'missed' | 'uncertain', value: number, limit: number) => ({
  ...someTarget(verdict, 'real time, p99, below'),
  value,
  limit,
});

test('the finding: the same answers, what a review costs, and where both lie beside the limit', () => {
  const model = someModel('m', 0.01, 0.62, [target('met', 1.2, 100)]);
  assert.is(
    flat(findingText(model)),
    'The same model gives the same answers both ways; a review costs 62 times as much in real time as in ' +
      'the batch (95 % interval 56 to 68); both are far below the limit of 100 ms.',
  );
  const near = someModel('m', 0.01, 0.62, [target('met', 60, 100)]);
  assert.match(findingText(near), 'both are below the limit');
});

test('the finding claims no more than the record does', () => {
  const model = (changes: Partial<ModelResults>) => ({
    ...someModel('m', 0.01, 0.62, [target('met', 1.2, 100)]),
    ...changes,
  });
  assert.match(findingText(model({ identical: false })), 'does not give the same answers both ways');
  const open = { ratio: 1.1, low: 0.9, high: 1.3 };
  assert.match(findingText(model({ ratio: open })), 'does not show that a review costs more');
  const busy = { quiet: false, findings: [{ kind: 'stalls' as const, seen: 'Two calls stood still.' }] };
  assert.match(findingText(model({ validity: busy })), 'something else was at work');
  assert.match(findingText(model({ targets: [target('missed', 120, 100)] })), 'misses the limit');
  assert.match(findingText(model({ targets: [target('uncertain', 99, 100)] })), 'is uncertain');
  assert.match(findingText(model({ targets: [] })), 'no limit was set');
  assert.is(findingText(undefined), 'No model was measured in this run.');
}); // prettier-ignore

test('the data: each file as it was recognised, hostile texts harmless, and who trained which model', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const found = {
    file: 'tea.csv',
    format: 'CSV with semicolons',
    encoding: 'utf-8',
    gzip: false,
    separator: ';',
    header: true,
    text: evil,
    label: 2,
    rows: 7,
    first: [{ row: 2, text: evil, label: evil }],
  };
  const html = dataAndMachineHtml(
    checkExperiment(
      {
        ...someExperiment([
          { ...someModel('m', 1, 2), solver: 'newton-cg' },
          someModel('nb', 1, 2),
        ]),
        recognised: [found],
        data: { train: { reviews: 7, labels: { [evil]: 7 } } },
      },
      'record',
    ),
  );
  assert.not.match(html, /<img/);
  assert.match(
    plain(html),
    /tea\.csv: CSV with semicolons, utf-8, with a header; .*; 7 rows row 2:/,
  );
  assert.match(plain(html), /train set 7 reviews: 7 &lt;img.* m trained by newton-cg The machine/);
  assert.match(plain(dataAndMachineHtml(someExperiment([]))), /^ The machine and its packages/);
});

test('the model to ship is the recorded choice, with what of it is not settled', () => {
  const models = [someModel('a', 1, 2), someModel('b', 1, 3, [target('uncertain', 4.9, 5)])];
  const choice = { name: 'b', decidedBy: 'accuracy', steps: [] } as const;
  const { model, why } = choiceText(choice, models) ?? { model: '', why: '' };
  assert.is(model, 'b');
  assert.match(why, /most accurate.*real time, p99 \(uncertain\)/);
  const steps = [{ kind: 'above', leastAccuracy: 0.9, names: [] }] as const;
  const none = { name: undefined, decidedBy: 'nothing', steps } as const;
  assert.equal(choiceText(none, models), { model: 'none of these models', why: 'No model is above an accuracy of 90.0\u00a0%.' });
  assert.is(choiceText(undefined, models), undefined);
}); // prettier-ignore

test('the matrix: a shared limit stands in the head, others in their cells, a doubt below', () => {
  const model = (name: string, limit: number) =>
    someModel(name, 1, 2, [target('uncertain', 4.96, limit), someTarget('met', 'other below')]);
  const text = flat(plain(targetMatrix([model('a', 5), model('b', 5)])));
  assert.match(text, 'real time, p99, below 5 ms');
  assert.match(text, '? uncertain, 4.96 ms');
  assert.match(text, 'Uncertain: the reason.');
  assert.match(flat(plain(targetMatrix([model('a', 5), model('b', 100)]))), 'uncertain, 4.96 ms limit 100 ms');
  assert.is(targetMatrix([someModel('a', 1, 2)]), '');
}); // prettier-ignore

test('the models: ratio and intervals as recorded; which notebook, where there are several', () => {
  const models = [
    { ...someModel('m', 0.01, 0.6), notebook: '02' },
    { ...someModel('m', 0.01, 0.6), notebook: '03', engine: 'compiled' as const },
  ];
  const text = flat(plain(modelsTable(models)));
  for (const part of ['60.0 ×', '54.0 to 66.0', '10.0 µs', '600 µs', '1.20 ms', 'notebook 2', 'compiled, notebook 3']) {
    assert.match(text, part);
  }
}); // prettier-ignore

test('what a call costs in a sweep that is in doubt is uncertain, and why', () => {
  const points = [1, 2, 4, 8].map((batchSize) => ({ batchSize, medianMs: 10 + 2 * batchSize }));
  const [calm, doubted] = [0, 0.4].map((lostShare) =>
    flat(plain(costTable({ m: costModelRecord(fitCostModel(points, validityOf({ lostShare }))) }))),
  );
  assert.match(calm, / m 10 ms 2 ms 5 reviews /);
  assert.match(doubted, / m uncertain: The program had a processor for only 60 % of the time.* 10 ms 2 ms – /);
}); // prettier-ignore

test('the closing line: the quickest by the first, only where that is sure', () => {
  const than = (name: string, ratio: number, low: number) =>
    ({ ...someModel(name, 1, 1), timesAsFast: { than: 'first', ratio, low, high: 2 * ratio } });
  const models = [someModel('first', 1, 1), than('quick', 800, 700), than('quicker', 880, 820)];
  assert.match(
    flat(plain(closingLine(models))),
    / quicker answers 880 times as fast as first, one review at a time \(95 % interval 820 to 1,800\)\./,
  );
  assert.is(closingLine([than('alike', 1.2, 0.9)]), '');
  assert.is(closingLine([]), '');
}); // prettier-ignore

test('CSV: a line for each measurement and way, with ratio, interval, targets; names quoted, and no formula', () => {
  const model = someModel('=1+"2",3', 0.01, 0.6, [target('met', 1, 5), target('uncertain', 5, 5)]);
  const lines = experimentCsv([model]).split('\r\n');
  assert.is(lines.length, 4);
  const [head, batch, realTime] = lines.map((line) => line.replace(/"(?:[^"]|"")*"/, 'name').split(','));
  assert.match(lines[1], /^"'=1\+""2"",3",/);
  const value = (row: string[], name: string): string => row[head.indexOf(name)];
  assert.equal(
    ['way', 'features', 'per_review_ms', 'ratio', 'p99_ms', 'targets_met', 'targets_uncertain'].map((name) => value(realTime, name)),
    ['real time', '10', '0.6', '60', '1.2', '1', '1'],
  );
  assert.equal(['way', 'per_review_ms', 'p99_ms'].map((name) => value(batch, name)), ['batch', '0.01', '']);
  assert.is(batch.length, head.length);
  assert.is(realTime.length, head.length);
}); // prettier-ignore

test('the Markdown table keeps a name in its cell', () => {
  const [head, , row, ...rest] = experimentMarkdown([someModel('a|b\n*c*', 0.01, 0.6)]).split('\n');
  assert.is(head.split('|').length, row.replaceAll('\\|', '').split('|').length);
  assert.match(row, '| a\\|b \\*c\\* |');
  assert.equal(rest, ['']);
});

test('since the last run: a mark for each model and way, and no word without a difference', () => {
  const then = someExperiment([someModel('m', 0.01, 0.6)]);
  const now = someExperiment([someModel('m', 0.01, 0.3)]);
  const since = sinceLastRun(then, now);
  assert.ok(since);
  const { data, layout } = sinceFigure(since);
  assert.is((data[0]['x'] as number[]).length, 2);
  const { finding } = layout['meta'] as { finding: string };
  assert.is(finding, 'Of 2 times, 1 faster than in the last run');
});

test('what is empty is not there, and a figure of a notebook stands on one of the two pages', async () => {
  const bundle = (title: string) => ({
    [plotlyMime]: { data: [{ y: [1, 2] }], layout: { title } },
    'text/plain': title,
  });
  const outputs = [display(bundle('Waits'), { reviewlab: { outcome: 'waiting' } }), display(bundle('Sizes'))];
  const notebooks = [{ name: '04-x.ipynb', notebook: notebook(markdown('# X'), code('show()', outputs)) }];
  const pages = await buildReport(someExperiment([someModel('m', 1, 2)]), notebooks, '');
  const [outcome, other] = [pages.get('report.html') ?? '', pages.get('notebooks.html') ?? ''];
  const headings = [...outcome.matchAll(/<h2>([^<]*)</g)].map(([, heading]) => heading);
  assert.equal(headings, ['Both ways', 'A day of waiting', 'Data and machine']);
  const figures = (page: string): number => page.match(/class="figure"/g)?.length ?? 0;
  assert.equal([figures(outcome), figures(other)], [2, 1], 'both ways is drawn from the record');
  const [, id] = /<a href="report.html#([^"]+)">Waits</.exec(other) ?? [];
  assert.match(outcome, `<figure id="${id}"><figcaption><strong>Waits<`);
  assert.not.match(outcome, 'Guessed');
}); // prettier-ignore

test('a service: predicted beside measured; on a busy machine it says that it proves nothing', () => {
  const service = {
    valid: true,
    findings: [],
    processorMs: 8,
    processorInterval: [7, 9] as const,
    predictedPerSecond: 125,
    predictedInterval: [111, 143] as const,
    measuredPerSecond: 131,
    loads: [],
  };
  const shown = serviceTable(service);
  for (const text of ['125', '111 to 143', '131']) {
    assert.match(shown.replace(/\u00a0/g, ' '), text);
  }
  const busy = serviceTable({ ...service, valid: false, findings: ['<others> worked'] });
  assert.match(busy, 'conclude nothing');
  assert.match(busy, '&lt;others&gt; worked');
  assert.is(serviceTable(undefined), '');
});

test.run();
