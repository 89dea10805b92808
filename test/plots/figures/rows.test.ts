import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { distinct, labelledTimesAxis, rowNames } from '../../../lib/plots/figures/rows';

const test = suite('rows');

test('names that become the same when cut stay different, whatever else there is', () => {
  const long = 'x'.repeat(100);
  const names = rowNames([`${long}1`, `${long}2`, 'a', long]);
  assert.is(new Set(names).size, 4);
  assert.equal(distinct(['a', 'a', 'a (2)', 'b']), ['a', 'a (2)', 'a (2) (2)', 'b']);
  assert.is(rowNames(['<b>'])[0], '&lt;b&gt;');
});

test('an axis of times has two ticks at least, and room beside the outermost', () => {
  for (const times of [[1.234], [0.0002, 1], [40, 41], [1, 5000], [3_600_000]]) {
    const { range, tickvals } = labelledTimesAxis('', times) as unknown as {
      readonly range: [number, number];
      readonly tickvals: number[];
    };
    const [from, to] = range.map((power) => 10 ** power);
    assert.ok(tickvals.filter((tick) => tick >= from && tick <= to).length >= 2, String(times));
    assert.ok(from < Math.min(...times) && to > Math.max(...times));
  }
});

test.run();
