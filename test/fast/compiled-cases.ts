/** The pipelines that the compiled scorer is tested with, and hostile strings to test it on. */
import { LogisticRegression } from '../../lib/models/logistic-regression';
import { MultinomialNaiveBayes } from '../../lib/models/naive-bayes';
import { Pipeline } from '../../lib/models/pipeline';
import { CountVectorizer } from '../../lib/text/count-vectorizer';
import { TfidfVectorizer } from '../../lib/text/tfidf-vectorizer';
import { train } from '../text/scikit-learn-parity';

/** A vocabulary beyond plain English: accents, other scripts, long words, names of object parts. */
const strangeTexts = [
  'Café CAFÉ naïve Straße ÿÿ ÀÉÎÕÜÞ µµ ªº ½¼ ²³ ÿþ ÷× æøå',
  'отлично ΟΔΟΣ οδος 漢字 かな 한국어 ﬁne İstanbul Kelvin Ⅷⅷ \u{20000}\u{20001} 𝐛𝐨𝐥𝐝',
  '__proto__ constructor hasOwnProperty toString valueOf length',
  'abcdefghijklmnop abcdefghijklmnopq abcdefghijklmnopqrstuvwx abcdefghijklmnopqrstuvwy',
  `very long ${'word'.repeat(40)} ${'x'.repeat(16)} ${'x'.repeat(17)} not good not_good`,
];
/** Enough to learn from; more would only take longer. */
const some = train.slice(0, 1200);
const texts = some.map(({ text }) => text).concat(strangeTexts, strangeTexts);
const labels = some.map(({ label }) => label).concat(strangeTexts.map(() => 'positive'));
labels.push(...strangeTexts.map(() => 'negative'));
/** Three classes: the short, the middling and the long. */
const sizes = texts.map(({ length }) => (length < 90 ? 'small' : length < 170 ? 'middle' : 'wide'));

const newton = (): LogisticRegression => new LogisticRegression({ solver: 'newton-cg' });
const descent = (): LogisticRegression => new LogisticRegression({ steps: 3 });
const bayes = (): MultinomialNaiveBayes => new MultinomialNaiveBayes();
const few = { maxFeatures: 400 };

export const pipelines: readonly (readonly [string, Pipeline])[] = [
  ['TF-IDF, newton-cg', new Pipeline(new TfidfVectorizer(), newton()).fit(texts, labels)],
  ['TF-IDF, gradient descent', new Pipeline(new TfidfVectorizer(), descent()).fit(texts, labels)],
  ['counts, naive Bayes', new Pipeline(new CountVectorizer(few), bayes()).fit(texts, labels)],
  ['counts, newton-cg', new Pipeline(new CountVectorizer(few), newton()).fit(texts, labels)],
  [
    'TF-IDF without norm, upper case kept',
    new Pipeline(new TfidfVectorizer({ norm: null, lowercase: false }), newton()).fit(
      texts,
      labels,
    ),
  ],
  [
    'words and pairs, in two reviews or more',
    new Pipeline(new TfidfVectorizer({ ngramRange: [1, 2], minDf: 2 }), newton()).fit(
      texts,
      labels,
    ),
  ],
  [
    'pairs and threes only, three classes',
    new Pipeline(new CountVectorizer({ ngramRange: [2, 3], minDf: 2, ...few }), bayes()).fit(
      texts,
      sizes,
    ),
  ],
  [
    'binary, sublinear, stop words',
    new Pipeline(
      new TfidfVectorizer({ binary: true, sublinearTf: true, stopWords: ['the', 'not'], ...few }),
      newton(),
    ).fit(texts, labels),
  ],
  [
    'stop words only',
    new Pipeline(new TfidfVectorizer({ stopWords: ['the', 'not'], ...few }), newton()).fit(
      texts,
      labels,
    ),
  ],
  ['three classes', new Pipeline(new TfidfVectorizer(few), newton()).fit(texts, sizes)],
];

const words = texts.flatMap((text) => text.split(' '));
const separators = [
  ' ',
  '  ',
  '-',
  '’',
  '…',
  '\n',
  '\0',
  '😂',
  '👍🏽',
  '\u0301',
  '×',
  '\u{1f101}',
  '',
];
const fragments = ['a', '_', 'é', 'İ', 'K', 'Σ', 'ǅ', '\ud800', '\udc00', '\ud83d', '७', 'ß', '𝐛'];

/** `count` hostile strings, the same for the same seed. */
export function* hostileStrings(count: number, seed: number): Generator<string> {
  let state = seed;
  const below = (limit: number): number =>
    Math.floor(((state = (state * 48271) % 2147483647) / 2147483647) * limit);
  const pick = (list: readonly string[]): string => list[below(list.length)];
  for (let made = 0; made < count; made++) {
    let text = '';
    for (let parts = below(14); parts > 0; parts--) {
      const kind = below(12);
      if (kind < 7) text += pick(words);
      else if (kind === 7) text += pick(fragments) + pick(fragments);
      else if (kind === 8) text += String.fromCharCode(below(0x10000), below(0x250));
      else if (kind === 9)
        text += String.fromCharCode(...Array.from({ length: 9 }, () => below(256)));
      else if (kind === 10) text += pick(words).toUpperCase() + pick(words);
      else text += pick(strangeTexts).slice(below(20), 20 + below(60));
      text += pick(separators);
    }
    if (made % 7 === 0) text = text.slice(below(9), text.length - below(9));
    if (made % 6000 === 0) text += pick(words).repeat(below(2) === 0 ? 40_000 : 4) + pick(words);
    if (made % 12_000 === 0) text += 'x'.repeat(100_000) + pick(separators) + pick(words);
    yield text;
  }
}
