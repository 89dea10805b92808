import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { analyzerOptions } from '../../lib/text/analyzer-options';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import { unknownShare, unknownTerms } from '../../lib/text/unknown-terms';

const test = suite('unknown terms');

test('counts each time, the most frequent first; names of object members are words', () => {
  const vectorizer = new CountVectorizer().fit(['good tea']);
  const texts = ['Good hotel, HOTEL', 'tea constructor'];
  assert.equal([...unknownTerms(vectorizer, texts)], [['hotel', 2], ['constructor', 1]]); // prettier-ignore
  const tied = [...unknownTerms(vectorizer, ['zz yy', 'xx'])].map(([term]) => term);
  assert.equal(tied, ['xx', 'yy', 'zz'], 'in whatever order the texts come');
  assert.is(unknownShare(vectorizer, texts), 3 / 5);
  assert.is(unknownShare(vectorizer, ['?!']), 0);
});

test('texts cut into characters: runs of characters', () => {
  const vectorizer = new CountVectorizer(analyzerOptions('char')).fit(['好茶']);
  assert.is(unknownShare(vectorizer, ['好茶']), 0);
  assert.ok(unknownTerms(vectorizer, ['好酒']).has('酒'));
  assert.equal(new CountVectorizer(analyzerOptions('word')).options.analyzer, 'word');
});

test.run();
