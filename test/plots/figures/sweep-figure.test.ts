import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { wordsOf } from '../../../lib/plots/figures/figure-words';
import { sweepFigure } from '../../../lib/plots/figures/sweep-figure';
import { someSweep } from '../some-sweeps';

const test = suite('sweep figure');

interface Trace {
  readonly name?: string;
  readonly mode: string;
  readonly x: number[];
  readonly y: number[];
  readonly error_y?: { readonly array: number[]; readonly arrayminus: number[] };
  readonly text?: string[];
  readonly line?: { readonly color: string; readonly dash?: string };
  readonly marker?: { readonly color: string };
}
const tracesOf = (figure: { data: unknown }): Trace[] => figure.data as Trace[];
const close = (actual: number, expected: number): boolean => Math.abs(actual / expected - 1) < 1e-9;

test('medians with their spread, the fitted line, the overhead and n-half', () => {
  const figure = sweepFigure([someSweep('a model', 0.4, 0.02)]);
  const [measured, fitted, overhead, nHalf, toName, ...others] = tracesOf(figure);
  assert.is(others.length, 0);
  assert.equal([toName.x[0], toName.y[0]], [64, measured.y[3]], 'its name is joined with its end');
  assert.equal(measured.x, [1, 4, 16, 64]);
  assert.ok(measured.y.every((y, i) => close(y, 0.4 + 0.02 * measured.x[i])));
  assert.ok(measured.error_y?.array.every((up, i) => close(up, 0.1 * measured.y[i])));
  assert.ok(measured.error_y?.arrayminus.every((down, i) => close(down, 0.1 * measured.y[i])));
  assert.ok(fitted.y.every((y, i) => close(y, 0.4 + 0.02 * fitted.x[i])));
  assert.ok(close(fitted.x[0], 1) && close(fitted.x[fitted.x.length - 1], 64));
  assert.is(fitted.name, 'a model: 400\u00a0µs + n × 20\u00a0µs');
  assert.ok(overhead.y.every((y) => close(y, 0.4)));
  assert.is(overhead.line?.dash, 'dot');
  assert.ok(close(nHalf.x[0], 20) && close(nHalf.y[0], 0.8));
  assert.equal(nHalf.text, ['n-half = 20']);
});

test('both axes are logarithmic, with the measured sizes and readable times as ticks', () => {
  const { layout } = sweepFigure([someSweep('a', 0.4, 0.02), someSweep('b', 1, 0.1, [1, 2, 4])]);
  const { xaxis, yaxis } = layout as { xaxis: { [key: string]: unknown }; yaxis: typeof xaxis };
  assert.is(xaxis.type, 'log');
  assert.equal(xaxis.tickvals, [1, 2, 4, 16, 64]);
  assert.is(yaxis.type, 'log');
  assert.ok((yaxis.ticktext as string[]).includes('1\u00a0ms'));
});

test('each model has its own colour', () => {
  const traces = tracesOf(sweepFigure([someSweep('a', 0.4, 0.02), someSweep('b', 1, 0.1)]));
  const colours = traces
    .filter(({ mode, name }) => mode === 'lines' && name !== undefined)
    .map(({ line }) => line?.color);
  assert.is(colours.length, 2);
  assert.is(new Set(colours).size, 2);
});

test('no overhead, no marks for it; n-half outside the sizes is not drawn', () => {
  const none = someSweep('none', 0, 0.02);
  const negligible = { ...none, costModel: { ...none.costModel, overheadNegligible: true } };
  // Without the line that joins the name with its end.
  assert.is(sweepFigure([negligible]).data.length - 1, 2);
  assert.is(sweepFigure([someSweep('far', 100, 0.02)]).data.length - 1, 3);
});

test('a model that is not usable is shown by its medians alone', () => {
  const [measured, toName, ...others] = tracesOf(sweepFigure([someSweep('few', 0.4, 0.02, [1])]));
  assert.equal([others.length, toName.mode], [0, 'lines']);
  assert.equal([measured.name, measured.x], ['few: no line', [1]]);
});

test('names stand a line apart beside the plot, whether series end together or early', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'a name of many, many words that says all about it'];
  const early = (i: number) => (i % 2 === 0 ? [1, 2, 4, 8] : [1, 4, 16, 64]);
  const { layout } = sweepFigure(names.map((name, i) => someSweep(name, 0.4, 0.02, early(i))));
  const { xaxis, yaxis, annotations } = layout as {
    xaxis: { range: number[] };
    yaxis: { range: [number, number] };
    annotations: { x: number; y: number }[];
  };
  const [bottom, top] = yaxis.range;
  const places = annotations.map(({ y }) => y).sort((a, b) => a - b);
  assert.ok(places.every((y) => y > bottom && y < top));
  assert.ok(places.every((y, i) => i === 0 || y - places[i - 1] > (0.999 * (top - bottom)) / 15));
  assert.ok(annotations.every(({ x }) => x === xaxis.range[1]));
});

test('overheads that differ: the least and the most, each by its name', () => {
  const figure = sweepFigure([someSweep('over HTTP', 4, 0.1), someSweep('in process', 1, 0.1)]);
  const said = 'The overhead of a call is 1\u00a0ms (in process) to 4\u00a0ms (over HTTP)';
  assert.is(wordsOf(figure.layout).finding, said);
});

test('hostile names are shown, not obeyed', () => {
  const [, fitted] = tracesOf(sweepFigure([someSweep('<a href="x">', 0.4, 0.02)]));
  assert.match(fitted.name ?? '', /^&lt;a href="x"&gt;: /);
});

test('nothing to draw is refused', () => {
  assert.throws(() => sweepFigure([]), /sweepFigure: there is nothing to draw/);
  const empty = { ...someSweep('empty', 1, 1), timings: [] };
  assert.throws(() => sweepFigure([empty]), /'empty' has no timings/);
});

test('models alike: one overhead is said once; n-half is named where no other line is in the way', () => {
  const figure = sweepFigure(['a', 'b', 'c'].map((name) => someSweep(name, 1, 0.1)));
  const { finding } = wordsOf(figure.layout);
  assert.is(finding, 'The overhead of a call is 1\u00a0ms, all 3 alike');
  const named = (one: typeof figure) =>
    tracesOf(one).filter(({ mode }) => /text/.test(mode)).length;
  assert.is(named(figure), 0);
  assert.is(named(sweepFigure([someSweep('a', 1, 0.1)])), 1);
});

test.run();
