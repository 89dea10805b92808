import fs from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readReviewFiles } from '../../../lib/data/reviews';

const test = suite('parquet rows');

/** Calls `read`, and sees to it that what it opens is closed, and the folders it makes are gone. */
function leavingNothing<T>(read: () => T): T {
  const own = { openSync: fs.openSync, closeSync: fs.closeSync, mkdtempSync: fs.mkdtempSync };
  const open = new Set<number>();
  const folders: string[] = [];
  Object.assign(fs, {
    openSync: (...input: Parameters<typeof fs.openSync>) => {
      const file = own.openSync(...input);
      open.add(file);
      return file;
    },
    closeSync: (file: number) => void (open.delete(file), own.closeSync(file)),
    mkdtempSync: (prefix: string) => folders[folders.push(own.mkdtempSync(prefix)) - 1],
  });
  try {
    return read();
  } finally {
    Object.assign(fs, own);
    assert.is(open.size, 0);
    assert.equal(folders.map((folder) => fs.existsSync(folder)), [false]);
  }
} // prettier-ignore

test('ids of Parquet beyond 2^53 stay exact, and other types are written as text', () => {
  const read = () => readReviewFiles('test/fixtures/data/parquet/types.parquet', { id: 'big' });
  const [{ id, extra }] = leavingNothing(read).reviews;
  assert.is(id, '9007199254740993');
  assert.is(extra.get('u'), '12345678901234567890');
  assert.is(extra.get('d'), '1.25');
  assert.match(extra.get('day') ?? '', /^2026-01-02/);
  assert.is(extra.get('l'), '[1,2]');
});

test('objects are columns of their own; a list or a map is no text, and which it is is asked', () => {
  const read = (columns: object) => readReviewFiles('test/fixtures/data/parquet/nested.parquet', columns);
  const { reviews } = read({ text: 'review.body' });
  assert.equal(reviews.map(({ text, label }) => [text, label]), [['Great tea', 'positive'], ['Bad pot', 'negative']]);
  assert.is(reviews[0].extra.get('review.by.id'), '9007199254740993');
  const list = /row 1, column 'text': it holds a list or an object, no text\. Choose[^]*1 {2}review\.body: {2}Great tea/;
  for (const text of [undefined, 'text']) assert.throws(() => read({ text }), list);
  for (const text of ['review', 'review.by', 'tags']) {
    assert.throws(() => read({ text }), `there is no column '${text}'. Choose`);
  }
}); // prettier-ignore

test.run();
