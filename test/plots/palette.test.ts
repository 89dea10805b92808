import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  baseLayout,
  palette,
  plainText,
  seriesColour,
  seriesColours,
} from '../../lib/plots/palette';

const test = suite('palette');

test('colours are six-digit hex, and no series shares one', () => {
  for (const colour of Object.values(palette)) assert.match(colour, /^#[0-9A-F]{6}$/);
  assert.is(new Set(seriesColours).size, seriesColours.length);
});

test('after the last colour they start again', () => {
  assert.is(seriesColour(0), palette.blue);
  assert.is(seriesColour(seriesColours.length), seriesColour(0));
});

test('the layout carries the titles as plain text', () => {
  const layout = baseLayout('A <b>title</b>', 'x & y', 'y');
  assert.is((layout.title as { text: string }).text, 'A &lt;b&gt;title&lt;/b&gt;');
  assert.is((layout.xaxis.title as { text: string }).text, 'x &amp; y');
  assert.is(layout.paper_bgcolor, '#FFFFFF');
});

test('two layouts share no axis object, so changing one leaves the other alone', () => {
  const first = baseLayout('a', 'b', 'c');
  first.xaxis.type = 'log';
  assert.is(baseLayout('a', 'b', 'c').xaxis.type, undefined);
});

test('plain text leaves harmless text alone and escapes each sign once', () => {
  assert.is(plainText('TF-IDF, 8718 terms'), 'TF-IDF, 8718 terms');
  assert.is(plainText('<a href="x">&amp;'), '&lt;a href="x"&gt;&amp;amp;');
});

test.run();
