/**
 * A trained pipeline, compiled: the same predictions, without matrices. A pipeline's
 * `compile` makes one; compiled-scorer.ts does the scoring.
 *
 * The scores differ from the pipeline's in the last digits only, because sums are taken in another
 * order. So that predictions are the same without exception, a text whose best two scores are too
 * close to be told apart by such scores is handed to the pipeline's own `predict`. That is rare: on
 * the reviews of this kit it never happens.
 */
import { CompiledScorer } from '../fast/index';
import { checkLinearTextModel, isFast, type LinearTextModel } from './linear-text-model';
import { plainScorer } from './plain-scorer';
import { probabilitiesOf, type ProbabilityRule } from './probabilities';

/** What a compiled model is made from. */
export interface CompiledParts {
  readonly model: LinearTextModel;
  /** How scores become probabilities. */
  readonly rule: ProbabilityRule | null;
  /**
   * The best scores that decide. Where predictions compare probabilities instead of scores, scores
   * far from 0 are equal probabilities in double precision: then the range in which they differ.
   */
  readonly decisive: readonly [lowest: number, highest: number];
}

/** Scores closer than this, relative to 1 + their size, are left to the pipeline. */
const TOO_CLOSE = 1e-9;

/** What a model says of one text. */
export interface Prediction {
  /** The class name; `predictOne`'s. */
  readonly label: string;
  /** The probability of this class, from 0 to 1; NaN where the model has none. */
  readonly probability: number;
}

export class CompiledModel {
  readonly classes: readonly string[];
  private readonly scorer: { scoreOne(text: string): Float64Array };
  private readonly rule: ProbabilityRule | null;
  /** Of the text that was classified last. */
  private readonly probabilities: Float64Array;
  private readonly lowest: number;
  private readonly highest: number;

  /**
   * @param fallback the class name that the pipeline itself predicts for a text
   * @throws RangeError when the model's parts do not fit together
   */
  constructor(
    { model, rule, decisive }: CompiledParts,
    private readonly fallback: (text: string) => string,
  ) {
    checkLinearTextModel(model);
    this.classes = [...model.classes];
    const scoreOne = plainScorer(model);
    this.scorer = isFast(model) ? new CompiledScorer(model, scoreOne) : { scoreOne };
    this.rule = rule;
    this.probabilities = new Float64Array(this.classes.length);
    [this.lowest, this.highest] = decisive;
  }

  /** Labels texts: one class name for each. */
  predict(texts: readonly string[]): string[] {
    const predictions = new Array<string>(texts.length);
    for (let row = 0; row < texts.length; row++) predictions[row] = this.predictOne(texts[row]);
    return predictions;
  }

  /**
   * Labels one text.
   *
   * @throws TypeError when it is not a string
   */
  predictOne(text: string): string {
    return this.decide(text, this.scoreOne(text));
  }

  /**
   * One array of class probabilities for each text, in the order of `classes`; they are the
   * pipeline's to within 1e-9.
   */
  predictProba(texts: readonly string[]): Float64Array[] {
    return texts.map((text) => probabilitiesOf(this.rule, this.scoreOne(text)));
  }

  /**
   * The class name of one text and its probability, scored once.
   *
   * @throws TypeError when it is not a string
   */
  classify(text: string): Prediction {
    const scores = this.scoreOne(text);
    const probabilities = probabilitiesOf(this.rule, scores, this.probabilities);
    const label = this.decide(text, scores);
    return { label, probability: probabilities[this.classes.indexOf(label)] };
  }

  private decide(text: string, scores: Float64Array): string {
    let best = 0;
    let second = -Infinity;
    for (let k = 1; k < scores.length; k++) {
      if (scores[k] > scores[best]) {
        second = scores[best];
        best = k;
      } else if (scores[k] > second) second = scores[k];
    }
    const score = scores[best];
    const clear =
      score - second > TOO_CLOSE * (1 + Math.abs(score)) &&
      score >= this.lowest &&
      second <= this.highest;
    return clear ? this.classes[best] : this.fallback(text);
  }

  /**
   * The class scores of one text, in the order of `classes`; they are the pipeline's decision values
   * to within 1e-9. The array is the same one at each call: copy what is to be kept.
   *
   * @throws TypeError when the text is not a string
   */
  scoreOne(text: string): Float64Array {
    if (typeof text !== 'string') {
      throw new TypeError(
        `a compiled model scores strings, not ${text === null ? 'null' : typeof text}`,
      );
    }
    return this.scorer.scoreOne(text);
  }
}
