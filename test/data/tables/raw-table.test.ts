import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { RawRows } from '../../../lib/data/tables/raw-table';

const test = suite('raw table');

test('rows come out as they went in, whatever their number of fields', () => {
  const rows = [
    { row: 1, fields: ['a', 'b'] },
    { row: 3, fields: [] },
    { row: 4, fields: ['', 'c', 'd'] },
  ];
  const table = RawRows.from(rows);
  assert.is(table.length, 3);
  assert.equal([...table], rows);
  assert.equal([table.at(0), table.at(1), table.at(2)], rows);
  assert.equal(table.start(2), rows.slice(0, 2));
  assert.equal(table.start(9), rows);
  assert.ok(table.some(({ row }) => row === 4));
  assert.not(table.some(({ row }) => row === 2));
});

test.run();
