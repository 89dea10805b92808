import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  counted,
  durationBeside,
  formatDuration,
  formatEstimate,
  formatInterval,
  formatNumber,
  formatProbability,
  formatRatio,
  formatRoughShare,
  formatShare,
  numberBeside,
  shareBeside,
} from '../../../lib/plots/words/numbers';
import { seededRandom } from '../../../lib/measure/seeded-random';

const test = suite('numbers');
const plain = (text: string): string => text.replace(/\u00a0/g, ' ');

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
    [86_400_000_000, '1,000 days'],
  ];
  for (const [ms, text] of said) assert.is(plain(formatDuration(ms)), text);
  assert.is(plain(formatEstimate(45_685_788)), '13 h');
  for (const ms of [-1, NaN, Infinity]) assert.throws(() => formatDuration(ms), /is no time in ms/);
});

test('a number and its unit are not parted', () => {
  for (const text of [formatDuration(1.5), formatShare(0.5), formatRoughShare(0.5)]) {
    assert.not.match(text, / /);
  }
});

test('shares have one decimal, rough ones none; what is above 0 is never shown as 0', () => {
  const said = [0, 0.0001, 0.886, 0.9, 1].map((share) => plain(formatShare(share)));
  assert.equal(said, ['0.0 %', 'under 0.1 %', '88.6 %', '90.0 %', '100.0 %']);
  const rough = [0, 0.004, 0.126].map((share) => plain(formatRoughShare(share)));
  assert.equal(rough, ['0 %', 'under 1 %', '13 %']);
});

test('ratios have two digits, and three near 1, where the third tells more from less', () => {
  const said = [62.44, 1.042, 0.958, 876, 1234, 2.49, null, Infinity].map(formatRatio);
  assert.equal(said, ['62', '1.04', '0.958', '880', '1,200', '2.5', 'not known', 'not known']);
});

test('an interval names its unit once, and may have no upper end', () => {
  const said = (ends: [number, number | null]) => plain(formatInterval(ends, formatDuration));
  assert.is(said([1.6, 1.9]), '1.6 to 1.9 ms');
  assert.is(said([0.9, 1.9]), '900 µs to 1.9 ms');
  assert.is(said([1.6, null]), '1.6 ms or more');
  assert.is(said([1.6, Infinity]), '1.6 ms or more');
  assert.is(formatInterval([61, 64], formatRatio), '61 to 64');
});

test('numbers without a unit, probabilities, counts', () => {
  assert.equal([1000, 0.0004123456, 0, 1234.5, 1e-9, NaN].map(formatNumber), [
    ...['1,000', '0.0004123', '0', '1,235', '1e-9', 'NaN'],
  ]);
  assert.equal([0.0004, 0.0312].map(formatProbability), ['below 0.001', '0.031']);
  assert.equal(
    [counted(1, 'review'), counted(2000, 'review'), counted(0, 'class', 'classes')],
    [...['1 review', '2,000 reviews', '0 classes']],
  );
});

test('beside a limit a number is seen on the side where it lies', () => {
  assert.is(plain(durationBeside(102, 100)), '102 ms');
  assert.is(plain(durationBeside(100.2, 100)), '100.2 ms');
  assert.is(plain(durationBeside(99.96, 100)), '99.96 ms');
  assert.is(plain(durationBeside(999.99, 1000)), '999.99 ms');
  assert.is(plain(durationBeside(100, 100)), '100 ms');
  assert.is(plain(shareBeside(0.84996, 0.85)), '84.996 %');
  assert.is(plain(shareBeside(0.886, 0.85)), '88.6 %');
  assert.is(numberBeside(1000.2, 1000), '1,000.2');
});

test('whatever the value and the limit, what is read lies where the value does', () => {
  const random = seededRandom(1);
  const units = new Map([
    ['µs', 0.001],
    ['ms', 1],
    ['s', 1000],
    ['min', 60_000],
    ['h', 3_600_000],
  ]);
  for (let turn = 0; turn < 2000; turn++) {
    const limit = Number((10 ** (6 * random() - 3)).toPrecision(2));
    const value = limit * (1 + (random() - 0.5) * 10 ** (-5 * random()));
    const [number, unit] = durationBeside(value, limit).split('\u00a0');
    const read = Number(number.replace(/,/g, '')) * (units.get(unit) ?? NaN);
    assert.is(
      Math.sign(Number(read.toPrecision(12)) - limit),
      Math.sign(value - limit),
      `${value} of ${limit}: ${number} ${unit}`,
    );
    const [shareLimit, share] = [limit, value].map((number) => Number((number / 1000).toFixed(9)));
    const shown = shareBeside(share, shareLimit).split('\u00a0')[0];
    if (shown.startsWith('under')) continue;
    const difference = Number((Number(shown) / 100 - shareLimit).toFixed(12));
    assert.is(Math.sign(difference), Math.sign(share - shareLimit), `${shown} of ${shareLimit}`);
  }
});

test.run();
