/**
 * The same trained model in another engine: onnxruntime (https://onnxruntime.ai), a program in C++ that many services
 * use. It is no dependency: `npm run onnxruntime` fetches it into .bench/.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DataError } from '../../data/data-error';
import { projectFolder } from '../../data/results-folder';
import type { TrainedModel } from '../model-file';
import { toOnnx } from './to-onnx';

/** A trained model that onnxruntime runs. Nothing is trained again. */
export interface OnnxruntimeEntry {
  readonly name: string;
  readonly engine: 'onnxruntime';
  readonly pipeline: { predict(texts: readonly string[]): string[] };
  readonly features: number;
  /** How long it took to train the model. */
  readonly fitMs: number;
}

interface Session {
  loadModel(bytes: ArrayBufferLike, start: number, length: number, options: object): void;
  run(
    inputs: Record<string, unknown>,
    outputs: Record<string, null>,
    options: object,
  ): Record<string, { readonly data: string[] }>;
}

/** What lies under onnxruntime-node's promises: their work is done in one go too, one turn of the event loop later. */
interface Binding {
  readonly binding: { readonly InferenceSession: new () => Session };
  readonly initOrt: () => void;
}
type Tensor = new (type: 'string', data: readonly string[], dims: readonly number[]) => unknown;

/**
 * Gives a trained model to onnxruntime, in one thread; called `<name>-onnxruntime`.
 *
 * @returns null where onnxruntime was not fetched, or ONNX cannot express the model: one printed line says which
 * @example
 * const pipeline = new Pipeline(new CountVectorizer({ analyzer: 'char' }), new MultinomialNaiveBayes())
 * const train = { texts: ['good tea', 'bad tea'], labels: ['yes', 'no'] }
 * onnxruntimeModel(fitModel('tiny', pipeline, train)) // => null
 */
export function onnxruntimeModel(
  {
    name,
    pipeline,
    features,
    fitMs,
  }: Pick<TrainedModel, 'name' | 'pipeline' | 'features' | 'fitMs'>,
  folder = join(projectFolder(), '.bench', 'onnxruntime'),
): OnnxruntimeEntry | null {
  if (!existsSync(join(folder, 'node_modules', 'onnxruntime-node'))) {
    console.log('skipped: needs onnxruntime (in a terminal: npm run onnxruntime)');
    return null;
  }
  try {
    const predict = startSession(toOnnx(pipeline), createRequire(join(folder, 'package.json')));
    return {
      name: `${name}-onnxruntime`,
      engine: 'onnxruntime',
      pipeline: { predict },
      features,
      fitMs,
    };
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    console.log(`skipped: needs a model that ONNX can express. ${error.message}`);
    return null;
  }
}

function startSession(
  model: Uint8Array,
  load: NodeJS.Require,
): (texts: readonly string[]) => string[] {
  const { binding, initOrt } = load('onnxruntime-node/dist/binding') as Binding;
  const { Tensor } = load('onnxruntime-common') as { Tensor: Tensor };
  initOrt();
  const session = new binding.InferenceSession();
  session.loadModel(model.buffer, model.byteOffset, model.byteLength, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  return (texts) =>
    texts.length === 0
      ? []
      : session.run({ text: new Tensor('string', texts, [texts.length]) }, { label: null }, {})
          .label.data;
}
