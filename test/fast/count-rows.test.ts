import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { countRows } from '../../lib/fast/count-rows';
import { countColumns } from '../../lib/text/bag-of-words';

const test = suite('count-rows');

test('the matrix is that of the plain version, across all edges of 32 and 1024', () => {
  const columns = 3000;
  const edges = [0, 1, 30, 31, 32, 33, 63, 64, 1022, 1023, 1024, 1025, 2047, 2048, 2998, 2999];
  const rows = [
    [...edges].reverse(),
    [],
    [2999, 31, 2999, 0, 31, 2999],
    [-1, 1023, -1],
    Array.from({ length: 9000 }, (_, at) => (at * 7919) % columns),
    [1024],
  ];
  const occurrences = Int32Array.from(rows.flat());
  let end = 0;
  const ends = rows.map((row) => (end += row.length));
  assert.equal(countRows(occurrences, ends, columns), countColumns(occurrences, ends, columns));
});

test('no rows, and no columns that occur', () => {
  assert.equal(countRows(new Int32Array(0), [], 10).indptr, Int32Array.of(0));
  assert.equal(countRows(Int32Array.of(-1, -1), [1, 2], 1).indptr, Int32Array.of(0, 0, 0));
});

test.run();
