/** A target in words: '606 µs of 100 ms', and its verdict. */
import type { ModelResults } from '../../measure/timing/model-results';
import type { Target } from '../../measure/timing/target';
import {
  durationBeside,
  formatDuration,
  formatNumber,
  formatShare,
  numberBeside,
  shareBeside,
} from './numbers';

const FORMATS = {
  ms: { value: durationBeside, limit: formatDuration },
  share: { value: shareBeside, limit: formatShare },
  reviews: { value: numberBeside, limit: formatNumber },
} as const;

/** Returns a target's value and limit with the unit a person reads, and its verdict with what makes it uncertain. */
export function targetText({ unit, value, limit, verdict, because }: Target): {
  value: string;
  limit: string;
  verdict: string;
} {
  return {
    value: FORMATS[unit].value(value, limit),
    limit: FORMATS[unit].limit(limit),
    verdict: because === undefined ? verdict : `${verdict}: ${because}`,
  };
}

/**
 * Returns how many targets are met, missed and uncertain, and each reason for uncertainty once.
 *
 * @example
 * describeTargets([]) // => '0 of 0 targets met.'
 */
export function describeTargets(results: readonly Pick<ModelResults, 'targets'>[]): string {
  const targets = results.flatMap((model) => model.targets);
  const count = (verdict: Target['verdict']): number =>
    targets.filter((target) => target.verdict === verdict).length;
  const others = (['missed', 'uncertain'] as const).flatMap((verdict) =>
    count(verdict) === 0 ? [] : [`, ${count(verdict)} ${verdict}`],
  );
  const reasons = new Set(
    targets.flatMap(({ because }) => (because === undefined ? [] : [because])),
  );
  const why = [...reasons].map((reason) => ` Uncertain: ${reason.replace(/\.$/, '')}.`);
  return `${count('met')} of ${targets.length} targets met${others.join('')}.${why.join('')}`;
}
