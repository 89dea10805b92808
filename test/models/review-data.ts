/** The kit's reviews and scikit-learn's numbers on them, as the tests of the models need them. */
import { readFileSync } from 'node:fs';
import { readReviews } from '../../lib/data/reviews';

const split = (path: string) => {
  const reviews = readReviews(path);
  return { texts: reviews.map(({ text }) => text), labels: reviews.map(({ label }) => label) };
};

export const train = split('data/reviews-train.csv');
export const daily = split('data/reviews-test.csv');

interface LogisticFigures {
  intercept: number;
  coefSample: Record<string, number>;
  decision: number[];
  accuracy: number;
}

/** What scikit-learn 1.2.1 finds on the same reviews (see test/fixtures/README.md). */
export const scikitLearn = JSON.parse(readFileSync('test/fixtures/scikit-learn.json', 'utf8')) as {
  tfidf_default: { logisticRegression: LogisticFigures };
  tfidf_max502: { logisticRegression: LogisticFigures };
  count_naiveBayes: {
    classLogPrior: number[];
    featureLogProbSample: Record<string, [number, number]>;
    positiveProbability: number[];
    accuracy: number;
  };
};

/** Texts that break careless code. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '__proto__',
  'constructor prototype __proto__ hasOwnProperty toString valueOf',
  '<script>alert("great")</script> & <b>bad</b>',
  '=HYPERLINK("http://example.invalid","great")',
  '😂👍🏽👨‍👩‍👧 great 😡',
  '\ud83d great \ude02',
  'Café NAÏVE — straße ǅ İstanbul 漢字',
  'x'.repeat(100_000),
  'great '.repeat(16_667),
  'bad\u0000good\tawful\r\n',
];
