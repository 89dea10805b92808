import v8 from 'node:v8';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkMemory } from '../../lib/data/memory-limit';
import { RawRows } from '../../lib/data/tables/raw-table';
import { parseReviews } from '../../lib/data/reviews';

const test = suite('memory limit');
const { getHeapStatistics } = v8;
test.after.each(() => void Object.assign(v8, { getHeapStatistics }));

/** From now on, so much is used of 1000 MB, beside 96 MB for what is new. */
function use(megabytes: number): void {
  const sizes = { used_heap_size: megabytes * 2 ** 20, heap_size_limit: 1096 * 2 ** 20 };
  Object.assign(v8, { getHeapStatistics: () => sizes });
}

test('at four fifths of what is not for new things memory is full, with the limit and twice as much in the message', () => {
  use(799);
  checkMemory(7);
  use(800);
  assert.throws(
    () => checkMemory(7),
    /^The data do not fit into memory: 7 rows fill the 1096 MB that Node\.js takes\. Give fewer rows, or more memory: NODE_OPTIONS=--max-old-space-size=2192 npm start -- \.\.\.$/,
  );
});

test('rows that are added are looked at after two million characters, and again after two more', () => {
  const million = { row: 1, fields: ['x'.repeat(2 ** 20)] };
  use(900);
  assert.is(RawRows.from([million]).length, 1);
  assert.throws(() => RawRows.from([million, million]), /: 1 rows fill the/);
  const empty = (count: number) => [{ row: 1, fields: Array<string>(count).fill('') }]; // 16 characters each
  assert.is(RawRows.from(empty(2 ** 17)).length, 1);
  assert.throws(() => RawRows.from(empty(2 ** 17 + 1)), /: 0 rows fill the/);
  use(100);
  const rows = RawRows.from([million, million]);
  use(900);
  rows.add(3, million.fields);
  assert.throws(() => rows.add(4, million.fields), /: 3 rows fill the/);
});

test('so are reviews, the first before it is made', () => {
  use(900);
  assert.is(parseReviews('text,label\ntea,good\n', 'x.csv').length, 1);
  assert.throws(() => parseReviews('fine tea,good\npoor,bad\n', 'x.csv'), /: 0 rows fill the/);
  assert.is(parseReviews(`text,label\n${'a,b\n'.repeat(200)}`, 'x.csv').length, 200); // not each
});

test('reviews are looked at again after 65,536 rows', () => {
  const content = `text,label\n${'a,b\n'.repeat(2 ** 16)}`;
  const [free, full] = [100, 900].map((used) => ({
    used_heap_size: used * 2 ** 20,
    heap_size_limit: 1096 * 2 ** 20,
  })); // prettier-ignore;
  const answers = [free]; // while the file is read; from then on memory is full
  Object.assign(v8, { getHeapStatistics: () => answers.pop() ?? full });
  assert.throws(() => parseReviews(content, 'x.csv'), /: 65536 rows fill the/);
});

test.run();
