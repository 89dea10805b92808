import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { describeNumbers, makeDataFrame } from '../../../lib/plots/tables/data-frame';
import { makeTable, tableHtml } from '../../../lib/plots/tables/table';

const test = suite('data-frame');

test('a data frame is danfojs’s own, and is shown as any table', () => {
  const table = makeTable(
    ['word', 'count'],
    [
      ['__proto__', 2],
      ['constructor', 1],
    ],
  );
  const frame = makeDataFrame(table);
  assert.equal(frame.columns, ['word', 'count']);
  assert.equal(frame.head(1).values, [['__proto__', 2]]);
  assert.is(tableHtml(frame), tableHtml(table));
});

test('numbers described: known values', () => {
  const [row] = describeNumbers(new Map([['n', [2, 4, 4, 4, 5, 5, 7, 9]]])).values;
  assert.equal(row.slice(0, 3), ['n', 8, 5]);
  assert.ok(Math.abs(Number(row[3]) - 2.138089935299395) < 1e-12);
  assert.equal(row.slice(4), [2, 4.5, 9]);
});

test.run();
