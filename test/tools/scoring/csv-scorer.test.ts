import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CsvScorer, type CsvOptions } from '../../../lib/tools/scoring/csv-scorer';
import { InputError } from '../../../lib/tools/scoring/input-error';

const test = suite('csv-scorer');

/** Labels a text by its length, so that what was read of it shows. */
const classify = (text: string) => ({ label: `n${text.length}`, probability: text.length / 100 });

function score(csv: string | Buffer, options: Partial<CsvOptions> = {}, size = Infinity): string {
  const scorer = new CsvScorer(classify, { file: 'a.csv', ...options });
  const bytes = Buffer.from(csv);
  let result = '';
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    parts.push(Buffer.from(scorer.score(bytes.subarray(at, at + size))));
  }
  parts.push(Buffer.from(scorer.score(Buffer.alloc(0), true)));
  result += Buffer.concat(parts).toString();
  return result;
}

test('label and probability are appended, all else is kept byte for byte', () => {
  const csv = '\ufeffid , text,"no ""te"""\r\n1,good tea,x\n\r\n 2 ,"a ""b""\r\nc","y\n"\r\n3,,';
  const expected =
    '\ufeffid , text,"no ""te""",predicted_label,probability\r\n1,good tea,x,n8,0.080000\n\r\n' +
    ' 2 ,"a ""b""\r\nc","y\n",n8,0.080000\r\n3,,,n0,0.000000';
  assert.is(score(csv), expected);
  for (const size of [1, 2, 3, 7]) assert.is(score(csv, {}, size), expected, `${size} bytes`);
});

test('semicolons, tabs and carriage returns alone are recognised by the first line', () => {
  assert.is(
    score('id;text\n1;a,b,c\n'),
    'id;text;predicted_label;probability\n1;a,b,c;n5;0.050000\n',
  );
  assert.is(
    score('text\tid\rab\t1\r'),
    'text\tid\tpredicted_label\tprobability\rab\t1\tn2\t0.020000\r',
  );
  assert.is(score('text\nab\n'), 'text,predicted_label,probability\nab,n2,0.020000\n');
});

test('the column: by a usual name, by its name, by its number', () => {
  assert.is(score('id,Review\n1,abc\n').split('\n')[1], '1,abc,n3,0.030000');
  assert.is(score('a,b\n1,abc\n', { text: 'b' }).split('\n')[1], '1,abc,n3,0.030000');
  assert.is(score('a,b\n1,abc\n', { text: '1' }).split('\n')[1], '1,abc,n1,0.010000');
  assert.is(score('2,1\nabcd,a\n', { text: '1' }).split('\n')[1], 'abcd,a,n1,0.010000');
});

test('without a header the first row is scored, and nothing is named', () => {
  const options = { header: false, text: '2' };
  assert.is(score('1,abc\n2,d', options), '1,abc,n3,0.030000\n2,d,n1,0.010000');
  assert.is(score('ab\n', { header: false }), 'ab,n2,0.020000\n');
  assert.throws(() => score('1,abc\n', { header: false }), /without a header.* 1 to 2/);
  assert.throws(() => score('1,abc\n', { header: false, text: '3' }), /--text <number>, 1 to 2/);
});

const wrong: readonly (readonly [string, string | Buffer, RegExp, Partial<CsvOptions>?])[] = [
  ['an empty file', '', /^a\.csv: the file is empty$/],
  ['only a byte order mark', '\ufeff', /the file is empty/],
  ['an empty first line', '\ntext\n', /row 1: it is empty/],
  ['no text column', 'a,b\n1,2\n', /row 1: no column with a usual name.*: 1 "a", 2 "b"$/],
  ['a name that is not there', 'text\nx\n', /no column 'b' for the text/, { text: 'b' }],
  ['a number that is too high', 'text\nx\n', /no column '2'/, { text: '2' }],
  ['several text columns', 'text,review\n1,2\n', /row 1: columns 1, 2 may all be the text/],
  ['one name twice', 'a,a\n1,2\n', /columns 1, 2 may all/, { text: 'a' }],
  ['a field missing', 'id,text,c\n1,x,y\n2,x\n', /row 3, column "c": the row has 2 fields/],
  ['a field too many', 'id,text\n1,x,y\n', /row 2, column "text": the row has 3 fields.*quotes/],
  ['a stray quote', 'id,text\n1,x"y\n', /row 2, column "text": a quote inside a field/],
  ['an open quote', 'id,text\n1,ok\n2,"x\n3,y\n', /row 3, column "text": a quote is opened/],
  ['a column added before', 'text,probability\na,1\n', /a column 'probability' already/],
  ['not UTF-8', Buffer.from('text\nok\ncaf\xe9\n', 'latin1'), /row 3, column "text": not UTF-8/],
  ['a header not UTF-8', Buffer.from('text,\xe9\n', 'latin1'), /row 1: not UTF-8/],
];
for (const [what, csv, message, options] of wrong) {
  test(`${what} is an error that says where`, () => {
    for (const size of [1, 5, Infinity]) {
      const error = thrown(() => score(csv, options, size));
      assert.instance(error, InputError);
      assert.match(String((error as Error).message), message);
    }
  });
}

function thrown(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

test('what is not the text may be in any encoding; a replacement character may be meant', () => {
  const bytes = Buffer.from('id,text\n\xe9,abc\n', 'latin1');
  const scorer = new CsvScorer(classify, { file: 'a.csv' });
  assert.is(
    Buffer.from(scorer.score(bytes, true)).toString('latin1').split('\n')[1],
    '\xe9,abc,n3,0.030000',
  );
  assert.is(score('text\n\ufffd\n').split('\n')[1], '\ufffd,n1,0.010000');
});

test('a record that never ends is refused before it fills the memory', () => {
  const csv = `text\n"${'x\n'.repeat(2000)}`;
  assert.throws(() => score(csv, { longestRecord: 0.001 }, 500), /row 2: longer than 0\.001 MB/);
});

test('labels are fields too', () => {
  const label = 'a,"b"\n';
  const scorer = new CsvScorer(() => ({ label, probability: 1 }), { file: 'a.csv' });
  const found = scorer.score(Buffer.from('text\nx\ny\n'), true).toString();
  assert.is(found.split('probability\n')[1], 'x,"a,""b""\n",1.000000\ny,"a,""b""\n",1.000000\n');
});

test('rows and empty texts are counted', () => {
  const scorer = new CsvScorer(classify, { file: 'a.csv' });
  scorer.score(Buffer.from('id,text\n1,a\n2,\n\n3,""\n'), true);
  assert.equal([scorer.rows, scorer.emptyTexts], [3, 2]);
});

test('a header of very many columns', () => {
  const names = Array.from({ length: 100_000 }, (_, at) => `c${at}`).join(',');
  const row = ','.repeat(100_000);
  assert.ok(score(`${names},text\n${row}abc\n`).endsWith(',abc,n3,0.030000\n'));
});

test.run();
