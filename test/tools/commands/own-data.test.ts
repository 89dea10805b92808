import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseReviews } from '../../../lib/data/reviews';
import { classesText } from '../../../lib/tools/commands/own-data';

const test = suite('own data');
const labelled = (labels: readonly string[]) =>
  parseReviews(`text,label\n${labels.map((label) => `Tea,"${label}"\n`).join('')}`, 'x.csv');

test('classes with their counts, the commonest first, ties by name; odd characters are seen', () => {
  const train = labelled(['b', 'a', 'c', 'c', 'p\u043es\u200b']);
  assert.equal(classesText({ train, test: [] }), [
    "Classes (train): 'c' 2, 'a' 1, 'b' 1, 'p\u043es\\u200b' 1.",
  ]);
});

test('of very many classes twenty are named', () => {
  const [text] = classesText({ train: labelled(Array.from({ length: 30 }, (_, i) => `k${i}`)) });
  assert.match(text, /, and 10 more\.$/);
});

test.run();
