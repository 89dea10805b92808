/** What a person is told that a program reaches for; an honest one reaches for nothing. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { reachesFor } from '../../../lib/tools/classroom/reaches-for';
import { FORGERS } from './forgers';
import { editions } from './some-submissions';

const test = suite('reaches for');

test('the key, and what honest learners write, reaches for nothing', () => {
  const key = editions.key.cells.flatMap((cell) => (cell.cell_type === 'code' ? cell.source : []));
  for (const code of [
    ...key,
    '// process each review, then look at the prototype\nconst times: Number[] = [];',
    '/** the constructor of the module: globalThis, eval */ const n = 1; /* require */',
    'class Timer { private start: number; constructor(start: number) { this.start = start; } ms = () => this.start; }',
    'function run(predict: Function, texts: string[]) { return (predict as Function)(texts); }',
    "import { accuracy } from 'reviewlab';\nconst shares = new Map<string, number>(); shares['a' as never];",
    'const known = texts.map((text) => `${text} // import`); const settings = { get: 1, set: 2 };',
    'const total = Math.max(...times) === 3 && JSON.stringify(a) == JSON.stringify(b) && Number.isFinite(x);',
    'const counts: Record<string, number> = {}; counts[label] = (counts[label] ?? 0) + 1;',
  ]) {
    assert.equal(reachesFor(code), [], code);
  }
});

test('what forgers reach for is named', () => {
  for (const { name, code } of FORGERS.filter((one) => one.hidden !== true))
    assert.ok(reachesFor(code).length > 0, name);
});

test('a name is found where a text, a template or an expression looks like a comment', () => {
  for (const code of [
    "const s = ' // '; process.exit();",
    'const s = `${1} // `; process.exit();',
    'const s = / \\/\\/ /; process.exit();',
    "const s = '/*'; process.exit(); // */",
  ]) {
    assert.equal(reachesFor(code), ['process'], code);
  }
});

test.run();
