/** From class scores to class probabilities, which add up to 1: scikit-learn's two rules. */

/** 'one-versus-rest' is each score's sigmoid, scaled; 'softmax' is each score's exponential, scaled. */
export type ProbabilityRule = 'one-versus-rest' | 'softmax';
export const PROBABILITY_RULES: readonly ProbabilityRule[] = ['one-versus-rest', 'softmax'];

/** Computes the class probabilities of one row of scores into `shares`, a new array by default; without a rule they are NaN. */
export function probabilitiesOf(
  rule: ProbabilityRule | null,
  scores: Float64Array,
  shares = new Float64Array(scores.length),
): Float64Array {
  if (rule === null) return shares.fill(NaN);
  const largest = rule === 'softmax' ? Math.max(...scores) : 0;
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    shares[k] = rule === 'softmax' ? Math.exp(scores[k] - largest) : 1 / (1 + Math.exp(-scores[k]));
    sum += shares[k];
  }
  for (let k = 0; k < shares.length; k++) shares[k] = sum > 0 ? shares[k] / sum : 1 / shares.length;
  return shares;
}
