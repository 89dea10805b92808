import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { WayBreakdown } from '../../lib/measure/breakdown';
import { breakdownFigure } from '../../lib/plots/breakdown-figure';

const test = suite('breakdown figure');

function way(batchSize: number, times: readonly [string, number][], wholeMs: number): WayBreakdown {
  const sumMs = times.reduce((sum, [, time]) => sum + time, 0);
  const stages = times.map(([name, medianMs]) => {
    return { name, medianMs, timingsMs: Float64Array.of(medianMs), share: medianMs / sumMs };
  });
  return { batchSize, stages, sumMs, wholeMs, relativeError: sumMs / wholeMs - 1 };
}

interface Trace {
  readonly type: string;
  readonly name: string;
  readonly x: number[];
  readonly y: string[];
  readonly xaxis?: string;
  readonly showlegend?: boolean;
}

const batch = way(100, [['tokenizing', 0.002], ['scoring', 0.006]], 0.0085); // prettier-ignore
const oneAtATime = way(1, [['tokenizing', 0.1], ['scoring', 0.3]], 0.39); // prettier-ignore

test('stacked bars of the time per review and of the shares, for both ways', () => {
  const { data, layout } = breakdownFigure({ batch, oneAtATime });
  const traces = data as unknown as Trace[];
  assert.is(layout.barmode, 'stack');
  assert.equal(traces[0].y, ['one at a time', 'batch of 100']);
  assert.equal(traces[0].x, [100, 2], 'microseconds a review');
  assert.is(traces[1].xaxis, 'x2');
  assert.equal(
    traces[1].x.map((share) => Math.round(100 * share)),
    [25, 25],
  );
  assert.is(traces[1].showlegend, false);
  assert.is(traces[2].name, 'scoring');
  assert.equal(
    traces[3].x.map((share) => Math.round(100 * share)),
    [75, 75],
  );
});

test('the whole, measured by itself, is marked', () => {
  const whole = breakdownFigure({ batch, oneAtATime }).data.at(-1) as unknown as Trace;
  assert.is(whole.type, 'scatter');
  assert.equal(whole.x, [390, 8.5]);
});

test('slow models are drawn in milliseconds', () => {
  const slow = way(1, [['tokenizing', 1], ['scoring', 3]], 4); // prettier-ignore
  const { data, layout } = breakdownFigure({ batch, oneAtATime: slow });
  assert.equal((data[0] as unknown as Trace).x, [1, 0.002]);
  assert.match((layout.xaxis as { title: { text: string } }).title.text, /^ms a review/);
});

test('hostile stage names are shown, not obeyed', () => {
  const hostile = way(1, [['<b>__proto__</b>', 1]], 1);
  const [bar] = breakdownFigure({ batch: hostile, oneAtATime: hostile }).data;
  assert.is(bar.name, '&lt;b&gt;__proto__&lt;/b&gt;');
});

test('no stages, or two ways that do not fit, are refused', () => {
  const none = way(1, [], 1);
  const other = way(1, [['hashing', 1]], 1);
  assert.throws(() => breakdownFigure({ batch: none, oneAtATime: none }), /there are no stages/);
  assert.throws(
    () => breakdownFigure({ batch, oneAtATime: other }),
    /stages tokenizing, scoring and hashing/,
  );
});

test.run();
