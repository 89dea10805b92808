/** The model in onnxruntime: the answers, where `npm run onnxruntime` has fetched it, and what is said where not. */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LogisticRegression } from '../../../lib/models/logistic-regression';
import { fitModel } from '../../../lib/models/fit-model';
import { MultinomialNaiveBayes } from '../../../lib/models/naive-bayes';
import { onnxruntimeModel } from '../../../lib/models/onnx/onnxruntime-model';
import { Pipeline } from '../../../lib/models/pipeline';
import { CountVectorizer } from '../../../lib/text/count-vectorizer';
import { TfidfVectorizer } from '../../../lib/text/tfidf-vectorizer';
import { testTexts, train } from '../../text/scikit-learn-parity';

const test = suite('onnxruntime model');
const printed: string[] = [];
const { log } = console;
test.before.each(
  () => void ((printed.length = 0), (console.log = (line: string) => void printed.push(line))),
);
test.after.each(() => void (console.log = log)); // prettier-ignore

const trainingSet = {
  texts: train.map(({ text }) => text).slice(0, 800),
  labels: train.map(({ label }) => label).slice(0, 800),
};
const makers = {
  'tfidf-newton': () => new Pipeline(new TfidfVectorizer(), new LogisticRegression({ solver: 'newton-cg' })),
  'counts-bayes': () => new Pipeline(new CountVectorizer(), new MultinomialNaiveBayes()),
}; // prettier-ignore
const char = () => new Pipeline(new CountVectorizer({ analyzer: 'char' }), new MultinomialNaiveBayes()); // prettier-ignore

test('without onnxruntime there is no such model, and one line says what it needs', () => {
  const model = fitModel('some', makers['counts-bayes'](), trainingSet);
  assert.is(onnxruntimeModel(model, tmpdir()), null);
  assert.equal(printed, ['skipped: needs onnxruntime (in a terminal: npm run onnxruntime)']);
});

if (!existsSync('.bench/onnxruntime')) test.skip('skipped: needs npm run onnxruntime', () => {});
else {
  test('the same labels in a batch and one by one, and none for no text', () => {
    for (const [name, make] of Object.entries(makers)) {
      const model = fitModel(name, make(), trainingSet);
      const entry = onnxruntimeModel(model);
      assert.is(entry?.name, `${name}-onnxruntime`);
      const labels = model.pipeline.predict(testTexts);
      assert.equal(entry?.pipeline.predict(testTexts), labels);
      const single = testTexts.slice(0, 50).map((text) => entry?.pipeline.predict([text])[0]);
      assert.equal(single, labels.slice(0, 50));
      assert.equal(entry?.pipeline.predict([]), []);
    }
  });

  test('a model that ONNX cannot express is named', () => {
    assert.is(onnxruntimeModel(fitModel('some', char(), trainingSet)), null);
    assert.match(printed[0], /^skipped: needs a model that ONNX can express\. .*analyzer 'char'/);
  });
}

test.run();
