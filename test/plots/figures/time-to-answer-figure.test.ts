import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { timeToAnswerFigure } from '../../../lib/plots/figures/time-to-answer-figure';

const test = suite('time to answer figure');

interface Trace {
  readonly name?: string;
  readonly x: number[];
  readonly y: number[];
  readonly text: string[];
}
const labels = (figure: { layout: unknown }): { text: string; xanchor: string }[] =>
  (figure.layout as { annotations: { text: string; xanchor: string }[] }).annotations;
const tracesOf = (figure: { data: unknown }): Trace[] => figure.data as Trace[];

test('each curve gives the share of reviews answered within a time', () => {
  const figure = timeToAnswerFigure([{ name: 'one at a time', timesMs: [4, 1, 3, 2] }]);
  const [curve, median] = tracesOf(figure);
  assert.is(curve.name, 'one at a time');
  assert.equal(curve.x, [1, 1, 2, 3, 4]);
  assert.equal(curve.y, [0, 0.25, 0.5, 0.75, 1]);
  assert.equal(median.x, [2.5]);
  assert.match(labels(figure)[0].text, /^one at a time: 2.5\u00a0ms$/);
});

test('many times are thinned to exact quantiles that keep both ends', () => {
  const timesMs = Float64Array.from({ length: 100_000 }, (_, i) => i + 1).reverse();
  const [curve] = tracesOf(timeToAnswerFigure([{ name: 'a', timesMs }]));
  assert.is(curve.x.length, 201);
  assert.is(curve.x[200], 100_000);
  curve.x.slice(1).forEach((x, i) => assert.is(x, Math.round(curve.y[i + 1] * 100_000)));
  assert.is(timesMs[0], 100_000, 'the input stays as it is');
});

test('the axis is named from milliseconds to a day, and labels stay inside it', () => {
  const figure = timeToAnswerFigure([
    { name: 'one at a time', timesMs: [1, 2] },
    { name: 'nightly', timesMs: [3_600_000, 86_400_000] },
  ]);
  const { ticktext } = figure.layout.xaxis as { ticktext: string[] };
  assert.is(ticktext[0], '1\u00a0ms');
  assert.is(ticktext.at(-1), '1\u00a0day');
  assert.equal(
    labels(figure).map(({ xanchor }) => xanchor),
    ['left', 'right'],
  );
});

test('an answer in no time stands at the left end of the axis', () => {
  const [curve] = tracesOf(timeToAnswerFigure([{ name: 'a', timesMs: [0, 5, 10] }]));
  assert.equal(curve.x, [5, 5, 5, 10]);
  assert.is(curve.text[0], '0\u00a0ms');
});

test('hostile names are shown, not obeyed', () => {
  const [curve] = tracesOf(timeToAnswerFigure([{ name: '<i>x</i>', timesMs: [1] }]));
  assert.is(curve.name, '&lt;i&gt;x&lt;/i&gt;');
});

test('bad input is named', () => {
  const draw = (timesMs: number[]) => () => timeToAnswerFigure([{ name: 'a policy', timesMs }]);
  assert.throws(() => timeToAnswerFigure([]), /there is nothing to draw/);
  assert.throws(draw([]), /'a policy' has no times/);
  assert.throws(draw([1, -2]), /'a policy' has the time -2/);
  assert.throws(draw([1, NaN]), /has the time NaN/);
  assert.throws(draw([1, Infinity]), /has the time Infinity/);
  assert.throws(draw([0, 0]), /all times are 0/);
});

test.run();
