import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readDelimited } from '../../../lib/data/tables/delimited-rows';

const test = suite('delimited rows');

/** Row numbers and fields, and how the quotes were read. */
function read(chunks: readonly string[], delimiter = ',') {
  const { rows, format } = readDelimited(() => chunks, 'x.csv', { delimiter });
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
  const { unreadable } = readDelimited(() => ['a,b\nc,d\n"e" x",f\ng,h,i'], 'x.csv', { delimiter: ',' });
  assert.equal(unreadable?.map(({ row, why }) => `row ${row}${why}`), ['row 3: a quote stands inside a quoted text']);
  const last = readDelimited(() => ['a,b\nc,d,e\n"e" x",f'], 'x.csv', { delimiter: ',' });
  assert.equal([last.rows.length, last.unreadable?.map(({ row }) => row)], [2, [3]]);
  const [plain] = read(['a,b\n"e" x",f\n']); // a row would be lost if a quote were written \"
  assert.is(plain, 'CSV with commas, quotes are plain characters');
  assert.equal(read(['"tea" pot",good']), ['CSV with commas, quotes are plain characters', [1, '"tea" pot"', 'good']]);
  assert.throws(() => read(['a,b\n', 'c,d\n"e,f\ng,h\n"i,j', ',k']), /row 3: a text opens/);
  const open = readDelimited(() => ['a,b\n', 'c,d\n"e,f,g'], 'x.csv', { delimiter: ',' });
  assert.equal(open.unreadable?.map(({ row, why }) => `row ${row}${why}`), ['row 3: a text opens with a quote that is never closed']);
}); // prettier-ignore

/** 3,000 rows below a header; row 102 opens a quote that nothing closes, or row 1001, or that other quotes close. */
const rowsWith = (closing: string, text = (row: number): string => `tea ${row}`): string =>
  ['text,label', ...Array.from({ length: 3000 }, (_, at) => {
    const row = at + 2;
    const label = row % 2 === 0 ? 'pos' : 'neg';
    if (row === 102) return `"${text(row)},${label}`;
    return row === 1001 ? `${text(row)}${closing},${label}` : `${text(row)},${label}`;
  })].join('\n'); // prettier-ignore

for (const [name, closing] of [['nothing', ''], ['a stray quote', '"'], ['a quoted word', ' "so"'], ['a quoted field', '\n"x, y",neg\nz']] as const) {
  test(`a stray quote in row 102 that ${name} closes costs that row, and shifts no other`, () => {
    const text = rowsWith(closing, (row) => (row % 100 === 50 ? `"tea, ${row}"` : `tea ${row}`));
    for (const chunks of [[text], text.match(/[^]{1,5000}/g) ?? []]) {
      const { rows, unreadable = [] } = readDelimited(() => chunks, 'x.csv', { delimiter: ',' });
      assert.equal(unreadable.map(({ row, line }) => [row, line]), [[102, 102]]);
      assert.is(rows.length, 3000 + (closing.split('\n').length - 1));
      const [hundred, next] = [rows.at(100), rows.at(101)];
      assert.equal([hundred.row, hundred.fields, next.row, next.fields], [101, ['tea 101', 'neg'], 103, ['tea 103', 'neg']]);
      const last = rows.at(rows.length - 1);
      assert.equal(last.line, text.split('\n').length);
    }
  });
} // prettier-ignore

test('a bad record of several lines that look like no rows is one row; lines are counted on', () => {
  const many = Array.from({ length: 30 }, (_, at) => `tea,${at % 2}\n`).join('');
  const text = `text,label\n${many}"He said "no" and\ntwice\nor so",0\n"a\nb",1\nc,1`;
  const { rows, unreadable } = readDelimited(() => [text], 'x.csv', { delimiter: ',' });
  assert.equal(unreadable?.map(({ row, line }) => [row, line]), [[32, 32]]);
  assert.equal([...rows].slice(-2).map(({ row, line, fields }) => [row, line, ...fields]), [[33, 35, 'a\nb', '1'], [34, 37, 'c', '1']]);
}); // prettier-ignore

test('a text of lines that end in labels is one text where its lines are no rows', () => {
  const many = Array.from({ length: 30 }, (_, at) => `tea,${at % 2}\n`).join('');
  const { rows, unreadable } = readDelimited(() => [`${many}"first,\nthen, later,\nat last",1\n`], 'x.csv', { delimiter: ',' });
  assert.equal([unreadable, rows.at(30).fields], [[], ['first,\nthen, later,\nat last', '1']]);
}); // prettier-ignore

test('stray quotes in more rows than a slip explains are refused with the lines', () => {
  const row = (at: number): string => (at % 30 === 1 ? '"tea' : at % 30 === 16 ? '"a, b"' : 'tea');
  const many = Array.from({ length: 6000 }, (_, at) => `${row(at)},${at % 2}\n`).join('');
  assert.throws(
    () => readDelimited(() => [many], 'x.csv', { delimiter: ',' }),
    /row 3002: a text opens with a quote that is never closed, as in many rows before it: lines 3002 to 3017/,
  );
});

test('one stray quote does not make plain characters of all others', () => {
  const { format, rows, unreadable } = readDelimited(() => ['text,label\n"a","x"\n"b","y"\n"c,x\nd,"x"\n'], 'x.csv', { delimiter: ',' });
  assert.equal([format, rows.length, unreadable?.length], ['CSV with commas', 4, 1]);
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
