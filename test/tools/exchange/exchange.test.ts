/** Models to and from the other engines, where these are installed (`npm run python`); refusals everywhere. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readModel } from '../../../lib/models/model-file';
import { LinearClassifier } from '../../../lib/models/linear-classifier';
import { LogisticRegression } from '../../../lib/models/logistic-regression';
import { MultinomialNaiveBayes } from '../../../lib/models/naive-bayes';
import { toOnnx } from '../../../lib/models/onnx/to-onnx';
import { Pipeline } from '../../../lib/models/pipeline';
import { CountVectorizer } from '../../../lib/text/count-vectorizer';
import { TfidfVectorizer } from '../../../lib/text/tfidf-vectorizer';
import { HOSTILE_TEXTS } from '../../../lib/tools/exchange/hostile-texts';
import { findEngine, proofText, prove, type Target } from '../../../lib/tools/exchange/prove';
import { moduleName, writeForSklearn } from '../../../lib/tools/exchange/to-sklearn';
import { testTexts, train } from '../../text/scikit-learn-parity';

const test = suite('exchange');
const folder = mkdtempSync(join(tmpdir(), 'reviewlab-exchange-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

/** Words of many scripts are in the vocabulary too, so that another cut of them shows. */
const texts = [...train.slice(0, 1500).map(({ text }) => text), ...HOSTILE_TEXTS];
const two = [
  ...train.slice(0, 1500).map(({ label }) => label),
  ...HOSTILE_TEXTS.map(() => 'positive'),
];
const three = texts.map(({ length }) => (length < 90 ? 'a "b"' : length < 170 ? 'b, c' : 'ç'));
const newton = () => new LogisticRegression({ solver: 'newton-cg' });
const models: [string, Pipeline][] = [
  ['tfidf', new Pipeline(new TfidfVectorizer(), newton()).fit(texts, two)],
  ['descent', new Pipeline(new TfidfVectorizer(), new LogisticRegression({ steps: 9 })).fit(texts, two)],
  ['bayes', new Pipeline(new CountVectorizer({ lowercase: false }), new MultinomialNaiveBayes()).fit(texts, three)],
  ['pairs', new Pipeline(new TfidfVectorizer({ ngramRange: [1, 2], minDf: 2 }), newton()).fit(texts, three)],
  ['only-pairs', new Pipeline(new CountVectorizer({ ngramRange: [2, 2], minDf: 2, binary: true }), newton()).fit(texts, two)],
  ['1-stops', new Pipeline(new TfidfVectorizer({ stopWords: ['the', 'not'], norm: null }), newton()).fit(texts, two)],
]; // prettier-ignore
const asked = [...testTexts.slice(0, 300), ...HOSTILE_TEXTS];

function inEngine(target: Target, python: string | undefined, run: (python: string) => void): void {
  const found = findEngine(target, python);
  const name = `${target}, ${python ?? 'the first Python'}`;
  if (found !== null) test(name, () => run(found));
  else test.skip(`${name} — skipped: needs ${target === 'onnx' ? 'onnxruntime' : 'scikit-learn'}`);
}

inEngine('onnx', undefined, (python) => {
  for (const [name, pipeline] of models) {
    const path = join(folder, `${name}.onnx`);
    writeFileSync(path, toOnnx(pipeline));
    const proof = prove('onnx', path, pipeline, asked, python);
    assert.ok(proof.largestDifference < 1e-4, name);
    assert.ok(proof.sameLabels >= asked.length - 3, `${name}: ${proofText(proof)}`);
    // onnxruntime lower-cases letter by letter: these two it cannot.
    for (const text of proof.different) assert.match(text, /[İΣ]/u, `${name}: ${proofText(proof)}`);
  }
});

/** The environment of `npm run python`, and the machine's own where that is another. */
const pythons = existsSync('.bench/python') ? [undefined, '/usr/bin/python3'] : [undefined];
for (const candidate of pythons) {
  inEngine('sklearn', candidate, (python) => {
    for (const [name, pipeline] of models) {
      const trained = { name, pipeline, features: 0, fitMs: 0, trainedOn: '', solver: null };
      const proof = prove('sklearn', writeForSklearn(trained, folder), pipeline, asked, python);
      assert.equal(proof.different, [], `${name}: ${proofText(proof)}`);
      assert.is(proof.sameLabels, asked.length, name);
    }
  });

  inEngine('sklearn', candidate, (python) => {
    const schema = JSON.parse(readFileSync('lib/models/model.schema.json', 'utf8')) as object;
    const fits = new Ajv({ strict: true }).compile(schema);
    const input = JSON.stringify({
      train: texts.slice(-500),
      labels: two.slice(-500),
      three: three.slice(-500),
      test: asked,
    });
    const program = resolve('test/tools/exchange/train_models.py');
    const { stdout, stderr, status } = spawnSync(
      python,
      [program, resolve('lib/tools/exchange'), folder],
      {
        input,
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
        env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
      },
    );
    assert.is(status, 0, stderr);
    const { answers, refused } = JSON.parse(stdout) as {
      answers: Record<string, { what: string; labels: string[]; probabilities: number[][] | null }>;
      refused: string[];
    };
    assert.is(Object.keys(answers).length, 29);
    for (const [file, { what, labels, probabilities }] of Object.entries(answers)) {
      const path = join(folder, file);
      assert.ok(
        fits(JSON.parse(readFileSync(path, 'utf8'))),
        `${what}: ${JSON.stringify(fits.errors)}`,
      );
      const { pipeline } = readModel(path);
      assert.equal(pipeline.predict(asked), labels, what);
      assert.equal(pipeline.compile().predict(asked), labels, `${what}, compiled`);
      const found = pipeline.predictProba(asked);
      assert.is(Number.isNaN(found[0][0]), probabilities === null, what);
      probabilities?.forEach((row, at) =>
        row.forEach((p, k) => assert.ok(Math.abs(found[at][k] - p) < 1e-9, `${what}: ${found[at][k]}, not ${p}`)),
      ); // prettier-ignore
    }
    const reasons = [/tokenizer/, /token_pattern \\S\+/, /strip_accents/, /own analyzer/, /norm l1/, /HashingVectorizer/, /BernoulliNB/, /RandomForestClassifier/, /modified_huber/, /LogisticRegression; a Pipeline/, /mine\.CountVectorizer/, /mine\.MultinomialNB/, /CountVectorizer instance is not fitted/, /MultinomialNB instance is not fitted/, /without a vectorizer/, /one class/, /several labels/, /not finite/]; // prettier-ignore
    reasons.forEach((reason, at) => assert.match(refused[at], reason));
  });
}

test('what ONNX cannot express is refused by name', () => {
  const fit = (vectorizer: TfidfVectorizer) =>
    new Pipeline(vectorizer, newton()).fit(['good tea', 'bad tea'], ['a', 'b']);
  assert.throws(() => toOnnx(fit(new TfidfVectorizer({ analyzer: 'char_wb' }))), /'char_wb'/);
  assert.throws(() => toOnnx(fit(new TfidfVectorizer({ sublinearTf: true }))), /sublinear_tf/);
  const pairs = new TfidfVectorizer({ stopWords: ['of'], ngramRange: [1, 2] });
  assert.throws(() => toOnnx(fit(pairs)), /stop words/);
});

/** A vocabulary may be given to scikit-learn, and then hold what no text has. */
const given = (terms: string[], ngramRange: [number, number]) => {
  const weights = [terms.map(() => 0), terms.map((_, at) => at + 1)].map((row) => Float64Array.from(row));
  const classifier = new LinearClassifier(['no', 'yes'], { weights, bias: Float64Array.of(2, 0) }, null);
  return new Pipeline(CountVectorizer.fitted({ ngramRange }, terms), classifier);
}; // prettier-ignore
const strange = given(
  ['tea', '#', '', 'é', 'GOOD', 'a tea', 'bad tea'],
  [1, Number.MAX_SAFE_INTEGER],
);
inEngine('onnx', undefined, (python) => {
  const path = join(folder, 'strange.onnx');
  writeFileSync(path, toOnnx(strange));
  const proof = prove('onnx', path, strange, ['', 'tea', '# #', 'bad tea, good tea', 'tea '.repeat(40)], python);
  assert.equal(proof.different, []);
}); // prettier-ignore

test('a vocabulary of which no text has a word is refused', () => {
  assert.throws(() => toOnnx(given(['#', 'good tea', 'x'], [1, 1])), /without terms/);
});

test('a name that Python can import', () => {
  assert.is(moduleName('small-logistic-regression'), 'small_logistic_regression');
  assert.is(moduleName('2-classes'), 'model_2_classes');
});

test('a proof names the texts with another answer', () => {
  const proof = {
    engine: 'onnxruntime 1',
    texts: 1200,
    sameLabels: 1199,
    hasProbabilities: true,
    largestDifference: 2e-7,
  };
  assert.is(
    proofText({ ...proof, different: ['İyi\n'] }),
    'Proved with onnxruntime 1: the same label on 1,199 of 1,200 texts, probabilities within 2e-7.\n' +
      '1 text has another answer there, being cut into other words (or a tie):\n  "İyi\\n"',
  );
});

test('a proof of a model without probabilities says that there are none', () => {
  const proof = { engine: 'onnxruntime 1', texts: 2, sameLabels: 2, largestDifference: 0, different: [] };
  const text = 'Proved with onnxruntime 1: the same label on 2 of 2 texts. The model has no probabilities.';
  assert.is(proofText({ ...proof, hasProbabilities: false }), text);
}); // prettier-ignore

test.run();
