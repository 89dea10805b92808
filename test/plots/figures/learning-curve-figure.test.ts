import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { learningCurve } from '../../../lib/measure/accuracy/learning-curve';
import { learningCurveFigure } from '../../../lib/plots/figures/learning-curve-figure';

const test = suite('learning curve figure');

test('each size with its accuracy and interval, and the accuracy to compare with', () => {
  const actual = ['a', 'a', 'b', 'b'];
  const points = learningCurve(actual, [0, 5], (added) =>
    added > 0 ? actual : ['a', 'a', 'a', 'a'],
  );
  const [curve, before] = learningCurveFigure(points, 0.9).data;
  assert.equal([curve['x'], curve['y'], before['y']], [['0', '5'], [0.5, 1], [0.9, 0.9]]); // prettier-ignore
  const { array, arrayminus } = curve['error_y'] as Record<string, number[]>;
  assert.ok(Math.abs(arrayminus[1] - (1 - points[1].low)) < 1e-12 && array[1] < 1e-12);
  assert.throws(() => learningCurveFigure([], 0.9), /no points/);
});

test.run();
