import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  baseLayout,
  classColours,
  linearAxis,
  nameColours,
  palette,
  plainText,
  seriesColour,
  seriesColours,
  wayColours,
} from '../../../lib/plots/figures/palette';
import { wordsOf } from '../../../lib/plots/figures/figure-words';

const test = suite('palette');

test('colours are six-digit hex, and no series shares one', () => {
  for (const colour of Object.values(palette)) assert.match(colour, /^#[0-9A-F]{6}$/);
  assert.is(new Set(seriesColours).size, seriesColours.length);
});

test('after the last colour they start again', () => {
  assert.is(seriesColour(0), seriesColours[0]);
  assert.is(seriesColour(seriesColours.length), seriesColour(0));
});

test('the layout carries the words as plain text, and keeps them for other readers', () => {
  const words = { finding: 'A <b>finding</b>', measured: 'what was measured', numbers: ['a: 1'] };
  const layout = baseLayout(words, 'x & y', 'y');
  const { text, subtitle } = layout.title as { text: string; subtitle: { text: string } };
  assert.is(text, 'A &lt;b&gt;finding&lt;/b&gt;');
  assert.is(subtitle.text, 'what was measured');
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

test('a title is one line: a longer one is cut, and whole in the words', () => {
  assert.is(plainText('x'.repeat(100_000)).length, 80);
  const layout = baseLayout({ finding: `In 20 ms ${'word '.repeat(40)}` }, '', '');
  const { text } = layout.title as { text: string };
  assert.match(text, /^In 20\u00a0ms word.*…$/);
  assert.ok(text.length < 90);
  assert.is(wordsOf(layout).finding.length, 209);
});

test('ways, models and classes share no colour', () => {
  const classes = classColours(['positive', 'negative', 'a', 'b']).values();
  const all = [...Object.values(wayColours), ...seriesColours, ...classes];
  assert.is(new Set(all).size, all.length);
});

test('a model keeps its colour, whichever stand beside it', () => {
  const [both] = [nameColours(['tfidf-logistic-regression', 'counts-naive-bayes'])];
  assert.is(nameColours(['counts-naive-bayes'])[0], both[1]);
  assert.is(nameColours(['mine', 'counts-naive-bayes'])[1], both[1]);
  assert.is(new Set(nameColours(['x', 'y', 'counts-naive-bayes'])).size, 3);
});

test('a linear axis has round ticks, and shares are in per cent', () => {
  const axis = linearAxis('accuracy', [0.83, 0.93], { share: true });
  assert.equal(axis['ticktext'], ['84\u00a0%', '86\u00a0%', '88\u00a0%', '90\u00a0%', '92\u00a0%']);
  assert.equal(linearAxis('n', [-3, 5])['tickvals'], [-3, -2, -1, 0, 1, 2, 3, 4, 5]);
});

test('plain text leaves harmless text alone and escapes each sign once', () => {
  assert.is(plainText('TF-IDF, 8718 terms'), 'TF-IDF, 8718 terms');
  assert.is(plainText('<a href="x">&amp;'), '&lt;a href="x"&gt;&amp;amp;');
});

test.run();
