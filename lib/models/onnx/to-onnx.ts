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
/** A whole token. A vocabulary that was given may hold others, PADDING among them. */
const WORD = new RegExp(`^${WORDS}$`, 'u');
/** Fills rows of fewer tokens: no token has this character. */
const PADDING = '#';

/**
 * Writes a pipeline as the bytes of an ONNX model, with the input `text` (a list of strings) and the outputs
 * `label` and `probabilities` (`scores` where the model has no probabilities).
 *
 * @throws DataError naming what ONNX cannot express
 */
export function toOnnx(pipeline: Pipeline): Uint8Array {
  const { classifier } = pipeline;
  const model = pipeline.linearTextModel();
  if (model.analyzer !== 'word') {
    throw new DataError(`ONNX has no analyzer '${model.analyzer}': only words can be exported`);
  }
  if (model.sublinear === true) throw new DataError('ONNX has no sublinear_tf');
  const [shortest, longest] = model.ngramRange;
  const pool = byLength(model.terms, longest);
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
      ...ngramPool(model.terms, pool),
      mode: model.binary === true ? 'IDF' : 'TFIDF',
      min_gram_length: shortest,
      max_gram_length: Math.max(shortest, pool.length),
      max_skip_count: 0,
      weights: { floats: pool.flat().map((column) => model.idf?.[column] ?? 1) },
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

/** The columns of the terms that texts can have, n-grams of one word first. */
function byLength(terms: readonly string[], longest: number): number[][] {
  const columns: number[][] = [];
  terms.forEach((term, column) => {
    const words = term.split(' ');
    if (words.length > longest || !words.every((word) => WORD.test(word))) return;
    while (columns.length < words.length) columns.push([]);
    columns[words.length - 1].push(column);
  });
  if (columns.length > 0) return columns;
  throw new DataError('ONNX has no model without terms: no text can have one of this model’s');
}

function ngramPool(
  terms: readonly string[],
  columns: readonly number[][],
): { pool_strings: string[]; ngram_counts: { ints: number[] }; ngram_indexes: { ints: number[] } } {
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
