import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { wordsOf } from '../../../lib/plots/figures/figure-words';
import { latencyFigure } from '../../../lib/plots/figures/latency-figure';

const test = suite('latency figure');

interface Curve {
  readonly name: string;
  readonly x: number[];
  readonly y: number[];
  readonly text: string[];
}
const curvesOf = (figure: { data: unknown }): Curve[] => figure.data as Curve[];

test('at 1 / (1 - p) stands the time that all but a share 1 - p of the answers stay within', () => {
  const timesMs = Float64Array.from({ length: 1000 }, (_, i) => i + 1).reverse();
  const [curve] = curvesOf(latencyFigure([{ name: 'a', timesMs }]));
  curve.x.forEach((x, i) => {
    const slower = timesMs.filter((time) => time >= curve.y[i]).length;
    assert.ok(Math.abs(slower - 1000 / x) <= 1, `${x}: ${slower} are as slow`);
  });
  assert.ok(Math.abs(curve.x[curve.x.length - 1] - 1000) < 1e-9);
  assert.is(curve.y[curve.y.length - 1], 1000, 'the slowest answer is the last point');
  assert.is(timesMs[0], 1000, 'the input stays as it is');
});

test('the title says how soon 99 of 100 answers came, from the best list to the worst', () => {
  const list = (name: string, slow: number) => {
    return { name, timesMs: Array.from({ length: 1000 }, (_, i) => (i < 20 ? slow : 1)) };
  };
  const title = (...lists: { name: string; timesMs: number[] }[]) =>
    wordsOf(latencyFigure(lists).layout).finding;
  assert.is(title(list('a', 5)), '99 of 100 answers came within 5\u00a0ms');
  assert.is(
    title(list('x', 7), list('bad', 90), list('good', 5)),
    '99 of 100 answers within 5\u00a0ms to 90\u00a0ms',
  );
});

test('a fastest model is named only where its slower quarter is faster than the next one’s faster quarter', () => {
  const list = (name: string, from: number) => {
    return { name, timesMs: Array.from({ length: 100 }, (_, i) => from * (1 + i / 100)) };
  };
  const title = (other: number) =>
    wordsOf(latencyFigure([list('a', 1), list('b', other)]).layout).finding;
  assert.match(title(3), /^a is fastest: half of its calls within 1\.5/);
  assert.match(title(1.1), /^99 of 100 answers within/);
});

test('the histogram holds every call up to the tail, and the tail is counted', () => {
  const timesMs = Array.from({ length: 1000 }, (_, i) => (i < 5 ? 500 : 1 + (i % 100) / 100));
  const figure = latencyFigure([{ name: 'a', timesMs }]);
  const [, histogram] = curvesOf(figure);
  const drawn = histogram.y.reduce((sum, count) => sum + count, 0);
  assert.is(drawn, 995);
  assert.match(wordsOf(figure.layout).measured ?? '', /slower than 1\.99\u00a0ms: 5\.$/);
  assert.match(wordsOf(figure.layout).numbers?.[0] ?? '', /5 of 1,000 slower than/);
});

test('a batch or a target of no time at all is left out; a target far away is in the words alone', () => {
  const timesMs = [1, 2];
  const shapes = (batch: number, target: number) =>
    (latencyFigure([{ name: 'a', timesMs }], batch, target).layout['shapes'] as unknown[]).length;
  assert.equal([shapes(0, 0), shapes(0.5, 0), shapes(0.5, 5), shapes(0.5, 100)], [0, 1, 2, 1]);
});

test('one slow answer among a thousand is seen', () => {
  const timesMs = new Array<number>(1000).fill(1);
  timesMs[3] = 200;
  const [curve] = curvesOf(latencyFigure([{ name: 'a', timesMs }]));
  assert.is(curve.y.filter((time) => time === 200).length, 1);
  assert.is(curve.text[curve.text.length - 1], '99.9\u00a0% within 200\u00a0ms');
});

test('the axis names the shares, equally far apart', () => {
  const timesMs = new Array<number>(5000).fill(2);
  const { xaxis } = latencyFigure([{ name: 'a', timesMs }]).layout as {
    xaxis: { type: string; tickvals: number[]; ticktext: string[] };
  };
  assert.is(xaxis.type, 'log');
  assert.equal(xaxis.tickvals, [1, 2, 10, 100, 1000, 10_000]);
  assert.equal(xaxis.ticktext, [
    '0\u00a0%',
    '50\u00a0%',
    '90\u00a0%',
    '99\u00a0%',
    '99.9\u00a0%',
    '99.99\u00a0%',
  ]);
});

test('a single answer, and one in no time, have their place', () => {
  assert.equal(curvesOf(latencyFigure([{ name: 'a', timesMs: [3] }]))[0].y[0], 3);
  const [curve] = curvesOf(latencyFigure([{ name: 'a', timesMs: [0, 5] }]));
  assert.ok(curve.y.every((y) => y === 5));
});

test('hostile names are shown, not obeyed', () => {
  const [curve] = curvesOf(latencyFigure([{ name: '<i>x</i>', timesMs: [1] }]));
  assert.is(curve.name, '&lt;i&gt;x&lt;/i&gt;');
});

test('bad input is named', () => {
  const draw = (timesMs: number[]) => () => latencyFigure([{ name: 'a list', timesMs }]);
  assert.throws(() => latencyFigure([]), /there is nothing to draw/);
  assert.throws(draw([]), /'a list' has no times/);
  assert.throws(draw([1, -2]), /'a list' has the time -2/);
  assert.throws(draw([NaN]), /has the time NaN/);
  assert.throws(draw([0]), /all times are 0/);
});

test.run();
