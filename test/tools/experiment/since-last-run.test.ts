import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sinceLastRun, sinceText } from '../../../lib/tools/experiment/since-last-run';
import { someExperiment, someModel } from './some-experiment';

const test = suite('since the last run');
const close = (actual: number, expected: number): boolean => Math.abs(actual - expected) < 1e-9;

test('ratio and range; a word only where the intervals do not overlap', () => {
  const then = someExperiment([someModel('m', 1, 100)]);
  const now = someExperiment([someModel('m', 0.5, 110)]);
  const [batch, alone] = sinceLastRun(then, now)?.changes ?? [];
  assert.ok(close(batch.ratio, 0.5));
  assert.ok(
    close(batch.interval[0], (0.9 * 0.5) / 1.1) && close(batch.interval[1], (1.1 * 0.5) / 0.9),
  );
  assert.is(batch.word, 'faster');
  assert.equal([alone.way, alone.word], ['real time', 'no clear difference']);
  const slower = sinceLastRun(now, then)?.changes.map(({ word }) => word);
  assert.equal(slower, ['slower', 'no clear difference']);
});

test('measurements are matched by model and notebook, whatever the name; without one in both there is nothing to say', () => {
  const names = ['__proto__', 'constructor', '<b>'];
  const run = someExperiment(names.map((name) => someModel(name, 1, 100)));
  assert.is(sinceLastRun(run, run)?.changes.length, 6);
  assert.is(sinceLastRun(run, someExperiment([someModel('other', 1, 1)])), undefined);
  assert.is(sinceLastRun(someExperiment([]), run), undefined);
  const elsewhere = someExperiment([{ ...someModel('<b>', 1, 100), notebook: '02' }]);
  assert.is(sinceLastRun(elsewhere, run), undefined);
});

test('the terminal’s lines name only clear differences, and fit 80 columns', () => {
  const name = 'compiled-logistic-regression';
  const then = someExperiment([someModel(name, 1, 100)]);
  const lines = sinceText(sinceLastRun(then, someExperiment([someModel(name, 0.5, 110)]))).split(
    '\n',
  );
  assert.is(lines.length, 2);
  assert.match(
    lines[1],
    /^ {2}compiled-logistic-regression \(03\), batch: 0.500 \(0.409 to 0.611\), faster$/,
  );
  for (const line of lines) assert.ok(line.length <= 80, line);
  assert.match(sinceText(sinceLastRun(then, then)), /no clear difference\.$/);
  assert.is(sinceText(undefined), '');
});

test('a measurement in doubt shows no difference', () => {
  const quiet = someModel('m', 1, 100);
  const noisy = { ...someModel('m', 9, 900), validity: { quiet: false, findings: [] } };
  const since = sinceLastRun(someExperiment([quiet]), someExperiment([noisy]));
  const words = since?.changes.map(({ word }) => word);
  assert.equal(words, ['uncertain', 'uncertain']);
  const said = sinceText(since).replace(/\s+/g, ' ');
  assert.match(said, /no clear difference; the machine was busy in one of the two runs\.$/);
});

test('another machine is said; another Node, or a newer system, is none', () => {
  const run = someExperiment([someModel('m', 1, 100)]);
  const newer = { ...run, machine: { ...run.machine, node: 'v26', os: 'newer' } };
  assert.is(sinceLastRun(newer, run)?.sameMachine, true);
  assert.match(sinceText(sinceLastRun(newer, run)), /UTC, with Node v26: no clear/);
  const other = { ...run, machine: { ...run.machine, id: 'another' } };
  assert.is(sinceLastRun(other, run)?.sameMachine, false);
});

test('other reviews are said; a second test set, which no model is timed on, is not', () => {
  const run = someExperiment([someModel('m', 1, 100)]);
  assert.is(sinceLastRun(run, run)?.sameReviews, true);
  const second = { ...run, data: { ...run.data, 'second test': { reviews: 7, labels: {} } } };
  assert.is(sinceLastRun(second, run)?.sameReviews, true);
  const edited = { ...run, input: { test: 'other texts, as many' } };
  assert.is(sinceLastRun(edited, run)?.sameReviews, false);
  const other = { ...run, data: { ...run.data, test: { reviews: 7, labels: {} } } };
  assert.is(sinceLastRun(other, run)?.sameReviews, false);
  assert.match(sinceText(sinceLastRun(other, run)), /UTC, with other reviews: no clear/);
});

test.run();
