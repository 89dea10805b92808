/** Version 1 of the model file, whose weights had the package's signs, in the words of version 2. */
import { jsonFields } from '../data/json-fields';
import { TOKEN_PATTERN } from '../text/tokenizer';

/**
 * Translates a file of version 1.
 *
 * @returns the fields of version 2; what is missing or wrong is left for their reader to name
 */
export function upgradeModel(fields: ReadonlyMap<string, unknown>): Map<string, unknown> {
  const pipeline = jsonFields(fields.get('pipeline'), 'pipeline');
  const isTfidf = pipeline.get('vectorizerType') === 'tfidf';
  const outer = jsonFields(pipeline.get('vectorizer'), 'pipeline.vectorizer');
  const counts = isTfidf ? jsonFields(outer.get('counts'), 'vectorizer.counts') : outer;
  const options = jsonFields(outer.get('options'), 'vectorizer.options');
  const classifier = jsonFields(pipeline.get('classifier'), 'pipeline.classifier');
  return new Map<string, unknown>([
    ['name', fields.get('name')],
    ['training', { fitMs: toMs(fields.get('fitSeconds')), on: fields.get('trainedOn') }],
    [
      'vectorizer',
      {
        analyzer: options.get('analyzer') ?? 'word', // the first files had none
        token_pattern: TOKEN_PATTERN,
        lowercase: options.get('lowercase'),
        stop_words: null,
        ngram_range: options.get('ngramRange'),
        binary: false,
        sublinear_tf: false,
        norm: isTfidf ? options.get('norm') : null,
        vocabulary: counts.get('terms'),
        idf: isTfidf ? outer.get('idf') : null,
      },
    ],
    [
      'classifier',
      pipeline.get('classifierType') === 'naive-bayes'
        ? naiveBayes(classifier)
        : logisticRegression(classifier, pipeline.get('classifierType')),
    ],
  ]);
}

/** What is no number stays what it is, so that it is named where the fields are checked. */
const toMs = (seconds: unknown): unknown =>
  typeof seconds === 'number' ? 1000 * seconds : seconds;

const negated = (weight: unknown): unknown => (typeof weight === 'number' ? -weight : weight);

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

function naiveBayes(fields: Map<string, unknown>): object {
  const prior = fields.get('priorProbability');
  return {
    type: 'naive-bayes',
    probabilities: 'softmax',
    classes: fields.get('classes'),
    coef: fields.get('conditionalProbability'),
    intercept: isList(prior) ? prior.flat() : prior,
  };
}

function logisticRegression(fields: Map<string, unknown>, type: unknown): object {
  const rows = fields.get('weights');
  const turned = isList(rows) ? rows.map((row) => (isList(row) ? row.map(negated) : [])) : [];
  return {
    type,
    probabilities: 'one-versus-rest',
    classes: fields.get('classes'),
    coef: turned.map((row) => row.slice(0, -1)),
    intercept: turned.map((row) => row[row.length - 1]),
  };
}
