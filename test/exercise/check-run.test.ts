import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { check } from '../../lib/exercise/check';
import { readOwnRuns } from '../../lib/exercise/own-run';
import { keepQuiet } from './keep-quiet';
import { makeFunction, submission as of, type FunctionSubmission } from './submission';

const test = suite('check-run');
keepQuiet(test);

const label = (i: number) => (i % 3 === 0 ? 'positive' : 'negative');
const reviews = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ text: `${name} ${i}`, label: label(i) }));
const train = reviews('train', 30);
const daily = reviews('test', 80);

/** A clock that moves only while a model predicts: nothing is measured. */
let now = 1000.5;
const clock = () => now;

/** Answers by the number in the text; every fifth is wrong, another fifth after it was trained again. */
class Model {
  readonly vectorizer = { fit: () => undefined };
  constructor(private shift = 0) {}
  fit(): this {
    this.shift += 1;
    return this;
  }
  predict(texts: readonly string[]): string[] {
    now += 0.3 + 0.1 * texts.length;
    return texts.map((text) => {
      const i = Number(text.split(' ')[1]);
      return (i + this.shift) % 5 === 0 ? label(i + 1) : label(i);
    });
  }
}

const parts = `
  const batchOf = (m, texts, c = clock) => { const s = c(); const answers = m.predict(texts); return { answers, totalMs: c() - s }; };
  const singleOf = (m, texts, c = clock) => { const latenciesMs = []; const answers = texts.map((t) => { const s = c(); const [a] = m.predict([t]); latenciesMs.push(c() - s); return a; }); return { answers, latenciesMs }; };
  const shareOf = (list, answers) => list.filter((r, i) => r.label === answers[i]).length / list.length;
  const textsOf = (list) => list.map((r) => r.text);`;
const run = (body: string): string => `(model, test) => { ${parts} ${body} }`;
const both = (
  first: string,
  between: string,
  second: string,
  share = 'shareOf(test, batch.answers)',
) =>
  run(
    `const batch = batchOf(${first}); ${between} const realTime = singleOf(${second}); return { batch, realTime, share: ${share} };`,
  );
const SAME = 'model, textsOf(test)';
/** Some of the reviews are measured, and the rest is filled in. */
const filledIn = (count: number) =>
  run(
    `const texts = textsOf(test); const batch = batchOf(model, texts); const some = singleOf(model, texts.slice(0, ${count})); const realTime = { answers: batch.answers, latenciesMs: texts.map((_, i) => some.latenciesMs[i % ${count}]) }; return { batch, realTime, share: shareOf(test, batch.answers) };`,
  );

const submissions: readonly FunctionSubmission[] = [
  of('right', both(SAME, '', SAME)),
  of(
    'right',
    run(
      'const realTime = singleOf(model, textsOf(test)); model.predict(textsOf(test)); const batch = batchOf(model, textsOf(test)); return { batch, realTime, share: shareOf(test, realTime.answers) };',
    ),
  ),
  of(
    'right', // warmed up, and the median of three
    run(
      'model.predict(textsOf(test).slice(0, 5)); const all = [1, 2, 3].map(() => batchOf(model, textsOf(test))); all.sort((a, b) => a.totalMs - b.totalMs); const batch = all[1]; return { batch, realTime: singleOf(model, textsOf(test)), share: shareOf(test, batch.answers) };',
    ),
  ),
  of('not-written', run("throw new Error('not written yet');")),
  of('async', `async ${both(SAME, '', SAME)}`),
  of('retrained', both(SAME, 'model.fit();', SAME)),
  of('retrained', both(SAME, 'model.vectorizer.fit();', SAME)),
  of('two-models', both(SAME, '', 'new Model(1), textsOf(test)')),
  of('two-models', both('new Model(), textsOf(test)', '', SAME)),
  of('not-run', both('new Model(), textsOf(test)', '', 'new Model(), textsOf(test)')),
  of(
    'training-reviews',
    both('model, textsOf(train)', '', 'model, textsOf(train)', 'shareOf(train, batch.answers)'),
  ),
  of('training-reviews', both(SAME, '', SAME, 'shareOf(train, model.predict(textsOf(train)))')),
  of('other-share', both(SAME, '', SAME, '0.88')),
  of('other-share', both(SAME, '', SAME, '0.8')), // that of all reviews, but not of others
  of('percent-for-share', both(SAME, '', SAME, '100 * shareOf(test, batch.answers)')),
  of('not-a-number', both(SAME, '', SAME, '0 / 0')),
  of('times-wrong', both(`${SAME}, () => 7`, '', `${SAME}, () => 7`).replaceAll('=> 7', '=> 7.5')),
  of(
    'wall-clock',
    both(`${SAME}, () => Math.floor(10 * clock())`, '', `${SAME}, () => Math.floor(10 * clock())`),
  ),
  of('times-wrong', both(SAME, '', `${SAME}, () => clock() / 1000`)),
  of('times-wrong', both(SAME, '', `${SAME}, () => clock() * 1000`)),
  of('not-all-single', filledIn(10)),
  of('not-all-single', filledIn(1)),
  of(
    'field-missing',
    both(SAME, '', SAME).replace('batch, realTime, share', 'batch, single: realTime, share'),
  ),
  of('nothing-returned', run('')),
  of('endless-recursion', 'function f(model, test) { return f(model, test); }'),
];

submissions.forEach(({ id, source }, i) => {
  test(`${i}: ${id}`, () => {
    const options = { model: new Model(), train, test: daily, clock };
    const result = check('runBothWays', makeFunction(source, { Model, train, clock }), options);
    assert.is(result.id, id, `${result.id}: ${result.seen}`);
    assert.is(result.results === undefined, id !== 'right');
    const kept = readOwnRuns().at(-1)?.get('p50Ms');
    assert.is(kept?.toFixed(6), id === 'right' ? '0.400000' : undefined);
  });
});

test('judged elsewhere: answers that are not those of the model, and another seed', () => {
  const right = makeFunction(both(SAME, '', SAME), { Model, train, clock });
  const options = { model: new Model(), train, test: daily, clock };
  for (const seed of [2, 3]) {
    assert.ok(check('runBothWays', right, { ...options, seed }).passed);
  }
  const known = makeFunction(both(SAME, '', SAME, '0.8'), { Model, train, clock });
  assert.is(check('runBothWays', known, { ...options, seed: 2 }).passed, false);
});

test.run();
