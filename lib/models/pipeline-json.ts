/**
 * A fitted pipeline as JSON and back: what is needed to predict, in scikit-learn's names, with a positive
 * weight speaking for its class. README.md describes it, model.schema.json says it for programs.
 */
import {
  jsonDistinctStrings,
  jsonFields,
  jsonNumberRows,
  jsonNumbers,
  jsonString,
} from '../data/json-fields';
import { CountVectorizer } from '../text/count-vectorizer';
import { TfidfVectorizer } from '../text/tfidf-vectorizer';
import { TOKEN_PATTERN } from '../text/tokenizer';
import type { Classifier, LinearModel } from './classifier';
import { LinearClassifier } from './linear-classifier';
import { LogisticRegression } from './logistic-regression';
import { MultinomialNaiveBayes } from './naive-bayes';
import { Pipeline, type Vectorizer } from './pipeline';
import { PROBABILITY_RULES, type ProbabilityRule } from './probabilities';

/** Far above any number that training gives, and far enough from overflow in sums of products. */
const LARGEST = 1e100;
const OPTIONS = ['analyzer', 'lowercase', 'stop_words', 'ngram_range', 'binary'];
const TFIDF_OPTIONS = ['sublinear_tf', 'norm'];
const FIELDS = ['token_pattern', ...OPTIONS, 'vocabulary', 'idf', ...TFIDF_OPTIONS];

/** Makes plain data of a fitted pipeline. */
export function pipelineJson({ vectorizer, classifier }: Pipeline): {
  vectorizer: object;
  classifier: object;
} {
  const { analyzer, lowercase, stopWords, ngramRange, binary } = vectorizer.options;
  const tfidf = vectorizer instanceof TfidfVectorizer ? vectorizer : null;
  const { weights, bias } = classifier.linearModel();
  return {
    vectorizer: {
      analyzer,
      token_pattern: TOKEN_PATTERN,
      lowercase,
      stop_words: stopWords,
      ngram_range: ngramRange,
      binary,
      sublinear_tf: tfidf?.options.sublinearTf ?? false,
      norm: tfidf?.options.norm ?? null,
      vocabulary: vectorizer.featureNames,
      idf: tfidf === null ? null : Array.from(tfidf.idf),
    },
    classifier: {
      type: typeOf(classifier),
      probabilities: classifier.probabilityRule,
      classes: classifier.classes,
      coef: weights.map((row) => Array.from(row)),
      intercept: Array.from(bias),
    },
  };
}

function typeOf(classifier: Classifier): string {
  if (classifier instanceof LogisticRegression) return 'logistic-regression';
  return classifier instanceof MultinomialNaiveBayes ? 'naive-bayes' : 'linear';
}

/**
 * Makes a fitted pipeline of plain data.
 *
 * @throws Error that names the field which is missing, unknown or of the wrong shape
 */
export function pipelineFromJson(fields: ReadonlyMap<string, unknown>): Pipeline {
  const vectorizer = readVectorizer(jsonFields(fields.get('vectorizer'), 'vectorizer'));
  const terms = vectorizer.featureNames.length;
  const classifier = readClassifier(jsonFields(fields.get('classifier'), 'classifier'), terms);
  const pipeline = new Pipeline(vectorizer, classifier);
  const { weights, bias } = classifier.linearModel();
  const idf = vectorizer instanceof TfidfVectorizer ? [vectorizer.idf] : [];
  for (const values of [...weights, bias, ...idf]) {
    const strange = values.find((value) => Math.abs(value) > LARGEST);
    if (strange !== undefined) {
      throw new Error(`it holds ${strange}; scores of such numbers are not finite`);
    }
  }
  return pipeline;
}

function readVectorizer(fields: Map<string, unknown>): Vectorizer {
  for (const name of fields.keys()) {
    if (!FIELDS.includes(name)) throw new Error(`vectorizer.${name} is not known`);
  }
  const pattern = fields.get('token_pattern');
  if (pattern !== TOKEN_PATTERN) {
    throw new Error(`vectorizer.token_pattern must be ${TOKEN_PATTERN}, not ${String(pattern)}`);
  }
  const terms = jsonDistinctStrings(fields.get('vocabulary'), 'vectorizer.vocabulary');
  const counts = readOptions(fields, OPTIONS);
  const idf = fields.get('idf');
  const weighted = readOptions(fields, TFIDF_OPTIONS);
  if (idf === null && weighted['norm'] === null && weighted['sublinearTf'] === false) {
    return CountVectorizer.fitted(counts, terms);
  }
  const values =
    idf === null
      ? new Float64Array(terms.length).fill(1)
      : jsonNumbers(idf, terms.length, 'vectorizer.idf');
  return TfidfVectorizer.fitted({ ...counts, ...weighted }, terms, values);
}

/** The options under this kit's names: ngram_range is ngramRange. The vectorizers check the values. */
function readOptions(fields: Map<string, unknown>, names: string[]): Record<string, unknown> {
  const missing = names.find((name) => fields.get(name) === undefined);
  if (missing !== undefined) throw new Error(`vectorizer.${missing} is missing`);
  const camel = (name: string): string =>
    name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(names.map((name) => [camel(name), fields.get(name)]));
}

function readClassifier(fields: Map<string, unknown>, terms: number): Classifier {
  const classes = jsonDistinctStrings(fields.get('classes'), 'classifier.classes');
  if (classes.length < 2) throw new Error('a classifier has two classes or more');
  const { length } = classes;
  const model: LinearModel = {
    weights: jsonNumberRows(fields.get('coef'), length, 'classifier.coef', terms),
    bias: jsonNumbers(fields.get('intercept'), length, 'classifier.intercept'),
  };
  const rule = fields.get('probabilities') as ProbabilityRule | null;
  if (rule !== null && !PROBABILITY_RULES.includes(rule)) {
    const known = PROBABILITY_RULES.join(', ');
    throw new Error(`classifier.probabilities must be ${known} or null, not ${String(rule)}`);
  }
  const type = jsonString(fields.get('type'), 'classifier.type');
  if (type === 'linear') return new LinearClassifier(classes, model, rule);
  const known = new Map<string, (classes: string[], model: LinearModel) => Classifier>([
    ['logistic-regression', LogisticRegression.fitted],
    ['naive-bayes', MultinomialNaiveBayes.fitted],
  ]);
  const classifier = known.get(type)?.(classes, model);
  if (classifier === undefined) {
    const names = [...known.keys(), 'linear'].join(', ');
    throw new Error(`classifier.type is '${type}'; known are: ${names}`);
  }
  if (classifier.probabilityRule !== rule) {
    throw new Error(`classifier.probabilities of ${type} is ${classifier.probabilityRule ?? ''}`);
  }
  return classifier;
}
