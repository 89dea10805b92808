import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { comparisonText } from '../../../lib/tools/experiment/comparison';
import { recordMime } from '../../../lib/plots/show';
import { gatherExperiment } from '../../../lib/tools/experiment/experiment';
import { someModel, someTarget } from './some-experiment';
import { code, display, markdown, notebook } from '../notebook/sample-notebook';

const test = suite('experiment');
const machine = { cpu: 'abacus', cores: 2, memoryGiB: 1, os: 'none', node: 'v20', packages: {} };
const day = new Date('2026-01-02T03:04:05Z');

function model(name: string, ms: number) {
  return someModel(name, ms, ms, [someTarget('met')]);
}

function ran(name: string, ...records: object[]) {
  const outputs = records.map((record) => display({ [recordMime]: record, 'text/plain': '' }));
  return { name, notebook: notebook(markdown('# x'), code('1', outputs)) };
}

const cost = { overheadMs: 7, perReviewMs: 1, nHalf: 7, worstMissShare: 0.1 };
const single = { utilisationShare: 0.5, timeToAnswerMs: { p50: 1 } };

test('the name of the MIME type, which executed notebooks on disk hold', () =>
  assert.is(recordMime, 'application/vnd.reviewlab.record+json'));

test('merges records unchanged; a model measured twice is the last notebook’s, entirely', () => {
  const last = { ...model('a', 100), more: { kept: true } };
  const data = { kind: 'data', data: { test: { reviews: 2 } }, labels: ['negative', 'positive'] };
  const experiment = gatherExperiment(
    [
      ran('1.ipynb', data, { kind: 'model', model: model('a', 9) }),
      ran('2.ipynb', { kind: 'model', model: last }, { kind: 'model', model: model('b', 0.2) }),
      ran('3.ipynb', { kind: 'costModel', model: 'b', costModel: cost }),
      ran(
        '4.ipynb',
        { kind: 'arrivals', arrivals: { single } },
        { kind: 'choice', choice: { name: 'b' } },
      ),
    ],
    machine,
    day,
  );
  assert.equal(experiment, {
    version: 1,
    createdAt: '2026-01-02T03:04:05.000Z',
    machine,
    data: data.data,
    labels: data.labels,
    models: [last, { ...model('b', 0.2), costModel: cost }],
    targets: ['a', 'b'].map((name) => ({ model: name, ...last.targets[0] })),
    arrivals: { single },
    choice: { name: 'b' },
  });
});

test('a wrong record is named with notebook, cell and member', () => {
  const refuse = (record: object, expected: string): void =>
    assert.throws(
      () => gatherExperiment([ran('2.ipynb', record)], machine),
      (error: Error) => error.message.includes(expected),
    );
  const unfit = { ...model('a', 1), fitMs: undefined };
  refuse(
    { kind: 'model', model: unfit },
    '2.ipynb, cell 2: model record "a": "fitMs" must be number, but is missing',
  );
  const slow = { ...model('a', 1), batch: { ...model('a', 1).batch, totalMs: null } };
  refuse(
    { kind: 'model', model: slow },
    'model record "a", batch: "totalMs" must be number, but is null',
  );
  refuse(
    { kind: 'modell' },
    'kind must be data, model, costModel, arrivals, choice or service, but is "modell"',
  );
  refuse({ kind: 'costModel', model: 'ghost', costModel: cost }, 'no model of that name');
  refuse({ kind: 'data', data: [], labels: [] }, '"data" must be an object');
  refuse({ kind: 'data', data: {}, labels: [1] }, 'labels: "label" must be text, but is 1');
  refuse(
    { kind: 'costModel', model: 'a', costModel: { ...cost, worstMissShare: 'good' } },
    'costModel record "a": "worstMissShare" must be number',
  );
  refuse(
    { kind: 'costModel', model: 'a', costModel: { ...cost, nHalf: undefined } },
    'costModel record "a": "nHalf" must be number, but is missing',
  );
  refuse(
    { kind: 'costModel', model: 'a', costModel: { usable: false, overheadMs: null } },
    'costModel record "a": "reason" must be text, but is missing',
  );
  refuse({ kind: 'arrivals', arrivals: { night: 1 } }, '"night": "policy" must be an object');
  refuse({ kind: 'arrivals', arrivals: { night: {} } }, '"utilisationShare" must be number');
});

test('each number of each record must be one: null (as JSON writes NaN), text and none are refused', () => {
  const records = [
    { kind: 'model', model: model('a', 1) },
    { kind: 'costModel', model: 'a', costModel: cost },
    { kind: 'arrivals', arrivals: { single: { ...single, timeToAnswerMs: {} } } },
  ];
  let tried = 0;
  for (const record of records) {
    const json = JSON.stringify(record);
    for (const { 0: found, 1: name, index } of json.matchAll(/"(\w+)":[\d.]+/g)) {
      for (const value of ['null', '"1"', 'true', '1e999']) {
        if (/^(nHalf|high)$/.test(name)) continue; // either may be null
        const broken = `${json.slice(0, index)}"${name}":${value}${json.slice(index + found.length)}`;
        const notebooks = [ran('1.ipynb', records[0], JSON.parse(broken) as object)];
        assert.throws(
          () => gatherExperiment(notebooks, machine),
          new RegExp(`"${name}" must be number`),
        );
        tried++;
      }
    }
  }
  assert.ok(tried > 60, `${tried}`);
});

test('a fit that was refused is kept with its reason, without numbers', () => {
  const refused = { usable: false, reason: 'too few', overheadMs: null, worstMissShare: null };
  const { models } = gatherExperiment(
    [
      ran('1.ipynb', { kind: 'model', model: model('a', 1) }),
      ran('2.ipynb', { kind: 'costModel', model: 'a', costModel: refused }),
    ],
    machine,
  );
  assert.equal(models[0].costModel, refused);
});

test('the comparison has aligned columns and one line for each model', () => {
  const records = ['a', 'a-long-name'].map((name, i) => ({
    kind: 'model',
    model: model(name, 2 * (i + 1)),
  }));
  const lines = comparisonText(gatherExperiment([ran('1.ipynb', ...records)], machine)).split('\n');
  const table = lines.slice(0, lines.indexOf(''));
  assert.is(table.length, 4);
  assert.is(new Set(table.map((line) => line.length)).size, 1);
  assert.match(
    table[2],
    /^a .* 88\.6\u00a0% +2\.00\u00a0ms +2\.00\u00a0ms +4\.00\u00a0ms +1\.00 +1 of 1$/,
  );
  assert.not.match(lines.join('\n'), 'NOT the same');
  assert.is(comparisonText(gatherExperiment([], machine)), 'No model was measured.');
});

test('the comparison fits 80 columns, whatever the names, and says whose predictions differ', () => {
  const long = { ...model('n'.repeat(200), 123400), identical: false };
  const records = [long, model('\u001b[2Jb', 2e-4)].map((record) => ({
    kind: 'model',
    model: record,
  }));
  const text = comparisonText(gatherExperiment([ran('1.ipynb', ...records)], machine));
  const lines = text.split('\n');
  const table = lines.slice(0, lines.indexOf(''));
  for (const line of table) assert.is(line.length, 80);
  for (const line of lines.slice(0, -1)) assert.ok(line.length <= 80, line);
  assert.match(table[2], /^n+… {2}/);
  assert.not.match(text, '\u001b');
  assert.match(lines.at(-1) ?? '', /^NOT the same predictions .*: n{200}$/);
});

test.run();
