import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  baseLayout,
  classColours,
  palette,
  plainText,
  seriesColour,
  seriesColours,
} from '../../../lib/plots/figures/palette';
import { wordsOf } from '../../../lib/plots/figures/figure-words';

const test = suite('palette');

test('colours are six-digit hex, and no series shares one', () => {
  for (const colour of Object.values(palette)) assert.match(colour, /^#[0-9A-F]{6}$/);
  assert.is(new Set(seriesColours).size, seriesColours.length);
});

test('after the last colour they start again', () => {
  assert.is(seriesColour(0), palette.blue);
  assert.is(seriesColour(seriesColours.length), seriesColour(0));
});

test('the layout carries the words as plain text, and keeps them for other readers', () => {
  const words = { finding: 'A <b>finding</b>', measured: 'what was measured', numbers: ['a: 1'] };
  const layout = baseLayout(words, 'x & y', 'y');
  const { text } = layout.title as { text: string };
  assert.match(text, /^A &lt;b&gt;finding&lt;\/b&gt;<br><span [^>]*>what was measured<\/span>$/);
  assert.is((layout.xaxis.title as { text: string }).text, 'x &amp; y');
  assert.is(layout.paper_bgcolor, '#FFFFFF');
  assert.equal(wordsOf(layout), words);
});

test('two layouts share no axis object, so changing one leaves the other alone', () => {
  const first = baseLayout({ finding: 'a' }, 'b', 'c');
  first.xaxis.type = 'log';
  assert.is(baseLayout({ finding: 'a' }, 'b', 'c').xaxis.type, undefined);
});

test('a class keeps its colour, whatever other classes there are and however they are called', () => {
  const two = classColours(['positive', 'negative']);
  const three = classColours(['neutral', 'negative', 'positive']);
  assert.is(three.get('negative'), two.get('negative'));
  assert.is(three.get('positive'), two.get('positive'));
  assert.is(new Set(three.values()).size, 3);
  const others = classColours(['constructor', '__proto__', 'spam']);
  assert.equal([...others.keys()], ['__proto__', 'constructor', 'spam']);
  assert.is(new Set(others.values()).size, 3);
  assert.is(classColours(Array.from({ length: 30 }, (_, i) => `c${i}`)).size, 30);
});

test('a text of a page’s length is cut; a line is broken between words, not between a number and its unit', () => {
  assert.is(plainText('x'.repeat(100_000)).length, 80);
  const { title } = baseLayout({ finding: `${'word '.repeat(13)}in 20\u00a0ms` }, '', '');
  const lines = (title as { text: string }).text.split('<br>');
  assert.is(lines.length, 2);
  assert.is(lines[1], '20\u00a0ms');
});

test('plain text leaves harmless text alone and escapes each sign once', () => {
  assert.is(plainText('TF-IDF, 8718 terms'), 'TF-IDF, 8718 terms');
  assert.is(plainText('<a href="x">&amp;'), '&lt;a href="x"&gt;&amp;amp;');
});

test.run();
