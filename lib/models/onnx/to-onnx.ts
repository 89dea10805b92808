/**
 * A trained model as an ONNX file: text in, label and probabilities out. Its nodes are ONNX's
 * StringNormalizer, TfIdfVectorizer, Normalizer and LinearClassifier, and onnxruntime's Tokenizer
 * (com.microsoft), whose patterns are RE2's.
 */
import type { Classifier } from '../classifier';
import type { Pipeline } from '../pipeline';
import { DataError } from '../../data/data-error';
import { encodeOnnx, onnxNode } from './onnx-schema';

const ML = 'ai.onnx.ml';
const FLOAT = 1;
const INT64 = 7;
const STRING = 8;
/** The tokenizer's pattern in RE2's words. */
const WORDS = '[\\p{L}\\p{N}_]{2,}';
/** Fills rows of fewer tokens: no token has this character. */
const PADDING = '#';

/**
 * Writes a pipeline as the bytes of an ONNX model, with the input `text` (a list of strings) and the outputs
 * `label` and `probabilities` (`scores` where the model has no probabilities).
 *
 * @throws DataError naming what ONNX cannot express
 */
export function toOnnx(pipeline: Pipeline): Uint8Array {
  const { vectorizer, classifier } = pipeline;
  const model = pipeline.linearTextModel();
  if (model.analyzer !== 'word') {
    throw new DataError(`ONNX has no analyzer '${model.analyzer}': only words can be exported`);
  }
  if (model.sublinear === true) throw new DataError('ONNX has no sublinear_tf');
  const [shortest, longest] = model.ngramRange;
  const stops = new Set(model.stopWords);
  if (stops.size > 0 && (longest > 1 || model.terms.some((term) => stops.has(term)))) {
    throw new DataError('ONNX leaves out stop words only where terms are single words');
  }
  const words = model.lowercase ? 'lower' : 'text';
  const { name: last, nodes: answers, initializers } = answerNodes(classifier);
  const nodes = [
    ...(model.lowercase
      ? [
          onnxNode('StringNormalizer', ['text'], ['lower'], {
            case_change_action: 'LOWER',
            locale: 'C.UTF-8',
          }),
        ]
      : []),
    onnxNode(
      'Tokenizer',
      [words],
      ['tokens'],
      { mark: 0, mincharnum: 1, pad_value: PADDING, tokenexp: WORDS },
      'com.microsoft',
    ),
    onnxNode('TfIdfVectorizer', ['tokens'], ['counts'], {
      ...ngramPool(vectorizer.featureNames, longest),
      mode: model.binary === true ? 'IDF' : 'TFIDF',
      min_gram_length: shortest,
      max_gram_length: longest,
      max_skip_count: 0,
      weights: { floats: weightsOf(model.terms, model.idf, longest) },
    }),
    ...(model.l2 ? [onnxNode('Normalizer', ['counts'], ['values'], { norm: 'L2' }, ML)] : []),
    onnxNode(
      'LinearClassifier',
      [model.l2 ? 'values' : 'counts'],
      ['label', 'scores'],
      {
        classlabels_strings: model.classes,
        coefficients: { floats: model.weights.flatMap((row) => Array.from(row)) },
        intercepts: { floats: model.bias },
        post_transform: 'NONE',
      },
      ML,
    ),
    ...answers,
  ];
  const rows = { dim_param: 'texts' };
  return encodeOnnx({
    ir_version: 8,
    producer_name: 'reviewlab',
    opset_import: [
      { domain: '', version: 13 },
      { domain: ML, version: 2 },
      { domain: 'com.microsoft', version: 1 },
    ],
    graph: {
      name: 'text-classifier',
      node: nodes,
      initializer: initializers,
      input: [valueInfo('text', STRING, [rows])],
      output: [
        valueInfo('label', STRING, [rows]),
        valueInfo(last, FLOAT, [rows, { dim_value: model.classes.length }]),
      ],
    },
  });
}

function valueInfo(name: string, elementType: number, dim: readonly object[]): object {
  return { name, type: { tensor_type: { elem_type: elementType, shape: { dim } } } };
}

/** From scores to probabilities, by the classifier's rule. */
function answerNodes({ probabilityRule }: Classifier): {
  name: string;
  nodes: object[];
  initializers?: object[];
} {
  if (probabilityRule === null) return { name: 'scores', nodes: [] };
  const name = 'probabilities';
  if (probabilityRule === 'softmax') {
    return { name, nodes: [onnxNode('Softmax', ['scores'], [name], { axis: 1 })] };
  }
  const nodes = [
    onnxNode('Sigmoid', ['scores'], ['shares']),
    onnxNode('ReduceSum', ['shares', 'axis'], ['sum'], { keepdims: 1 }),
    onnxNode('Div', ['shares', 'sum'], [name]),
  ];
  const axis = { name: 'axis', dims: [1], data_type: INT64, int64_data: [1] };
  return { name, nodes, initializers: [axis] };
}

/** The columns of the terms, n-grams of one word first, as the pool holds them. */
function byLength(terms: readonly string[], longest: number): number[][] {
  const columns: number[][] = Array.from({ length: longest }, () => []);
  terms.forEach((term, column) => columns[term.split(' ').length - 1]?.push(column));
  return columns;
}

function ngramPool(
  terms: readonly string[],
  longest: number,
): { pool_strings: string[]; ngram_counts: { ints: number[] }; ngram_indexes: { ints: number[] } } {
  const columns = byLength(terms, longest);
  const pool: string[] = [];
  const starts: number[] = [];
  for (const list of columns) {
    starts.push(pool.length);
    for (const column of list) pool.push(...terms[column].split(' '));
  }
  return {
    pool_strings: pool,
    ngram_counts: { ints: starts },
    ngram_indexes: { ints: columns.flat() },
  };
}

/** The idf of each n-gram, in the order of the pool. */
function weightsOf(terms: readonly string[], idf: Float64Array | null, longest: number): number[] {
  return byLength(terms, longest)
    .flat()
    .map((column) => idf?.[column] ?? 1);
}
