/**
 * How many test reviews a claim such as 'above 85 %' needs. Wilson's 95 % interval lies above a share
 * p exactly when the measured share is above p + z * sqrt(p (1 - p) / n) (Wilson 1927).
 */
const Z = 1.959963984540054; // the normal distribution's 97.5 % point

/** The measured accuracy above which `rows` test reviews carry the claim 'above `target`'; may exceed 1. */
export function accuracyNeeded(rows: number, target: number): number {
  return target + Z * Math.sqrt((target * (1 - target)) / rows);
}

/** How many test reviews would do if the measured accuracy is `accuracy`; Infinity when it is not above. */
export function rowsNeeded(accuracy: number, target: number): number {
  const above = Math.max(0, accuracy - target);
  return Math.floor(target * (1 - target) * (Z / above) ** 2) + 1;
}
