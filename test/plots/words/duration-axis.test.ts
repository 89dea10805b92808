import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { durationAxis, formatDuration } from '../../../lib/plots/words/duration-axis';

const test = suite('duration axis');

test('durations read as a person would say them', () => {
  const said: [number, string][] = [
    [0, '0 ms'],
    [0.0000312, '0.0312 µs'],
    [0.0025, '2.5 µs'],
    [0.43, '430 µs'],
    [0.9996, '1 ms'],
    [12.345, '12.3 ms'],
    [999.9, '1 s'],
    [1500, '1.5 s'],
    [59_990, '1 min'],
    [90_000, '1.5 min'],
    [3_600_000, '1 h'],
    [45_685_788, '12.7 h'],
    [86_400_000, '1 day'],
    [172_800_000, '2 days'],
  ];
  for (const [ms, text] of said) assert.is(formatDuration(ms), text);
  for (const ms of [-1, NaN, Infinity]) assert.throws(() => formatDuration(ms), /is no time in ms/);
});

test('from milliseconds to a day the ticks have names', () => {
  const { type, range, tickvals, ticktext } = durationAxis('t', 1, 86_400_000) as {
    type: string;
    range: [number, number];
    tickvals: number[];
    ticktext: string[];
  };
  assert.is(type, 'log');
  assert.equal(ticktext, [
    ...['1 ms', '10 ms', '100 ms', '1 s', '10 s', '1 min', '10 min', '1 h', '6 h', '1 day'],
  ]);
  assert.is(tickvals.length, ticktext.length);
  assert.ok(range[0] < 0 && range[1] > Math.log10(86_400_000), 'marks on the edge are whole');
});

test('a narrow range gets finer ticks, and always at least two', () => {
  const ticks = (from: number, to: number) => durationAxis('t', from, to).ticktext as string[];
  assert.equal(ticks(0.43, 2.5), ['200 µs', '500 µs', '1 ms', '2 ms', '5 ms']);
  assert.equal(ticks(1, 1), ['1 ms', '2 ms']);
  assert.equal(ticks(30_000, 40_000), ['20 s', '1 min']);
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
