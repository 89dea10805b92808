import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { WayBreakdown } from '../../../lib/measure/cost/breakdown';
import { breakdownFigure } from '../../../lib/plots/figures/breakdown-figure';
import { wordsOf } from '../../../lib/plots/figures/figure-words';

const test = suite('breakdown figure');

function way(batchSize: number, times: readonly [string, number][]): WayBreakdown {
  const wholeMs = times.reduce((sum, [, time]) => sum + time, 0);
  const stages = times.map(([name, timeMs]) => {
    return { name, timeMs, timesMs: Float64Array.of(timeMs), share: timeMs / wholeMs };
  });
  const stagedRatio = { ratio: 1.03, low: 1, high: 1.06 };
  return { batchSize, stages, wholeMs, stagedRatio, addsUp: true };
}

interface Trace {
  readonly type: string;
  readonly name: string;
  readonly x: number[];
  readonly y: string[];
  readonly xaxis?: string;
}

const batch = way(100, [['tokenizing', 0.002], ['scoring', 0.006]]); // prettier-ignore
const realTime = way(1, [['tokenizing', 0.1], ['scoring', 0.3]]); // prettier-ignore

test('a row for each stage and the whole, points with their range on a logarithmic axis, shares beside', () => {
  const { data, layout } = breakdownFigure({ batch, realTime });
  const [loop, loopShares, together, shares] = data as unknown as Trace[];
  assert.equal([loop.name, together.name], ['in real time', 'batch of 100']);
  assert.equal(loop.y, ['tokenizing', 'scoring', 'whole call']);
  assert.equal(loop.x, [0.1, 0.3, 0.4], 'milliseconds a review');
  assert.equal(together.x, [0.002, 0.006, 0.008]);
  assert.is((layout.xaxis as { type: string }).type, 'log');
  assert.equal([loop.type, loopShares.type, loopShares.xaxis], ['scatter', 'bar', 'x2']);
  const percent = (trace: Trace) => trace.x.map((share) => Math.round(100 * share));
  assert.equal([percent(loopShares), percent(shares)], [[25, 75], [25, 75]]); // prettier-ignore
});

test('the longest stage is named only where its rounds lie clear of all others', () => {
  const rounds = (stage: WayBreakdown, at: number, times: number[]): WayBreakdown => ({
    ...stage,
    stages: stage.stages.map((one, i) =>
      i === at ? { ...one, timesMs: Float64Array.from(times) } : one,
    ),
  });
  assert.is(
    wordsOf(breakdownFigure({ batch, realTime }).layout).finding,
    'Scoring is 75\u00a0% of a single call',
  );
  const off = { ...realTime, addsUp: false };
  assert.is(
    wordsOf(breakdownFigure({ batch, realTime: off }).layout).finding,
    'Where the time of a call goes',
  );
  const unsure = rounds(realTime, 0, [0.09, 0.1, 0.35]);
  assert.is(
    wordsOf(breakdownFigure({ batch, realTime: unsure }).layout).finding,
    'Where the time of a call goes',
  );
});

test('hostile stage names are shown, not obeyed', () => {
  const hostile = way(1, [['<b>__proto__</b>', 1]]);
  const [points] = breakdownFigure({ batch: hostile, realTime: hostile }).data;
  assert.equal(points['y'], ['&lt;b&gt;__proto__&lt;/b&gt;', 'whole call']);
});

test('no stages, or two ways that do not fit, are refused', () => {
  const none = way(1, []);
  const other = way(1, [['hashing', 1]]);
  assert.throws(() => breakdownFigure({ batch: none, realTime: none }), /there are no stages/);
  assert.throws(
    () => breakdownFigure({ batch, realTime: other }),
    /stages tokenizing, scoring and hashing/,
  );
});

test.run();
