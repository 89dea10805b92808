import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DataError } from '../../../lib/data/data-error';
import { BlockScorer } from '../../../lib/tools/scoring/block-scorer';
import { readHead, type CsvOptions } from '../../../lib/tools/scoring/csv-header';
import { WholeRows } from '../../../lib/tools/scoring/whole-rows';

const test = suite('csv-scorer');

/** Labels a text by its length, so that what was read of it shows. */
const classify = (text: string) => ({ label: `n${text.length}`, probability: text.length / 100 });

/** Scores a file whose rows come in pieces of a size; its header is read as it comes. */
function scored(csv: string | Buffer, options: CsvOptions = {}, size = Infinity, model = classify) {
  const bytes = Buffer.from(csv);
  let read = Math.min(size, bytes.length);
  const begin = () => readHead(bytes.subarray(0, read), read === bytes.length, 'a.csv', options);
  let begun = begin();
  for (; begun === undefined; begun = begin()) read = Math.min(read + size, bytes.length);
  const { head, end } = begun;
  const rows = new WholeRows(head.format.lineEnd, head.format.quote, 0);
  const scorer = new BlockScorer({ classify: model }, { file: 'a.csv', head });
  const parts = [Buffer.from(begun.output)];
  const counts = { rows: 0, emptyTexts: 0, records: 0 };
  const add = (block: Buffer | undefined): void => {
    if (block === undefined || block.length === 0) return;
    const answer = scorer.score({ bytes: block }, counts.records);
    parts.push(Buffer.from(answer.output));
    for (const name of ['rows', 'emptyTexts', 'records'] as const) counts[name] += answer[name];
  };
  for (let at = end; at < bytes.length; at += size) add(rows.add(bytes.subarray(at, at + size)));
  add(rows.rest());
  return { ...counts, bytes: Buffer.concat(parts) };
}

const score = (...args: Parameters<typeof scored>): string => scored(...args).bytes.toString();

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

const wrong: readonly (readonly [string, string | Buffer, RegExp, CsvOptions?])[] = [
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
      assert.instance(error, DataError);
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
  const { bytes } = scored(Buffer.from('id,text\n\xe9,abc\n', 'latin1'));
  assert.is(bytes.toString('latin1').split('\n')[1], '\xe9,abc,n3,0.030000');
  assert.is(score('text\n\ufffd\n').split('\n')[1], '\ufffd,n1,0.010000');
});

test('a record that never ends is refused before it fills the memory', () => {
  const { head } = readHead(Buffer.from('text\n'), true, 'a.csv', {}) ?? {};
  const scorer = new BlockScorer({ classify }, { file: 'a.csv', head }, 1000);
  const block = { bytes: Buffer.from(`"${'x\n'.repeat(2000)}`) };
  assert.throws(() => scorer.score(block, 7), /row 9: longer than 0\.001 MB/);
});

test('labels are fields too', () => {
  const found = score('text\nx\ny\n', {}, 99, () => ({ label: 'a,"b"\n', probability: 1 }));
  assert.is(found.split('probability\n')[1], 'x,"a,""b""\n",1.000000\ny,"a,""b""\n",1.000000\n');
});

test('quotes as characters, or another one around fields, where that is told', () => {
  const inches = 'id,text\n1,a 5" pot\n2,"a"b\n';
  const rows = score(inches, { quote: '' }).split('\n');
  assert.equal(rows.slice(1), ['1,a 5" pot,n8,0.080000', '2,"a"b,n4,0.040000', '']);
  const single = score("id;'text'\n1;'a;''b\n'\n2;\"\n", { quote: "'" });
  assert.is(single, "id;'text';predicted_label;probability\n1;'a;''b\n';n5;0.050000\n2;\";n1;0.010000\n");
}); // prettier-ignore

test('rows and empty texts are counted', () => {
  const { rows, emptyTexts } = scored('id,text\n1,a\n2,\n\n3,""\n');
  assert.equal([rows, emptyTexts], [3, 2]);
});

test('a header of very many columns', () => {
  const names = Array.from({ length: 100_000 }, (_, at) => `c${at}`).join(',');
  const row = ','.repeat(100_000);
  assert.ok(score(`${names},text\n${row}abc\n`).endsWith(',abc,n3,0.030000\n'));
});

test.run();
