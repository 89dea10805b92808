/** Similarity: copies with other names are near 1, two honest solutions are lower, what was handed out does not count. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { codeOf } from '../../../lib/tools/classroom/mark-submission';
import { solutionsOf } from '../../../lib/tools/classroom/assemble';
import { similarity, tokenRuns } from '../../../lib/tools/classroom/similarity';
import type { Notebook } from '../../../lib/tools/notebook/notebook';
import { blank, solved, withCode } from './some-submissions';

const test = suite('similarity');

const runsOf = (notebook: Notebook) => tokenRuns(codeOf(solutionsOf(notebook, blank), blank));
const given = runsOf(blank);
const between = (a: Notebook, b: Notebook): number => similarity(runsOf(a), runsOf(b), given);

const renamed: Notebook = {
  ...solved,
  cells: solved.cells.map((cell) => {
    if (cell.cell_type !== 'code') return cell;
    const names = /\b(?:start|answers|latenciesMs|sorted|right|perReviewMs|texts|text|label)\b/g;
    const source = cell.source.replace(names, (name) => `my_${name}`).replaceAll('const ', 'let ');
    return { ...cell, source: `// all my own work\n${source.replaceAll('\n', '\n\n')}` };
  }),
};

const BODIES: readonly [string, string][] = [
  [
    'time-batch',
    'function timeBatch(predict: Predict, texts: string[], clock: Clock): Batch {\n  const result: Batch = { answers: [], totalMs: 0 };\n  const before = clock();\n  result.answers = predict(texts);\n  const after = clock();\n  result.totalMs = after - before;\n  return result;\n}',
  ],
  [
    'time-real-time',
    'function timeRealTime(predict: Predict, texts: string[], clock: Clock): RealTime {\n  const pairs = texts.map((text) => {\n    const t0 = clock();\n    const answer = predict([text])[0];\n    return { answer: answer, ms: clock() - t0 };\n  });\n  return { answers: pairs.map((pair) => pair.answer), latenciesMs: pairs.map((pair) => pair.ms) };\n}',
  ],
  [
    'accuracy-of',
    'function accuracyOf(actual: string[], predicted: string[]): number {\n  let hits = 0;\n  for (let i = 0; i < actual.length; i++) {\n    if (actual[i] === predicted[i]) hits++;\n  }\n  return hits / actual.length;\n}',
  ],
  [
    'percentile',
    'function percentile(latenciesMs: number[], p: number): number {\n  const copy = latenciesMs.slice();\n  copy.sort(function (x, y) { return x - y; });\n  const place = ((copy.length - 1) * p) / 100;\n  const low = Math.floor(place);\n  const high = Math.min(low + 1, copy.length - 1);\n  return copy[low] + (place - low) * (copy[high] - copy[low]);\n}',
  ],
  [
    'same-answers',
    'function sameAnswers(a: string[], b: string[]): number[] {\n  const places: number[] = [];\n  a.forEach((answer, i) => {\n    if (answer !== b[i]) places.push(i);\n  });\n  return places;\n}',
  ],
];
const honest = BODIES.reduce((all, [id, code]) => withCode(all, id, code), solved);

test('a copy with other names, comments and layout is near 1, another solution is lower', () => {
  assert.is(between(solved, solved), 1);
  assert.ok(between(solved, renamed) > 0.95, String(between(solved, renamed)));
  const other = between(withCode(solved, 'make-faster', ''), honest);
  assert.ok(other < 0.7, String(other));
  assert.ok(between(solved, renamed) > between(solved, honest));
});

test('what was handed out does not count, and nothing written is like nothing', () => {
  assert.is(between(blank, solved), 0);
  assert.is(between(blank, blank), 0);
  assert.is(similarity(tokenRuns('// one comment'), tokenRuns('// one comment')), 0);
  const comments = tokenRuns('/* a */ const a = 1; // b\nconst b = a + 1;');
  assert.equal([...comments], [...tokenRuns('const x = 2;\nconst y = x + 2;')]);
});

test('a program that is no TypeScript, and a very long one, have runs too', () => {
  assert.ok(tokenRuns('def f(x):\n  return "x').size > 0);
  assert.ok(tokenRuns(`const a = [${'1, '.repeat(100_000)}];`).size < 20);
});

test.run();
