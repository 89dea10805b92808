import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { seen, visible } from '../../lib/data/visible';
import { hasWord, isUnspaced } from '../../lib/data/words';

const test = suite('visible');

test('what cannot be seen is shown by its number', () => {
  assert.is(visible('a\u200bb\n\u001b[31m\u202e'), 'a\\u200bb\\u000a\\u001b[31m\\u202e');
  assert.is(visible('\u{e0041}\uffff\u{10ffff}'), '\\u{e0041}\\uffff\\u{10ffff}');
  assert.is(visible('\ud800x'), '\\ud800x');
  assert.is(visible('漢字 😂 é'), '漢字 😂 é');
});

test('sixty characters unless told, code points and not units', () => {
  assert.is(visible('x'.repeat(60)), 'x'.repeat(60));
  assert.is(visible('x'.repeat(61)), `${'x'.repeat(60)}…`);
  assert.is(visible('😂'.repeat(5), 5), '😂😂😂😂😂');
  assert.is(visible('😂'.repeat(6), 5), '😂😂😂😂😂…');
  assert.is(visible('x'.repeat(100_000), 3), 'xxx…');
  assert.is(visible('', 0), '');
});

test('labels that look alike are the same when only what is seen counts', () => {
  for (const alike of ['Good', ' good ', 'go\u200bod', 'ＧＯＯＤ', 'good\ufe0f'])
    assert.is(seen(alike), 'good');
  assert.is(seen('very  \t good'), 'very good');
  assert.is.not(seen('goods'), 'good');
});

test('a word is two letters or digits or more', () => {
  assert.equal([hasWord('a b'), hasWord('ab'), hasWord('')], [false, true, false]);
});

test('half of the letters in a script without spaces make a text unspaced', () => {
  assert.equal(['茶', '茶a', '茶ab', 'tea', '', '5!', 'ชา', 'かな 5 5 5 5'].map(isUnspaced), [true, true, false, false, false, false, true, true]);
  assert.equal(['、。', '한국', 'ｱｲｽ', '\u{20000}', '\u{1b000}'].map(isUnspaced), [false, false, true, true, true]);
  assert.not(isUnspaced('a'.repeat(1000) + '茶'.repeat(2000))); // its beginning counts
  assert.ok(isUnspaced(`${'a'.repeat(500)}${'茶'.repeat(500)}a`)); // a thousand characters
}); // prettier-ignore

test.run();
