import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { numberWords } from '../../lib/fast/number-words';
import { numberTerms } from '../../lib/text/bag-of-words';
import { tokenize } from '../../lib/text/tokenizer';
import { hostileStrings } from './compiled-cases';
import { trainTexts } from '../text/scikit-learn-parity';

const test = suite('number-words');

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
  '__proto__ constructor toString',
  ...trainTexts,
  ...hostileStrings(3000, 5),
];

for (const lowercase of [true, false]) {
  test(`the numbers are those of the plain version, lowercase ${lowercase}`, () => {
    const words = (text: string): string[] => tokenize(text, { lowercase });
    const expected = numberTerms(texts, words);
    const found = numberWords(texts, lowercase, words);
    assert.equal(found.ends, expected.ends);
    assert.equal(found.terms, expected.terms);
    assert.equal(found.occurrences, expected.occurrences);
  });
}

test('no texts, and texts without words', () => {
  assert.equal(numberWords([], true, tokenize), {
    terms: [],
    occurrences: new Int32Array(0),
    ends: [],
  });
  assert.equal(numberWords(['', 'a !'], true, tokenize).ends, [0, 0]);
});

test.run();
