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
  assert.equal([alone.way, alone.word], ['one at a time', 'no clear difference']);
  const slower = sinceLastRun(now, then)?.changes.map(({ word }) => word);
  assert.equal(slower, ['slower', 'no clear difference']);
});

test('models are matched by name, whatever the name; without one in both there is nothing to say', () => {
  const names = ['__proto__', 'constructor', '<b>'];
  const run = someExperiment(names.map((name) => someModel(name, 1, 100)));
  assert.is(sinceLastRun(run, run)?.changes.length, 6);
  assert.is(sinceLastRun(run, someExperiment([someModel('other', 1, 1)])), undefined);
  assert.is(sinceLastRun(someExperiment([]), run), undefined);
});

test('the terminal’s lines name only clear differences, and fit 80 columns', () => {
  const name = 'a-model-with-a-name-that-goes-on-and-on-and-on';
  const then = someExperiment([someModel(name, 1, 100)]);
  const lines = sinceText(sinceLastRun(then, someExperiment([someModel(name, 0.5, 110)]))).split(
    '\n',
  );
  assert.is(lines.length, 2);
  assert.match(lines[1], /batch: 0.500 x the time \(0.409 to 0.611\), faster$/);
  for (const line of lines) assert.ok(line.length <= 80, line);
  assert.match(sinceText(sinceLastRun(then, then)), /no clear difference\.$/);
  assert.is(sinceText(undefined), '');
});

test('another machine is said', () => {
  const run = someExperiment([someModel('m', 1, 100)]);
  assert.is(sinceLastRun(run, run)?.sameMachine, true);
  const other = { ...run, machine: { ...run.machine, cpu: 'another' } };
  assert.is(sinceLastRun(other, run)?.sameMachine, false);
});

test('other reviews are said; a second test set, which no model is timed on, is not', () => {
  const run = someExperiment([someModel('m', 1, 100)]);
  assert.is(sinceLastRun(run, run)?.sameReviews, true);
  const second = { ...run, data: { ...run.data, 'second test': { reviews: 7 } } };
  assert.is(sinceLastRun(second, run)?.sameReviews, true);
  const other = { ...run, data: { ...run.data, test: { reviews: 7 } } };
  assert.is(sinceLastRun(other, run)?.sameReviews, false);
  assert.match(sinceText(sinceLastRun(other, run)), /UTC, with other reviews: no clear/);
});

test.run();
