import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { itemsInJson } from '../../../lib/data/tables/json-shapes';

const test = suite('json shapes');

test('lists by column: two or more, all of one length', () => {
  const found = itemsInJson({ text: ['tea', 'pot'], label: ['good', 'bad'] });
  assert.equal(found, { items: [['tea', 'good'], ['pot', 'bad']], columns: ['text', 'label'] });
  for (const none of [
    { text: ['tea', 'pot'] },
    { text: ['tea', 'pot'], label: ['good'] },
    { text: ['tea'], label: ['good', 'bad'] },
    { text: ['tea', 'pot'], count: 2, label: ['good', 'bad'] },
    { text: ['tea', { x: 1 }], label: [{ x: 1 }, 'bad'], extra: ['a'] },
  ]) {
    assert.is(itemsInJson(none), undefined, JSON.stringify(none));
  }
}); // prettier-ignore

test('names and rows apart, as pandas splits them', () => {
  const found = itemsInJson({ columns: ['text', 1], index: [0], data: [['tea', 'good']] });
  assert.equal(found, { items: [['tea', 'good']], columns: ['text', '1'] });
  assert.is(itemsInJson({ columns: ['text'], data: 'tea' }), undefined);
  assert.is(itemsInJson({ columns: 2, data: [['tea']] }), undefined);
});

test('objects by column or by row: usual names tell, else there are more rows than columns', () => {
  const row = { text: 'tea', label: 'good' };
  assert.equal(itemsInJson({ x: row }), { items: [row] });
  assert.equal(itemsInJson({ x: row, y: row, z: row }), { items: [row, row, row] });
  const byColumn = itemsInJson({ text: { a: 'tea' }, label: { a: 'good', b: 'bad' } });
  assert.equal(byColumn, { items: [['tea', 'good'], [undefined, 'bad']], columns: ['text', 'label'] });
  assert.equal(itemsInJson({ text: { a: 'tea' }, Urteil: { a: 'gut' } })?.columns, ['text', 'Urteil']);
  const [two, three] = [{ p: 1, q: 2 }, { p: 1, q: 2, r: 3 }];
  assert.equal(itemsInJson({ x: three, y: three })?.columns, ['x', 'y']);
  assert.equal(itemsInJson({ x: two, y: two }), { items: [two, two] }); // as many: by row
  assert.equal(itemsInJson({ x: { p: 1, text: 'a', q: 2 }, y: { text: 'b' } })?.columns, undefined);
  for (const none of [{}, { text: 1, label: 2 }, { x: row, y: 2 }, { x: 2, y: row }, { text: { a: 'tea' } }, { x: { text: 'a' } }]) {
    assert.is(itemsInJson(none), undefined, JSON.stringify(none));
  }
}); // prettier-ignore

test.run();
