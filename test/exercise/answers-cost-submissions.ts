/** What learners hand in for sameAnswers and callCost. */
import { submission as of, type FunctionSubmission } from './submission';

const same = (body: string): string => `(a, b) => { ${body} }`;

export const sameAnswersSubmissions: readonly FunctionSubmission[] = [
  of('right', same('return a.flatMap((x, i) => x === b[i] ? [] : [i]);')),
  of(
    'right',
    same(
      'const out = []; for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) out.push(i); return out;',
    ),
  ),
  of('first-only', same('return [a.findIndex((x, i) => x !== b[i])];')),
  of('filler-kept', same('return a.map((x, i) => x === b[i] ? -1 : i);')),
  of('filler-kept', same('return a.map((x, i) => { if (x !== b[i]) return i; });')),
  of('more-than-positions', same('return a.flatMap((x, i) => x === b[i] ? [] : [[x, b[i]]]);')),
  of('no-list', same('return new Set(a.flatMap((x, i) => x === b[i] ? [] : [i]));')),
  of('right', same('return [...a.keys()].filter((i) => a[i] !== b[i]);')),
  of('not-written', same("throw new Error('not written yet');")),
  of('yes-or-no', same('return a.every((x, i) => x === b[i]);')),
  of('yes-or-no', same('return JSON.stringify(a) === JSON.stringify(b);')),
  of('count-for-positions', same('return a.filter((x, i) => x !== b[i]).length;')),
  of('count-for-positions', same('return a.findIndex((x, i) => x !== b[i]);')),
  of('agreeing-positions', same('return a.flatMap((x, i) => x === b[i] ? [i] : []);')),
  of('counted-from-one', same('return a.flatMap((x, i) => x === b[i] ? [] : [i + 1]);')),
  of(
    'first-only',
    same('for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return [i]; return [];'),
  ),
  of(
    'first-left-out',
    same(
      'const out = []; for (let i = 1; i < a.length; i++) if (a[i] !== b[i]) out.push(i); return out;',
    ),
  ),
  of('first-left-out', same('return a.map((x, i) => x !== b[i] && i).filter(Boolean);')),
  of(
    'last-left-out',
    same(
      'const out = []; for (let i = 0; i < a.length - 1; i++) if (a[i] !== b[i]) out.push(i); return out;',
    ),
  ),
  of(
    'compared-sorted',
    same(
      'const x = [...a].sort(), y = [...b].sort(); return x.flatMap((v, i) => v === y[i] ? [] : [i]);',
    ),
  ),
  of('index-of', same('return a.filter((x, i) => x !== b[i]).map((x) => a.indexOf(x));')),
  of(
    'positions-as-text',
    same('const out = []; for (const i in a) if (a[i] !== b[i]) out.push(i); return out;'),
  ),
  of('answers-for-positions', same('return a.filter((x, i) => x !== b[i]);')),
  of('flags-for-positions', same('return a.map((x, i) => x === b[i]);')),
  of('compared-as-sets', same('return a.filter((x) => !b.includes(x));')),
  of('nothing-returned', same('a.flatMap((x, i) => x === b[i] ? [] : [i]);')),
  of('no-list', same("return a.flatMap((x, i) => x === b[i] ? [] : [i]).join(', ');")),
  of('no-list', same('return new Set(a.flatMap((x, i) => x === b[i] ? [] : [i]));')),
  of(
    'other-positions',
    `(() => { const out = []; return ${same('a.forEach((x, i) => { if (x !== b[i]) out.push(i); }); return [...out];')}; })()`,
  ),
  of(
    'input-changed',
    same('const out = a.flatMap((x, i) => x === b[i] ? [] : [i]); a.sort(); return out;'),
  ),
  of('async', `async ${same('return [];')}`),
  of(
    'right',
    same(
      'const out = []; let i = a.length; while (i--) if (a[i] !== b[i]) out.push(i); return out;',
    ),
  ),
  of(
    'right',
    same(
      'const go = (i) => i >= a.length ? [] : a[i] === b[i] ? go(i + 1) : [i, ...go(i + 1)]; return go(0);',
    ),
  ),
  of('right', same('return a.reduce((all, x, i) => x === b[i] ? all : [...all, i], []);')),
  of('filtered-first', same('return a.filter((x, i) => x !== b[i]).map((x, i) => i);')),
  of('more-than-positions', same('return a.flatMap((x, i) => x === b[i] ? [] : [{ i, was: x }]);')),
];

const cost = (slope: string, overhead: string): string =>
  `(oneMs, manyMs, n) => { const perReviewMs = ${slope}; return { overheadMs: ${overhead}, perReviewMs }; }`;
const SLOPE = '(manyMs - oneMs) / (n - 1)';

export const callCostSubmissions: readonly FunctionSubmission[] = [
  of('right', cost(SLOPE, 'oneMs - perReviewMs')),
  of('right', cost(SLOPE, 'manyMs - n * perReviewMs')),
  of('right', cost(SLOPE, 'Math.max(0, (n * oneMs - manyMs) / (n - 1))')),
  of('not-written', "() => { throw new Error('not written yet'); }"),
  of(
    'overhead-and-slope-exchanged',
    `(oneMs, manyMs, n) => { const slope = ${SLOPE}; return { overheadMs: slope, perReviewMs: oneMs - slope }; }`,
  ),
  of('one-and-many-exchanged', cost('(oneMs - manyMs) / (n - 1)', 'oneMs - perReviewMs')),
  of('n-for-n-minus-1', cost('(manyMs - oneMs) / n', 'oneMs - perReviewMs')),
  of('n-for-n-minus-1', cost('(manyMs - oneMs) / (n + 1)', 'oneMs - perReviewMs')),
  of('mean-for-slope', cost('manyMs / n', 'oneMs - perReviewMs')),
  of('whole-call-for-overhead', cost(SLOPE, 'oneMs')),
  of('whole-call-for-overhead', cost('manyMs / n', 'oneMs')),
  of('loop-for-overhead', cost(SLOPE, 'n * oneMs - manyMs')),
  of('seconds-for-milliseconds', cost(`${SLOPE} / 1000`, 'oneMs / 1000 - perReviewMs')),
  of('text-for-number', cost(`(${SLOPE}).toFixed(3)`, 'oneMs - perReviewMs')),
  of('not-a-number', cost(SLOPE, '0 / 0')),
  of('field-missing', `(oneMs, manyMs, n) => [oneMs, ${SLOPE}]`),
  of('nothing-returned', '() => {}'),
  of('other-cost', cost(SLOPE, '1')),
  of('async', `async ${cost(SLOPE, 'oneMs - perReviewMs')}`),
  of(
    'right',
    '(o, m, n) => ({ overheadMs: (n * o - m) / (n - 1), perReviewMs: (m - o) / (n - 1) })',
  ),
  of('whole-call-for-overhead', cost(SLOPE, 'manyMs - perReviewMs')),
  of(
    'rounded',
    `(oneMs, manyMs, n) => { const s = ${SLOPE}; return { overheadMs: +(oneMs - s).toFixed(2), perReviewMs: +s.toFixed(2) }; }`,
  ),
  of('negative', cost(SLOPE, 'perReviewMs - oneMs')),
  of(
    'one-for-slope',
    '(oneMs, manyMs, n) => ({ overheadMs: manyMs - n * oneMs, perReviewMs: oneMs })',
  ),
  of('microseconds-for-milliseconds', cost(`1000 * ${SLOPE}`, 'oneMs - perReviewMs / 1000')),
];
