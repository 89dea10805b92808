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
  return [`${targetCounts(targets)}.`, ...uncertainReasons(targets)].join(' ');
}

/** '3 of 5 targets met, 1 missed, 1 uncertain'; what there is none of is not named. */
export function targetCounts(targets: readonly Target[]): string {
  const count = (verdict: Target['verdict']): number =>
    targets.filter((target) => target.verdict === verdict).length;
  const others = (['missed', 'uncertain'] as const).flatMap((verdict) =>
    count(verdict) === 0 ? [] : [`, ${count(verdict)} ${verdict}`],
  );
  return `${count('met')} of ${targets.length} targets met${others.join('')}`;
}

/** Each reason why a target is uncertain, once: 'Uncertain: the limit lies within the 95 % interval.' */
export function uncertainReasons(targets: readonly Target[]): string[] {
  const texts = targets.flatMap(({ because }) =>
    because === undefined ? [] : [uncertain(because)],
  );
  return [...new Set(texts)];
}

/** A reason for uncertainty, as it is said everywhere. */
export function uncertain(because: string): string {
  return `Uncertain: ${because.replace(/\.$/, '')}.`;
}
