/**
 * Half-widths of intervals, in standard errors, when the scatter itself was estimated from few values:
 * Student's t distribution (Student, Biometrika 1908). Its share between -t and t is a finite sum for whole
 * degrees of freedom (Abramowitz & Stegun, 26.7.3 and 26.7.4); t is found by halving.
 */

/** Half a 95 % interval in standard errors where the scatter is known: the normal distribution's 97.5 % point. */
export const Z95 = 1.959963984540054;

/**
 * Returns how many standard errors an interval reaches to each side.
 *
 * @param degreesOfFreedom a whole number from 1
 * @param confidence above 0 and below 1; default 0.95
 */
export function studentT(degreesOfFreedom: number, confidence = 0.95): number {
  let [low, high] = [0, Math.PI / 2];
  for (let halvings = 0; halvings < 60; halvings++) {
    const middle = (low + high) / 2;
    if (shareWithin(middle, degreesOfFreedom) < confidence) low = middle;
    else high = middle;
  }
  return Math.sqrt(degreesOfFreedom) * Math.tan((low + high) / 2);
}

/** The share of the distribution between -t and t, where t is sqrt(degreesOfFreedom) times the angle's tangent. */
function shareWithin(angle: number, degreesOfFreedom: number): number {
  const isOdd = degreesOfFreedom % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = degreesOfFreedom === 1 ? 0 : term;
  for (let k = isOdd ? 2 : 1; k < degreesOfFreedom - 2; k += 2) {
    term *= (k / (k + 1)) * Math.cos(angle) ** 2;
    sum += term;
  }
  const share = Math.sin(angle) * sum;
  return isOdd ? (2 / Math.PI) * (angle + share) : share;
}
