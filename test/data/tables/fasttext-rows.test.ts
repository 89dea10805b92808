import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { isFastText, readFastText } from '../../../lib/data/tables/fasttext-rows';

const test = suite('fasttext rows');

test('a label anywhere in the line, empty lines left out but counted', () => {
  const text = '__label__good fine tea\n\n  \nbad pot __label__bad \n__label__ x\n';
  const { rows, unreadable, columns, format } = readFastText([text], 'x.txt');
  assert.equal(
    [...rows].map(({ row, fields }) => [row, ...fields]),
    [
      [1, 'fine tea', 'good'],
      [4, 'bad pot', 'bad'],
      [5, 'x', ''],
    ],
  );
  assert.equal([unreadable, columns, format], [[], ['text', 'label'], 'fastText']);
});

test('a line with no label, or more than one, is told', () => {
  const { rows, unreadable } = readFastText(
    ['__label__a tea\npot\n__label__a __label__b cup'],
    'x.txt',
  );
  assert.is(rows.length, 1);
  const remedy = "Write one in each line, as in '__label__positive the text'";
  assert.equal(unreadable, [
    { row: 2, line: 2, why: ': 0 labels', remedy },
    { row: 3, line: 3, why: ': 2 labels', remedy },
  ]);
});

test('the first line of a file of fastText begins or ends with a label', () => {
  assert.equal(['__label__a tea', ' \n__label__a', 'tea __label__a', 'a __label__a tea', ''].map(isFastText), [true, true, true, false, false]);
}); // prettier-ignore

test.run();
