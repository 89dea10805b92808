import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Simulation } from '../../../lib/measure/serving/queue-simulator';
import { percentile } from '../../../lib/measure/timing/latency-summary';
import { wordsOf } from '../../../lib/plots/figures/figure-words';
import { timeToAnswerFigure } from '../../../lib/plots/figures/time-to-answer-figure';

const test = suite('time to answer figure');

interface Trace {
  readonly x: number[];
  readonly y: string[];
  readonly text: string[];
}
/** Simulations with these times to answer. */
const policies = (times: Record<string, ArrayLike<number>>) =>
  new Map(
    Object.entries(times).map(([name, timesMs]) => {
      const timeToAnswerMs = Float64Array.from(timesMs);
      const p50Ms = percentile(timeToAnswerMs.slice().sort(), 0.5);
      const timeToAnswer = { p50Ms } as Simulation['timeToAnswer'];
      return [name, { timeToAnswerMs, timeToAnswer, busyMs: 1 }];
    }),
  );
const tracesOf = (figure: { data: unknown }): Trace[] => figure.data as Trace[];

test('a bar from p50 to p99 for each policy, each end labelled', () => {
  const timesMs = Float64Array.from({ length: 101 }, (_, i) => 100 - i);
  const [bar, p50, p99] = tracesOf(timeToAnswerFigure(policies({ 'real time': timesMs })));
  assert.equal([bar.x, p50.x, p99.x], [[50, 99], [50], [99]]);
  assert.equal([p50.text, p99.text], [['50\u00a0ms'], ['99\u00a0ms']]);
  assert.equal(p50.y, ['real time']);
  assert.is(timesMs[0], 100, 'the input stays as it is');
});

test('policies that answer equally soon are not told apart, nor a single one from itself', () => {
  const both = timeToAnswerFigure(policies({ a: [2, 2], b: [2, 2] }));
  assert.is(
    wordsOf(both.layout).finding,
    'Half of the reviews are answered within 2\u00a0ms, whatever the policy',
  );
  const one = timeToAnswerFigure(policies({ a: [2, 2] }));
  assert.is(wordsOf(one.layout).finding, 'Half of the reviews are answered within 2\u00a0ms');
});

test('the soonest and the latest policy are said, and the axis has room for all labels', () => {
  const { layout, note } = timeToAnswerFigure(
    policies({ 'real time': [1, 2], nightly: [3_600_000, 86_400_000] }),
  );
  assert.match(note!, /^None answers sooner than real time/);
  assert.match(wordsOf(layout).finding, /within 1.5\u00a0ms to 13\u00a0h, depending/);
  const [from, to] = (layout['xaxis'] as { range: number[] }).range;
  assert.ok(from < Math.log10(1.5) - 1 && to > Math.log10(86_400_000) + 1);
});

test('an answer in no time stands at the smallest time of all; hostile names are shown', () => {
  const figure = timeToAnswerFigure(policies({ '<i>x</i>': [0, 0, 0, 10] }));
  const [bar, p50] = tracesOf(figure);
  assert.is(bar.x[0], bar.x[1]);
  assert.equal(p50.text, ['0\u00a0ms']);
  assert.equal(p50.y, ['&lt;i&gt;x&lt;/i&gt;']);
});

test('bad input is named', () => {
  const draw = (timesMs: number[]) => () => timeToAnswerFigure(policies({ 'a policy': timesMs }));
  assert.throws(() => timeToAnswerFigure(new Map()), /there is nothing to draw/);
  assert.throws(draw([]), /no times|no values|no latencies/);
  assert.throws(draw([1, -2]), /'a policy' has the time -2/);
  assert.throws(draw([1, NaN]), /has the time NaN/);
  assert.throws(draw([1, Infinity]), /has the time Infinity/);
  assert.throws(draw([0, 0]), /all times are 0/);
});

test.run();
