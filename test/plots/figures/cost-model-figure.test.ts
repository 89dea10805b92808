import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkPrediction } from '../../../lib/measure/cost/prediction-check';
import { costModelFigure } from '../../../lib/plots/figures/cost-model-figure';
import { someSweep } from '../some-sweeps';

const test = suite('cost model figure');

interface Trace {
  readonly x: number[];
  readonly y: number[];
  readonly text?: string[];
  readonly mode: string;
  readonly line?: { readonly dash?: string };
}
const close = (actual: number, expected: number): boolean => Math.abs(actual / expected - 1) < 1e-9;

test('time per review: medians, the falling curve, the level below, and the sizes left out', () => {
  const series = someSweep('a model', 0.4, 0.02);
  const checks = [
    checkPrediction(series.costModel, 32, 1.1),
    checkPrediction(series.costModel, 48, 1.4),
  ];
  const data = costModelFigure([{ ...series, checks }]).data as unknown as Trace[];
  const [measured, curve, level, left, toName] = data;
  assert.is(data.length, 5);
  assert.equal([toName.x[0], toName.y[0]], [64, measured.y[3]], 'its name is joined with its end');
  assert.equal(measured.x, [1, 4, 16, 64]);
  assert.ok(measured.y.every((y, i) => close(y, 0.4 / measured.x[i] + 0.02)));
  assert.ok(curve.y.every((y, i) => close(y, 0.4 / curve.x[i] + 0.02)));
  assert.ok(close(curve.x[curve.x.length - 1], 64), 'the curve ends with the fitted sizes');
  assert.ok(level.y.every((y) => close(y, 0.02)));
  assert.is(level.line?.dash, 'dash');
  assert.equal(left.x, [32, 48]);
  assert.ok(close(left.y[0], 1.1 / 32) && close(left.y[1], 1.4 / 48));
  assert.equal(left.text, ['n = 32', 'n = 48']);
});

test('without sizes left out there are no stars', () => {
  const series = someSweep('a', 0.4, 0.02);
  assert.not.ok(JSON.stringify(costModelFigure([series])).includes('star'));
  const checks = [checkPrediction(series.costModel, 32, 1.1)];
  const both = costModelFigure([
    { ...series, checks },
    { ...series, checks },
  ]).data as unknown as Trace[];
  assert.equal([both[3].mode, both[7].mode], ['markers', 'markers']);
});

test('a model that is not usable is shown by its medians alone', () => {
  const series = someSweep('few', 0.4, 0.02, [1, 2]);
  assert.not(series.costModel.usable);
  const figure = costModelFigure([{ ...series, checks: [] }]);
  assert.is(figure.data.length, 2); // and the line to its name
  assert.is((figure.data[0] as { name: string }).name, 'few');
  const { title } = figure.layout as unknown as { title: { text: string } };
  assert.match(title.text, /^A review costs 420\sµs in a call of 1, 220\sµs in a call of 2$/);
});

test('no time per review at all still makes an axis', () => {
  const level = someSweep('level', 2, 0);
  const { layout } = costModelFigure([level]);
  assert.is((layout.yaxis as { type: string }).type, 'log');
});

test('nothing to draw is refused', () => {
  assert.throws(() => costModelFigure([]), /costModelFigure: there is nothing to draw/);
  const empty = { ...someSweep('empty', 1, 1), timings: [] };
  assert.throws(() => costModelFigure([empty]), /'empty' has no timings/);
});

test.run();
