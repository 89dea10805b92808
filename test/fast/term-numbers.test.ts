import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TermNumbers } from '../../lib/fast/term-numbers';
import { tokenize } from '../../lib/text/tokenizer';
import { trainTexts } from '../text/scikit-learn-parity';

const test = suite('term-numbers');

const long = 'x'.repeat(16);
const texts = [
  'new new NEW words, new words',
  'новый words and новый new',
  'only HERE 漢字 first latin',
  'here HERE Here',
  'first latin then',
  `${long}a ${long}b ${long}a ${long}`,
  `${long}漢 ${long}b ${'y'.repeat(70_000)} words`,
  '',
  'a b c … 😂 “quoted” words',
  'Été été ÀÀ ÿÿ ½½ ªº',
  '…ÿÿÿ ÿa… … ÿ',
  'aaĀbb',
  ...trainTexts,
];

for (const lowercase of [true, false]) {
  test(`the numbers spell the tokenizer's tokens, lowercase ${lowercase}`, () => {
    const numbers = new TermNumbers({ lowercase, ngramRange: [1, 1] });
    const spelled: Int32Array[] = [];
    let start = 0;
    texts.forEach((text, row) => {
      numbers.addText(text);
      const found = numbers.occurrences.slice(start, numbers.ends[row]);
      spelled.push(found);
      start = numbers.ends[row];
    });
    const terms = numbers.terms();
    texts.forEach((text, row) => {
      const found = Array.from(spelled[row], (number) => terms[number]);
      assert.equal(found, tokenize(text, { lowercase }), text.slice(0, 80));
    });
    const different = new Set(texts.flatMap((text) => tokenize(text, { lowercase })));
    assert.is(terms.length, 1 + different.size); // number 0 is none
  });
}

test('frequencies: in how many texts, and how often in all', () => {
  const numbers = new TermNumbers({ lowercase: true, ngramRange: [1, 2] });
  for (const text of ['milk good tea good', 'tea', 'tea good tea']) numbers.addText(text);
  const documentFrequency = numbers.documentFrequency();
  const termFrequency = numbers.termFrequency();
  const found = numbers.terms().map((term, at) => [term, documentFrequency[at], termFrequency[at]]);
  assert.equal(found, [
    ['', 0, 0],
    ['milk', 1, 1],
    ['good', 2, 3],
    ['tea', 3, 4],
    ['milk good', 1, 1],
    ['good tea', 2, 2],
    ['tea good', 2, 2],
  ]);
});

test.run();
