import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { projectFolder } from '../../lib/data/results-folder';
import type { LoadComparison } from '../../lib/measure/serving/predicted-load';
import type { RequestProfile } from '../../lib/measure/serving/request-profile';
import { parseReviews } from '../../lib/data/reviews';
import { choosePolicies } from '../../lib/measure/serving/policy-choice';
import { simulateArrivals } from '../../lib/measure/serving/queue-simulator';
import { onArrival } from '../../lib/measure/serving/serving-policy';
import { describeMachine } from '../../lib/record/machine';
import { ownMeasurements, readRecordFile, record, recordPath } from '../../lib/record/record';
import type { Experiment } from '../../lib/record/experiment';
import { checkExperiment } from '../../lib/record/record-schema';
import { someExperiment, someModel, someTarget } from '../tools/experiment/some-experiment';

const test = suite('record');
const { log } = console;
const before = { ...process.env };
let folder = '';
let printed: string[] = [];
test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'record-'));
  process.env['REVIEWLAB_RESULTS'] = folder;
  delete process.env['REVIEWLAB_UNFINISHED'];
  printed = [];
  console.log = (line: string) => void printed.push(line);
});
test.after.each(() => {
  console.log = log;
  process.env = { ...before };
  rmSync(folder, { recursive: true });
});

const in02 = { ...someModel('m', 1, 2), notebook: '02' };
const in03 = someModel('m', 1, 3);
const kept = (): Experiment => readRecordFile(recordPath())!;

test('a session keeps what its cells record, each measurement with its notebook', () => {
  record({ kind: 'model', model: in03 });
  record({ kind: 'model', model: in02 });
  record({ kind: 'choice', choice: { name: undefined, decidedBy: 'nothing', steps: [] } });
  assert.equal(kept().models, [in02, in03]);
  assert.is(recordPath(), join(folder, 'session', 'experiment.json'));
  assert.is(kept().machine.id, describeMachine(projectFolder()).id);
  assert.equal(printed, [
    'Recorded: m, as measured in notebook 03.',
    'Recorded: m, as measured in notebook 02.',
    'Recorded: the choice.',
  ]);
});

test('the policy for each need is kept as it was decided', () => {
  const policies = choosePolicies(
    new Map([['soon', 5]]),
    new Map([['real time', simulateArrivals(Float64Array.of(0, 10), onArrival(), () => 4)]]),
  );
  record({ kind: 'policies', policies });
  assert.equal(kept().policies, JSON.parse(JSON.stringify(policies)));
  assert.equal(printed, ['Recorded: the policy for each need.']);
});

test('what is measured again takes the place of the earlier one, and that is said', () => {
  record({ kind: 'model', model: in02 });
  record({ kind: 'model', model: { ...in02, features: 11 } });
  assert.equal(
    kept().models.map(({ features }) => features),
    [11],
  );
  assert.match(printed[1], / \(again\)\.$/);
});

test('a run of npm start keeps its own, and leaves the session’s alone', () => {
  record({ kind: 'model', model: in02 });
  process.env['REVIEWLAB_UNFINISHED'] = join(folder, 'unfinished');
  record({ kind: 'model', model: in03 });
  assert.equal(kept().models, [in03]);
  delete process.env['REVIEWLAB_UNFINISHED'];
  assert.equal(kept().models, [in02]);
});

test('a number that is not finite, or out of range, is refused in the cell and nothing is written', () => {
  for (const accuracy of [NaN, Infinity, 1.7, -0.1]) {
    assert.throws(
      () => record({ kind: 'model', model: { ...in02, accuracy } }),
      /record: models\.0\.accuracy must be .*, but is/,
    );
  }
  assert.is(readRecordFile(recordPath()), undefined);
});

test('what another machine measured is no measurement of one’s own', () => {
  const whole = someExperiment([in02]);
  const write = (experiment: Experiment): void =>
    writeFileSync(join(folder, 'experiment.json'), JSON.stringify(experiment));
  write(whole);
  assert.equal(ownMeasurements(), []);
  write({ ...whole, machine: describeMachine(projectFolder()) });
  assert.equal(ownMeasurements(), [in02]);
  record({ kind: 'model', model: in03 });
  assert.equal(ownMeasurements(), [in02, in03]);
  mkdirSync(join(folder, 'session'), { recursive: true });
  writeFileSync(recordPath(), JSON.stringify(whole));
  record({ kind: 'model', model: in03 });
  assert.equal(kept().models, [in03], 'a session that came along is begun anew');
});

const one = someModel('m', 1, 2, [someTarget('met')]);
const good = { ...someExperiment([one]), choice: { name: 'm', decidedBy: 'p99', steps: [] } };
const refused: [string, object, RegExp][] = [
  ['another version', { ...good, version: 1 }, /version must be 2, but is 1/],
  ['no machine', { ...good, machine: null }, /machine must be/],
  ['750 % right', { ...good, models: [{ ...one, accuracy: 7.5 }] }, /models\.0\.accuracy must be <=1, but is 7\.5/],
  ['a negative time', { ...good, models: [{ ...one, batch: { ...one.batch, perReviewMs: -3 } }] }, /batch\.perReviewMs must be >0, but is -3/],
  ['an interval of text', { ...good, models: [{ ...one, accuracyInterval: ['a', null] }] }, /accuracyInterval\.0 must be .*number.*, but is "a"/],
  ['an interval the wrong way round', { ...good, models: [{ ...one, accuracyInterval: [0.9, 0.1] }] }, /accuracyInterval: its low end is above its high end/],
  ['listed twice', { ...good, models: [one, one] }, /models: a model is listed twice for one notebook/],
  ['no model', { ...good, models: [null] }, /models\.0 must be/],
  ['another verdict', { ...good, models: [{ ...one, targets: [{ ...someTarget('met'), verdict: 'maybe' }] }] }, /verdict must be .*, but is "maybe"/],
  ['a number as text', { ...good, models: [{ ...one, fitMs: '1' }] }, /fitMs must be number, but is "1"/],
  ['a date that is none', { ...good, createdAt: 'noon' }, /createdAt/],
  ['counts below 0', { ...good, data: { test: { reviews: -1, labels: {} } } }, /data\.test\.reviews/],
]; // prettier-ignore
test('a file of this form is taken, each fault is one sentence that names it', () => {
  assert.is(checkExperiment(good, 'x.json'), good);
  for (const [name, content, message] of refused) {
    assert.throws(
      () => checkExperiment(content, 'x.json'),
      (error: Error) => {
        assert.match(error.message, message, name);
        assert.match(error.message, /^x\.json: .*\.$/);
        return !error.message.includes('\n');
      },
    );
  }
});

test('each number of a measurement must be one', () => {
  const json = JSON.stringify(good);
  let tried = 0;
  for (const { 0: found, 1: name, index } of json.matchAll(/"(\w+)":[\d.]+(?=[,}])/g)) {
    for (const value of ['"1"', 'true', '1e999']) {
      const broken = `${json.slice(0, index)}"${name}":${value}${json.slice(index + found.length)}`;
      assert.throws(() => checkExperiment(JSON.parse(broken), 'x'), new RegExp(`${name}`), broken);
      tried++;
    }
  }
  assert.ok(tried > 60, `${tried}`);
});

test('labels may be named anything', () => {
  const labels = ['__proto__', 'constructor'];
  const sets = parseReviews('text,label\na,__proto__\nb,constructor\nc,constructor', 'x.csv');
  record({ kind: 'data', experiment: { train: [], test: sets, shift: [], labels } });
  assert.equal(Object.entries(kept().data['test'].labels), [['__proto__', 1], ['constructor', 2]]); // prettier-ignore
});

test('a file that is not JSON is named', () => {
  writeFileSync(join(folder, 'x.json'), '{');
  assert.throws(() => readRecordFile(join(folder, 'x.json')), /x\.json: not JSON/);
});

test('a service under load is kept as predicted beside measured; a rate below 0 is refused', () => {
  const waits = (ms: number) => {
    const quantile = { ms, intervalMs: [ms - 1, null] as const };
    return { p50: quantile, p90: quantile, p99: quantile };
  };
  const load = (name: string, perSecond: number, findings: string[]) =>
    ({
      name,
      perSecond,
      predicted: waits(5),
      measured: waits(6),
      result: { answeredPerSecond: 120, validity: { valid: false, findings } },
    }) as unknown as LoadComparison;
  const profile = {
    processorMs: 8,
    processorIntervalMs: [7, 9],
    perSecond: 125,
    perSecondInterval: [111, 143],
  } as unknown as RequestProfile;
  record({
    kind: 'service',
    profile,
    loads: [load('90 %', 112, []), load('150 %', 188, ['busy'])],
  });
  const { service } = kept();
  assert.equal([service!.valid, service!.findings], [false, ['busy']]);
  assert.equal([service!.predictedPerSecond, service!.measuredPerSecond], [125, 120]);
  assert.equal(service!.loads[1].measuredMs.p50Interval, [5, null]);
  record({ kind: 'service', profile, loads: [load('90 %', 112, [])] });
  assert.is(kept().service!.measuredPerSecond, null); // no load was above what it can take
  assert.match(printed[1], / \(again\)\.$/);
  const wrong = { ...profile, perSecond: -1 };
  assert.throws(() => record({ kind: 'service', profile: wrong, loads: [] }), /predictedPerSecond/);
});

test.run();
