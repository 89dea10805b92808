/** The two engines of one trained model: the package's own predict, and the compiled scorer. */
import type { Pipeline } from '../models/pipeline';

/** Which program does the sum: the same model, the same answers, other times. */
export type EngineName = 'compiled' | 'package';

/** What the service says of one text. */
export interface Answer {
  readonly label: string;
  /** Of this label, from 0 to 1; missing where the model has none. */
  readonly probability?: number;
}

/** Returns label and probability of each text, in order. */
export type Engine = (texts: readonly string[]) => Answer[];

/**
 * Makes an engine of a fitted pipeline, and warms it up: what JavaScript compiles while it runs is compiled before the
 * first request.
 *
 * @param warmup texts that are scored before it is returned
 */
export function makeEngine(
  pipeline: Pipeline,
  name: EngineName = 'compiled',
  warmup: readonly string[] = WARM_UP,
): Engine {
  const engine = name === 'compiled' ? compiledEngine(pipeline) : packageEngine(pipeline);
  for (let round = 0; round < WARM_UP_ROUNDS; round++) {
    engine(warmup);
    for (const text of warmup) engine([text]);
  }
  return engine;
}

const WARM_UP_ROUNDS = 20;
const WARM_UP = [
  'A good pot, and it came on time.',
  'It broke after two days, and nobody answers.',
  'schön, très bien, отлично, 很好',
  '',
];

function compiledEngine(pipeline: Pipeline): Engine {
  const compiled = pipeline.compile();
  const certain = pipeline.classifier.probabilityRule !== null;
  return certain
    ? (texts) => texts.map((text) => compiled.classify(text))
    : (texts) => texts.map((text) => ({ label: compiled.predictOne(text) }));
}

/** The texts become numbers once, for label and probability. */
function packageEngine({ vectorizer, classifier }: Pipeline): Engine {
  return (texts) => {
    const features = vectorizer.transform(texts);
    const labels = classifier.predict(features);
    if (classifier.probabilityRule === null) return labels.map((label) => ({ label }));
    const probabilities = classifier.predictProba(features);
    return labels.map((label, i) => ({
      label,
      probability: probabilities[i][classifier.classes.indexOf(label)],
    }));
  };
}
