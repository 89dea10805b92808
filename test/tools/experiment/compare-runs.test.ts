import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compareRuns } from '../../../lib/tools/experiment/compare-runs';
import { someModel } from './some-experiment';

const test = suite('compare runs');

const model = { ...someModel('m', 1, 2), accuracy: 0.9 };
const actual = Array.from({ length: 20 }, () => 'a');
const right = (count: number) => actual.map((_, i) => (i < count ? 'a' : 'b'));
const run = (name: string, count: number, reviews = 'same') => ({
  name,
  models: [model],
  predictions: new Map([['m', { reviews, actual, predicted: right(count) }]]),
});

test('the same reviews: McNemar’s exact p, and who is better where it is below 0.05', () => {
  // scipy.stats.binomtest(6, 6).pvalue = 0.03125, binomtest(5, 5).pvalue = 0.0625
  const better = compareRuns(run('a', 20), run('b', 14));
  assert.match(
    better,
    /only a right: 6, only b right: 0; McNemar's exact p 0\.031: a is more accurate/,
  );
  assert.match(compareRuns(run('a', 14), run('b', 20)), /b is more accurate/);
  assert.match(compareRuns(run('a', 20), run('b', 15)), /p 0\.063: no sure difference/);
});

test('each run has its interval, its times and its ratio', () => {
  const text = compareRuns(run('a', 18), run('b', 18));
  // statsmodels' proportion_confint(18, 20, method='wilson')
  assert.match(text, 'a: 90.0\u00a0% right (95 % interval 69.9\u00a0% to 97.2\u00a0%); a review 1.00\u00a0ms in a batch, 2.00\u00a0ms in real time, ratio 2.00'); // prettier-ignore
});

test('other reviews, no predictions, a model that only one has: said, and not compared', () => {
  assert.match(compareRuns(run('a', 20), run('b', 1, 'other')), /answered different reviews/);
  const none = { ...run('b', 20), predictions: new Map() };
  assert.match(compareRuns(run('a', 20), none), /kept no predictions/);
  const without = { ...none, models: [] };
  assert.match(compareRuns(run('a', 20), without), /b: not measured/);
});

test('a model that two notebooks measured is two measurements, each with its notebook', () => {
  const both = { ...run('a', 20), models: [{ ...model, notebook: '02' }, model] };
  const text = compareRuns(both, run('b', 20));
  assert.match(text, /^m \(notebook 02\)\n {2}a: .*\n {2}b: not measured/);
  assert.match(text, /^m \(notebook 03\)\n {2}a: 90\.0\s%.*\n {2}b: 90\.0\s%/m);
});

test('no escape in a name reaches the terminal', () => {
  assert.not.match(compareRuns({ ...run('\u001b[2J', 20) }, run('b', 20)), '\u001b');
});

test.run();
