import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findColumns } from '../../lib/data/columns';
import type { ReadOptions } from '../../lib/data/review';
import { RawRows } from '../../lib/data/tables/raw-table';

const test = suite('columns');

/** Lines of fields that are separated by commas. */
function find(content: string, choice: ReadOptions = {}, scores = false, columns?: string[]) {
  const rows = RawRows.from(
    content.split('\n').map((line, at) => ({ row: at + 1, fields: line.split(',') })),
  );
  return findColumns({ file: 'x.csv', format: 'CSV', rows, columns }, choice, scores);
}

/** The places of text, label and id, and how many rows are the header. */
function places(...input: Parameters<typeof find>) {
  const { text, label, id, headerRows } = find(...input);
  return [text, label, id, headerRows];
}

test('a line above the header: how many columns the first longer row has', () => {
  const more = 'text,label\nsome tea,good,x\nbad tea,bad,x';
  assert.throws(
    () => find(`exported\n${more}`),
    /row 1 has one column, most others have 2: 'exported' is no header/,
  );
  assert.throws(() => find('a\nb,c\nd\ne\nf,g'), /Only one column was found/); // two of five are not most
});

test('usual names, the most usual first, however they are written', () => {
  assert.equal(places('id,text,label\n1,a,b'), [1, 2, 0, 1]);
  assert.equal(places('label,review,text\na,b,c'), [2, 0, undefined, 1]);
  assert.equal(places(' Review-Text ,STARS\na,b'), [0, 1, undefined, 1]);
  assert.equal(places('text,stars,label\na,1,b'), [0, 2, undefined, 1]);
  assert.equal(places('text,stars,label\na,1,b', {}, true), [0, 1, undefined, 1]); // scores are asked for
  assert.equal(places('text,label,overall,rating\na,b,1,2', {}, true), [0, 3, undefined, 1]);
});

test('of two names that are one name written in two ways, the first', () => {
  assert.equal(places('Text,text,label,LABEL\na,b,c,d'), [0, 2, undefined, 1]);
});

test('by name or by number from 1 to the last', () => {
  const rows = 'x,y,z\na,b,c';
  assert.equal(places(rows, { text: 'z', label: 'x', id: 'y' }), [2, 0, 1, 1]);
  assert.equal(places(rows, { text: 1, label: 3 }), [0, 2, undefined, 0]);
  assert.equal(places(rows, { text: '3', label: 'x' }), [2, 0, undefined, 1]);
  assert.equal(places('1,2\na,b', { text: '2', label: '1' }), [1, 0, undefined, 1]); // names before numbers
  for (const wrong of [0, 4, -1, 1.5, '0', 'w', '']) {
    assert.throws(
      () => find(rows, { text: wrong, label: 2 }),
      ({ message }: Error) =>
        message.startsWith(`x.csv: there is no column '${wrong}'. Choose with`),
    );
  }
});

test('what a header is: wanted names, or usual ones among different cells', () => {
  assert.is(places('x,y\na,b', { text: 'x', label: 2 })[3], 1);
  assert.is(places('a,b\nx,y', { text: 1, label: 2 })[3], 0);
  assert.is(places('text,text\nx,y', { text: 1, label: 2 })[3], 0);
  assert.is(places('text,,text\nx,y,z', { text: 1, label: 2 })[3], 0); // empty cells are no names
  assert.is(find('text,label', {}, false, ['text', 'label']).headerRows, 0); // the format gave the names
});

test('without a header: of two filled columns the longer holds the texts', () => {
  assert.equal(places('good,fine tea\nbad,poor'), [1, 0, undefined, 0]);
  assert.equal(places('a,b\nb,a'), [0, 1, undefined, 0]); // equal: the first
  assert.equal(places('fine tea,good,\npoor,bad,'), [0, 1, undefined, 0]); // an empty column is none
  assert.equal(places('fine tea,,good\npoor,,bad', { label: 1 }), [2, 0, undefined, 0]);
  assert.equal(places('fine tea,,good\npoor,,bad', { text: 3 }), [2, 0, undefined, 0]);
  assert.equal(places('fine tea,\npoor,bad'), [0, 1, undefined, 0]); // one field is enough to be filled
  assert.equal(places('fine tea,good\npoor,'), [0, 1, undefined, 0]);
  assert.equal(places('a,bb\na,b\na,b\na,b'), [1, 0, undefined, 0]); // longer all in all
  const hundred = 'fine tea,good,\n'.repeat(100);
  assert.equal(places(`${hundred}poor,bad,5`), [0, 1, undefined, 0]); // the first hundred rows decide
  assert.throws(() => find('fine tea,good,5\npoor,bad,1'), /which column holds the texts/);
  assert.throws(() => find('a,b,c\nd,e,f', { text: 1 }), /which column holds the labels/);
});

test('a first row whose label stands nowhere else is the header, in more than ten rows', () => {
  const rows = (count: number, first: string) => [`Bemerkung und mehr,${first}`, ...Array.from({ length: count - 1 }, (_, at) => `some tea ${at},${at % 2 === 0 ? 'gut' : 'schlecht'}`)].join('\n');
  assert.equal(places(rows(11, 'Urteil')), [0, 1, undefined, 1]);
  assert.equal(find(rows(11, 'Urteil')).names, ['Bemerkung und mehr', 'Urteil']);
  assert.ok(find(rows(11, 'Urteil')).named);
  assert.equal(places(rows(10, 'Urteil')), [0, 1, undefined, 0]);
  assert.not(find(rows(10, 'Urteil')).named);
  assert.equal(places(rows(11, 'gut')), [0, 1, undefined, 0]);
  assert.equal(places(`text,label\n${rows(11, 'Urteil')}`), [0, 1, undefined, 1]); // a header already
}); // prettier-ignore

test('names as they stand; nameless columns by number, the second of a name counted', () => {
  assert.equal(find('text,label, ,x,x,x\na,b,c,d,e,f').names, ['text', 'label', '3', 'x', 'x.2', 'x.3']);
  assert.equal(find('a,b\na,b', { text: 1, label: 2 }).names, ['1', '2']);
  const twice = 'text,label,label\na,b,c';
  assert.throws(() => find(twice), /^x\.csv: the column 'label' is there twice\. Choose one by its number: --label 2\.$/);
  assert.equal(places(twice, { label: 3 }), [0, 2, undefined, 1]);
  assert.equal(places('x,x,label\na,b,c', { text: 1 }), [0, 2, undefined, 1]);
}); // prettier-ignore

test('the list to choose from: each column with its first filled field', () => {
  const message = (content: string, choice?: ReadOptions): string[] => {
    try {
      find(content, choice);
    } catch (error) {
      return (error as Error).message.split('\n').slice(1);
    }
    throw new Error('it was found');
  };
  assert.equal(message('text,lable\n,\nsome tea,good\nx,bad'), ['  1  text:  some tea', '  2  lable:  good']);
  assert.equal(message('a,b,c\nd,e,f'), ['  1  a', '  2  b', '  3  c']);
  assert.equal(message('text,label\na,b', { text: 'w' }), ['  1  text:  a', '  2  label:  b']);
  assert.equal(message('a,b\nc,d', { text: 'w' }), ['  1  a', '  2  b']);
  assert.equal(message(`text,lable\n${'x'.repeat(51)},\n`), [`  1  text:  ${'x'.repeat(50)}…`, '  2  lable:  ']);
  const many = (count: number) => message(`text,${'a,'.repeat(count - 1).slice(0, -1)}\n${'b,'.repeat(count).slice(0, -1)}`);
  assert.is(many(30).length, 30);
  assert.is(many(32).at(-1), '  and 2 more');
  assert.throws(() => find('text\na'), /^x\.csv: it is not clear which column holds the texts\. Only one column was found: separate the columns by commas, semicolons, tabs or \|\.$/);
  assert.throws(() => find('a', {}, false, ['body']), /^x\.csv: it is not clear which column holds the labels\. The only column is 'body'\.$/);
  assert.throws(() => find('a', { text: 'w' }, false, ['body']), /there is no column 'w'\. The only column is 'body'\.$/);
  assert.throws(() => find('a\nb', { text: 'w' }), /there is no column 'w'\. Only one column was found/);
}); // prettier-ignore

test('no rows, only a header, one column for both', () => {
  assert.throws(
    () => findColumns({ file: 'x.csv', format: 'CSV', rows: new RawRows() }, {}, false),
    /no rows\./,
  );
  assert.throws(() => find('text,label'), /no rows below the header line/);
  assert.throws(() => find('text,label\na,b', { label: 'text' }), /cannot be the same column/);
  assert.equal(places('text,label,x\na,b'), [0, 1, undefined, 1]); // a row that is too short is told later
});

test.run();
