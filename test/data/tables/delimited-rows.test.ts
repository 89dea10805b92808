import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readDelimited } from '../../../lib/data/tables/delimited-rows';
import type { Delimiter } from '../../../lib/data/tables/delimiter';

const test = suite('delimited rows');

/** Row numbers and fields, and how the quotes were read. */
function read(chunks: readonly string[], delimiter: Delimiter = ',') {
  const { rows, format } = readDelimited(() => chunks, 'x.csv', delimiter);
  return [format, ...[...rows].map(({ row, fields }) => [row, ...fields])];
}

test('wherever a chunk ends, the rows are the same, and counted as a spreadsheet does', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const text = ['text,label', '"He said ""no""' + end + 'twice, and",bad', '', 'tea,good', ''].join(end);
    const expected = ['CSV with commas', [1, 'text', 'label'], [2, 'He said "no"\ntwice, and', 'bad'], [4, 'tea', 'good']];
    assert.equal(read([text]), expected);
    assert.equal(read([...text]), expected);
    for (let at = 0; at <= text.length; at++) assert.equal(read([text.slice(0, at), text.slice(at)]), expected, `${at}`);
  }
  assert.equal(read(['a,b\r', 'c,d\r']).length, 3);
}); // prettier-ignore

test('a row of empty fields is a row, an empty line is none', () => {
  assert.equal(read(['a,b\n\n,\n,x\n']), [
    'CSV with commas',
    [1, 'a', 'b'],
    [3, '', ''],
    [4, '', 'x'],
  ]);
  assert.equal(read(['a\n\n""\n b']), ['CSV with commas', [1, 'a'], [4, ' b']]);
});

test('quotes that cannot be meant as RFC 4180 has them', () => {
  assert.equal(read(['a,"b \\" c"\nd,e']), ['CSV with commas, quotes written \\"', [1, 'a', 'b " c'], [2, 'd', 'e']]);
  assert.equal(read(['a,"b" c\nd,e']), ['CSV with commas, quotes are plain characters', [1, 'a', '"b" c'], [2, 'd', 'e']]);
  const { unreadable } = readDelimited(() => ['a,b\nc,d\n"e" x",f\ng,h,i'], 'x.csv', ',');
  assert.equal(unreadable?.map(({ row, why }) => `row ${row}${why}`), ['row 3: a quote stands inside a quoted text']);
  const last = readDelimited(() => ['a,b\nc,d,e\n"e" x",f'], 'x.csv', ',');
  assert.equal([last.rows.length, last.unreadable?.map(({ row }) => row)], [2, [3]]);
  const [plain] = read(['a,b\n"e" x",f\n']); // a row would be lost if a quote were written \"
  assert.is(plain, 'CSV with commas, quotes are plain characters');
  assert.equal(read(['"tea" pot",good']), ['CSV with commas, quotes are plain characters', [1, '"tea" pot"', 'good']]);
  assert.throws(() => read(['a,b\n', 'c,d\n"e,f\ng,h\n"i,j', ',k']), /row 3: a text opens/);
  assert.throws(() => read(['a,b\n', 'c,d\n"e,f,g']), /x\.csv: row 3: a text opens with a quote that is never closed\./);
}); // prettier-ignore

test('a text of a tab file that holds tabs and line breaks has swallowed rows, where they are even without', () => {
  const [name] = read(['a\tb\n"c\td\ne"\tf\n'], '\t');
  assert.is(name, 'tab-separated values, quotes are plain characters');
  const uneven = read(['a\tb\n"c\td\tx\ne"\tf\n'], '\t');
  assert.equal(uneven, ['tab-separated values', [1, 'a', 'b'], [2, 'c\td\tx\ne', 'f']]);
  assert.is(read(['a\tb\n"c\nd"\tf\n'], '\t')[0], 'tab-separated values'); // a line break alone is none
  assert.is(read(['a,b\n"c,d\ne",f\n'])[0], 'CSV with commas'); // nor is it in a CSV file
});

test('a record longer than 64 MB is a quote that was never closed', () => {
  const long = 'tea '.repeat(2 ** 23);
  const chunks = ['text,label\ntea,good\n\n"', long, long, 'x', long, '",bad\n'];
  assert.throws(
    () => read(chunks),
    /x\.csv: row 4: a text opens with a quote that is never closed/,
  );
});

test.run();
