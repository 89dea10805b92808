import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cellOutputs } from '../../../lib/tools/notebook/cell-outputs';
import { display } from './sample-notebook';

const test = suite('cell outputs');

function message(type: string, text: string, id?: string) {
  const transient = id === undefined ? {} : { transient: { display_id: id } };
  const content = { data: { 'text/plain': text }, metadata: {}, ...transient };
  return { type, id: 'm', parentId: 'p', content };
}

test('of an updated display the last state stays, where the first was, and without its id', () => {
  const outputs = cellOutputs(
    [
      message('display_data', 'other'),
      message('display_data', '1 %', 'a'),
      message('display_data', 'after'),
      message('update_display_data', '50 %', 'a'),
      message('update_display_data', 'done', 'a'),
    ],
    false,
  );
  const shown = ['other', 'done', 'after'].map((text) => display({ 'text/plain': text }));
  assert.equal(outputs, shown);
});

test('every display of an id is updated; an update of no display shows nothing', () => {
  const outputs = cellOutputs(
    [
      message('update_display_data', 'lost', '__proto__'),
      message('update_display_data', 'lost'),
      message('display_data', 'first', '__proto__'),
      message('display_data', 'second', '__proto__'),
    ],
    false,
  );
  const shown = ['second', 'second'].map((text) => display({ 'text/plain': text }));
  assert.equal(outputs, shown);
});

test.run();
