/** How many targets are met. */
import type { Target } from '../../measure/timing/target';

/** Returns '3 of 4', or '3 of 4, 1 uncertain'. */
export function targetsMet(targets: readonly Target[]): string {
  const count = (verdict: Target['verdict']): number =>
    targets.filter((target) => target.verdict === verdict).length;
  const uncertain = count('uncertain');
  return `${count('met')} of ${targets.length}${uncertain > 0 ? ` (${uncertain} ?)` : ''}`;
}
