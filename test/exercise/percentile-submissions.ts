/** What learners hand in for percentile. */
import { submission as of, type FunctionSubmission } from './submission';

const percentile = (value: string, sort = '(a, b) => a - b'): string =>
  `(latenciesMs, p) => { const sorted = [...latenciesMs].sort(${sort}); const n = sorted.length; return ${value}; }`;
const RANK = 'sorted[Math.ceil((p / 100) * n) - 1]';
const INTERPOLATED =
  '(() => { const at = (p / 100) * (n - 1), low = Math.floor(at), high = Math.ceil(at); return sorted[low] + (at - low) * (sorted[high] - sorted[low]); })()';

export const percentileSubmissions: readonly FunctionSubmission[] = [
  of('fraction-for-percent', percentile('sorted[n * p]')),
  of('fraction-for-percent', percentile('sorted[Math.floor(n * p)]')),
  of('place-not-whole', percentile('sorted[(n * p) / 100]')),
  of('place-not-whole', percentile('sorted[(n - 1) * p / 100]')),
  of('right', percentile(RANK)),
  of('right', percentile(INTERPOLATED)),
  of('right', percentile('sorted[Math.min(n - 1, Math.floor((p / 100) * n))]')),
  of('right', percentile('sorted[Math.round((p / 100) * (n - 1))]')),
  of(
    'right',
    percentile(
      'sorted.find((value) => sorted.filter((other) => other <= value).length >= (p / 100) * n)',
    ),
  ),
  of(
    'right',
    `(latenciesMs, p) => { const sorted = Float64Array.from(latenciesMs).sort(); const n = sorted.length; return ${RANK}; }`,
  ),
  of('not-written', "() => { throw new Error('not written yet'); }"),
  of('sorted-as-text', percentile(RANK, '')),
  of('sorted-as-text', percentile(INTERPOLATED, '')),
  of('not-sorted', percentile(RANK, '() => 0')),
  of('not-sorted', percentile(INTERPOLATED, '() => 0')),
  of('other-end', percentile(RANK, '(a, b) => b - a')),
  of('other-end', percentile(INTERPOLATED, '(a, b) => b - a')),
  of(
    'other-end',
    percentile(RANK.replace('p /', '(100 - p) /')).replace(
      'return',
      'if (p === 100) return sorted[0]; return',
    ),
  ),
  of('median-for-percentile', percentile('sorted[Math.floor(n / 2)]')),
  of(
    'median-for-percentile',
    percentile('n % 2 ? sorted[(n - 1) / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2'),
  ),
  of('mean-for-percentile', percentile('sorted.reduce((a, b) => a + b, 0) / n')),
  of('p-not-used', percentile(RANK.replace('p /', '95 /'))),
  of('p-not-used', percentile(INTERPOLATED.replace('p /', '99 /'))),
  of('maximum-for-percentile', percentile('Math.max(...sorted)')),
  of('place-for-value', percentile('Math.ceil((p / 100) * n) - 1')),
  of('share-of-maximum', percentile('sorted[n - 1] * p / 100')),
  of('fraction-for-percent', percentile('sorted[Math.ceil(p * n) - 1]')),
  of('minimum-for-percentile', percentile('sorted[Math.floor((p / 10000) * n)]')),
  of('repeats-dropped', percentile(RANK).replace('[...latenciesMs]', '[...new Set(latenciesMs)]')),
  of('seconds-for-milliseconds', percentile(`${RANK} / 1000`)),
  of('past-the-end', percentile('sorted[Math.floor((p / 100) * n)]')),
  of('text-for-number', percentile(`${RANK}.toFixed(2)`)),
  of(
    'input-changed',
    `(latenciesMs, p) => { const sorted = latenciesMs.sort((a, b) => a - b); const n = sorted.length; return ${RANK}; }`,
  ),
  of('async', `async ${percentile(RANK)}`),
  of('nothing-returned', '() => {}'),
  of('minimum-for-percentile', percentile('sorted[0]')),
  of('other-value', percentile('sorted[0] + 1')),
  of(
    'right',
    '(latenciesMs, p) => [...latenciesMs].sort((a, b) => a - b).find((x) => latenciesMs.filter((y) => y <= x).length * 100 >= p * latenciesMs.length)',
  ),
  of('share-of-maximum', percentile('sorted[0] + ((sorted[n - 1] - sorted[0]) * p) / 100')),
  of('other-value', percentile('sorted.slice((n * p) / 100).reduce((a, b) => a + b, 0)')),
  of('one-too-far', percentile('sorted[Math.ceil((n * p) / 100)]')),
  of('one-too-far', percentile('sorted[Math.floor((n * p) / 100) + 1]')),
  of('place-for-percent', percentile('sorted[p]')),
  of(
    'rounded',
    percentile(
      `Math.round(${RANK})`.replace('sorted[', 'sorted[Math.max(0, ').replace('- 1]', '- 1)]'),
    ),
  ),
  of(
    'mean-for-percentile',
    percentile(
      'sorted.slice(0, Math.ceil((n * p) / 100)).reduce((a, b) => a + b, 0) / Math.ceil((n * p) / 100)',
    ),
  ),
  of(
    'right',
    '(v, p) => v.filter((x) => v.filter((y) => y <= x).length >= (p / 100) * v.length).reduce((a, b) => Math.min(a, b))',
  ),
  of(
    'right',
    '(v, p) => { const rest = [...v]; let last = NaN; for (let k = Math.max(1, Math.ceil((p / 100) * v.length)); k > 0; k--) { last = Math.min(...rest); rest.splice(rest.indexOf(last), 1); } return last; }',
  ),
];
