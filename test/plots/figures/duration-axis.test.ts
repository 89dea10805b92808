import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { durationAxis } from '../../../lib/plots/figures/duration-axis';

const test = suite('duration axis');

test('from milliseconds to a day the ticks have names', () => {
  const { type, range, tickvals, ticktext } = durationAxis('t', 1, 86_400_000) as {
    type: string;
    range: [number, number];
    tickvals: number[];
    ticktext: string[];
  };
  assert.is(type, 'log');
  assert.equal(ticktext, [
    ...[
      '1\u00a0ms',
      '10\u00a0ms',
      '100\u00a0ms',
      '1\u00a0s',
      '10\u00a0s',
      '1\u00a0min',
      '10\u00a0min',
      '1\u00a0h',
      '6\u00a0h',
      '1\u00a0day',
    ],
  ]);
  assert.is(tickvals.length, ticktext.length);
  assert.ok(range[0] < 0 && range[1] > Math.log10(86_400_000), 'marks on the edge are whole');
});

test('a narrow range gets finer ticks, and always at least two', () => {
  const ticks = (from: number, to: number) => durationAxis('t', from, to).ticktext as string[];
  assert.equal(ticks(0.43, 2.5), [
    '200\u00a0µs',
    '500\u00a0µs',
    '1\u00a0ms',
    '2\u00a0ms',
    '5\u00a0ms',
  ]);
  assert.equal(ticks(1, 1), ['1\u00a0ms', '2\u00a0ms']);
  assert.equal(ticks(30_000, 40_000), ['20\u00a0s', '1\u00a0min']);
});

test('values beyond all ticks still make an axis', () => {
  const { range } = durationAxis('t', 1e-6, 1e12) as { range: [number, number] };
  assert.ok(range[0] <= -6 && range[1] >= 12);
});

test('no range above 0 is refused', () => {
  for (const [from, to] of [
    [0, 1],
    [2, 1],
    [NaN, 1],
    [1, Infinity],
  ]) {
    assert.throws(() => durationAxis('t', from, to), /is no range above 0/);
  }
});

test.run();
