import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { analyzerOptions } from '../../lib/data/analyzer-options';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import { unknownTerms } from '../../lib/text/unknown-terms';

const test = suite('unknown terms');

test('counts each time, the most frequent first; names of object members are words', () => {
  const vectorizer = new CountVectorizer().fit(['good tea']);
  const texts = ['Good hotel, HOTEL', 'tea constructor'];
  const { counts, unknown, share } = unknownTerms(vectorizer, texts);
  assert.equal([...counts], [['hotel', 2], ['constructor', 1]]); // prettier-ignore
  assert.equal([unknown, share], [3, 3 / 5]);
  const tied = [...unknownTerms(vectorizer, ['zz yy', 'xx']).counts.keys()];
  assert.equal(tied, ['xx', 'yy', 'zz'], 'in whatever order the texts come');
  assert.is(unknownTerms(vectorizer, ['?!']).share, 0);
});

test('texts cut into characters: runs of characters', () => {
  const vectorizer = new CountVectorizer(analyzerOptions('char')).fit(['好茶']);
  assert.is(unknownTerms(vectorizer, ['好茶']).share, 0);
  assert.ok(unknownTerms(vectorizer, ['好酒']).counts.has('酒'));
  assert.equal(new CountVectorizer(analyzerOptions('word')).options.analyzer, 'word');
});

test.run();
