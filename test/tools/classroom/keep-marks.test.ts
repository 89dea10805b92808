/** marks.csv: formulas are defused, and a person's marks are found again, on the work they were made for. */
import { parse } from 'papaparse';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CHANGED, GONE, keepMarks, readPersonMarks } from '../../../lib/tools/classroom/keep-marks';
import { marksCsv, readMarks, type MarksRow } from '../../../lib/tools/classroom/marks-csv';
import { withTotal } from '../../../lib/tools/classroom/marks-row';
import { personPoints } from '../../../lib/tools/classroom/person-points';
import { editions } from './some-submissions';

const test = suite('keep marks');

const row = (file: string, sha256 = 'a'): MarksRow => ({
  file,
  sha256,
  checks: 1,
  conclusion: '',
  'needs human': 'no',
  why: '',
  remark: '',
  total: 1,
});
const kept = new Map([
  ['conclusion', 2],
  ['remark', undefined],
]);
const keep = (rows: MarksRow[], earlier: MarksRow[]) =>
  keepMarks(rows, readPersonMarks(marksCsv(earlier), kept), kept);

test('what a spreadsheet would run is written as text, in every column', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r']) {
    const hostile = `${start}1+1|'cmd'!A1`;
    const text = marksCsv([{ learner: hostile, file: hostile, why: hostile }]);
    const [, cells] = parse<string[]>(text.slice(1)).data;
    for (const cell of cells) assert.is(cell, `'${hostile}`);
    assert.is(readMarks(text, [])[0].cells.get('learner'), hostile);
  }
});

test('a number below 0 stays a number, and a cell holds quotes and line ends', () => {
  const text = marksCsv([{ a: -1, b: 'x "y"\nz, w' }]);
  assert.equal([...readMarks(text, [])[0].cells.values()], ['-1', 'x "y"\nz, w']);
});

test('marks are kept for the same file, also when it was renamed', () => {
  const marked = { ...row('=1+1.ipynb'), conclusion: 2, remark: '@good' };
  const [same, other] = keep([row('=1+1.ipynb'), row('new', 'b')], [marked]);
  assert.equal([same.conclusion, same.remark, same.why], ['2', '@good', '']);
  assert.is(other.conclusion, '');
  const [renamed] = keep([row('renamed.ipynb')], [marked]);
  assert.equal([renamed.conclusion, renamed.why], ['2', '']);
});

test('a notebook that has changed since is for a person again, each time only once', () => {
  const marked = { ...row('x'), conclusion: 2 };
  const [changed] = keep([{ ...row('x', 'b'), why: 'old release' }], [marked]);
  assert.equal([changed.conclusion, changed['needs human']], ['2', 'yes']);
  assert.is(changed.why, `old release; ${CHANGED}`);
  assert.is(keep([row('x', 'b')], [row('x')])[0].why, '', 'nothing was marked by hand');
});

test('marks of a notebook that is gone stay in the file, with their total', () => {
  const marked = withTotal({ ...row('gone'), conclusion: 2 }, editions);
  const [, gone, ...more] = keep([row('new', 'b')], [marked, row('unmarked', 'c')]);
  assert.is(more.length, 0);
  assert.equal([gone.file, gone.conclusion, gone.why], ['gone', '2', GONE]);
  assert.is(withTotal(gone, editions).total, 3);
  const [, again] = keep([row('new', 'b')], [gone]);
  assert.is(again.why, GONE);
});

test('a notebook that is gone and was marked on the page of conclusions has no total', () => {
  const page = marksCsv([{ file: 'gone', sha256: 'b', conclusion: 2, remark: '' }]);
  const [, gone] = keepMarks([row('x')], readPersonMarks(page, kept), kept);
  assert.equal([gone.conclusion, withTotal(gone, editions).total], ['2', '']);
});

test('another file is refused', () => {
  assert.throws(() => readPersonMarks('name,points\r\nx,1\r\n', kept), /no column "file"/);
  assert.throws(() => readPersonMarks('', kept), /no column "file"/);
});

test('points in the ways that people write them; the rest is refused by row and column', () => {
  for (const [text, points] of [
    ['1,5', 1.5],
    ['1.5', 1.5],
    ['2/2', 2],
    ['1 of 2', 1],
    ['2 points', 2],
    ['1 point', 1],
    ['1,5 pts', 1.5],
    ['two', 2],
    ['Two', 2],
    ['1½', 1.5],
    ['1,5 / 2', 1.5],
    ['2 out of 2', 2],
    ['+1', 1],
    ['2.0', 2],
    [' 0 ', 0],
    ['', undefined],
  ] as const) {
    assert.is(personPoints(text, 2), points, text);
  }
  for (const text of [
    '3',
    '-1',
    'good',
    '2/3',
    '1e9',
    '0x1',
    'Infinity',
    '1 2',
    'two and a bit',
    '11',
    '2-Feb',
    '50 %',
    '1;5',
    '--1',
    '1 1/2',
    'NaN',
  ]) {
    assert.throws(() => personPoints(text, 2), Error, text);
  }
  const checks = marksCsv([{ ...row('a'), checks: '11.x' }]);
  assert.throws(() => readPersonMarks(checks, kept), /row 2, column checks: "11\.x" is no number/);
  const file = (points: string) => marksCsv([row('a'), { ...row('b'), conclusion: points }]);
  assert.throws(
    () => readPersonMarks(file('3'), kept),
    /row 3, column conclusion: "3" is more than the 2/,
  );
  assert.throws(
    () => readPersonMarks(file('-1'), kept),
    /row 3, column conclusion: "-1" is below 0/,
  );
});

test('a file that a spreadsheet saved with semicolons or tabs is read', () => {
  for (const [delimiter, said] of [
    [';', ''],
    [';', 'sep=;\r\n'],
    ['\t', '\ufeff'],
  ]) {
    const text = said + ['file', 'sha256', 'conclusion', 'remark'].join(delimiter);
    const read = readPersonMarks(
      `${text}\n${['x', 'a', '1,5', 'well done'].join(delimiter)}\n`,
      kept,
    );
    assert.equal([...read[0].values()], ['x', 'a', '1,5', 'well done']);
  }
  assert.is(withTotal({ ...row('x'), conclusion: '1,5' }, editions).total, 2.5);
});

test.run();
