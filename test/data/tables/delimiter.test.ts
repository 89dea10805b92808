import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findDelimiter } from '../../../lib/data/tables/delimiter';

const test = suite('delimiter');

const cases: [string, string, string | undefined, string[]?][] = [
  ['no usual names: the one that gives most rows one width', 'a;b\nc;d,e\nf;g\n', ';'],
  ['widths are counted, not the first row taken', 'x\na;b\nc;d\ne;f\n', ';'],
  ['the better of two', 'a,b|c\nd,e|f\ng,h\n', ','],
  ['the better of two, which comes later', 'a,b|c\nd|f\ng,h|i\n', '|'],
  ['half of the rows are not most', 'a;b\nc\n', undefined],
  ['two of three are', 'a;b\nc\nd;e\n', ';'],
  ['one field a row is no column', 'a\nb\nc\n', undefined],
  ['one row', 'a;b', ';'],
  ['one row of one field', 'tea', undefined],
  ['no rows', '\n\n', undefined],
  ['empty lines are no rows', 'a;b\n\n\n\n\nc;d\n', ';'],
  ['a row of two empty fields is one', ';\n;\nx\n', ';'],
  ['usual names decide, whatever follows', 'text;label\na,b\nc,d\ne,f\n', ';'],
  ['wanted names too', 'Bemerkung | Urteil\na,b\nc,d\ne,f\n', '|', ['Urteil']],
  ['a usual name alone is no header', 'text\na;b\nc;d\n', ';'],
  ['other names are none', 'Bemerkung|Urteil\na,b\nc,d\ne,f\n', ','],
];
for (const [name, start, expected, wanted] of cases) {
  test(name, () => assert.is(findDelimiter(start, wanted ?? []), expected));
}

test('the first hundred rows decide', () => {
  assert.is(findDelimiter('a;b\n'.repeat(100) + 'c,d,e\n'.repeat(100), []), ';');
  const half = 'a;b\nc\n'.repeat(50);
  assert.is(findDelimiter(`${half}d;e\n`, []), undefined);
  assert.is(findDelimiter(`d;e\n${half}`, []), ';');
  assert.is(findDelimiter(`${'\n'.repeat(199)}a;b\n`, []), ';'); // of two hundred lines
  assert.is(findDelimiter(`${'\n'.repeat(200)}a;b\n`, []), undefined);
  assert.is(findDelimiter('a;b\n'.repeat(49) + 'c,d\n'.repeat(200), []), ',');
});

test.run();
