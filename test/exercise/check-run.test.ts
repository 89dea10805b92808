import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { checkRun } from '../../lib/exercise/check-run';
import { readOwnRuns } from '../../lib/exercise/own-run';
import { keepQuiet } from './keep-quiet';
import { makeFunction, submission as of, type FunctionSubmission } from './submission';

const test = suite('check-run');
keepQuiet(test);

const label = (i: number) => (i % 3 === 0 ? 'positive' : 'negative');
const reviews = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ text: `${name} ${i}`, label: label(i) }));
const train = reviews('train', 30);
const daily = reviews('test', 20);

/** Answers by the number in the text; every fifth is wrong, another fifth after it was trained again. */
class Model {
  constructor(private shift = 0) {}
  fit(): this {
    this.shift += 1;
    return this;
  }
  predict(texts: readonly string[]): string[] {
    return texts.map((text) => {
      const i = Number(text.split(' ')[1]);
      return (i + this.shift) % 5 === 0 ? label(i + 1) : label(i);
    });
  }
}

const parts = `
  const batchOf = (m, texts) => ({ answers: m.predict(texts), totalMs: 4 });
  const singleOf = (m, texts) => ({ answers: texts.map((t) => m.predict([t])[0]), latenciesMs: texts.map((_, i) => 1 + i) });
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

const submissions: readonly FunctionSubmission[] = [
  of('right', both(SAME, '', SAME)),
  of(
    'right',
    run(
      'const realTime = singleOf(model, textsOf(test)); model.predict(textsOf(test)); const batch = batchOf(model, textsOf(test)); return { batch, realTime, share: shareOf(test, realTime.answers) };',
    ),
  ),
  of('not-written', run("throw new Error('not written yet');")),
  of('retrained', both(SAME, 'model.fit();', SAME)),
  of('two-models', both(SAME, '', 'new Model(1), textsOf(test)')),
  of('two-models', both('new Model(), textsOf(test)', '', SAME)),
  of('not-run', both('new Model(), textsOf(test)', '', 'new Model(), textsOf(test)')),
  of(
    'training-reviews',
    both('model, textsOf(train)', '', 'model, textsOf(train)', 'shareOf(train, batch.answers)'),
  ),
  of('training-reviews', both(SAME, '', SAME, 'shareOf(train, model.predict(textsOf(train)))')),
  of('other-share', both(SAME, '', SAME, '0.88')),
  of('other-share', both(SAME, '', SAME, '100 * shareOf(test, batch.answers)')),
  of('not-a-number', both(SAME, '', SAME, '0 / 0')),
  of(
    'field-missing',
    both(SAME, '', SAME).replace('batch, realTime, share', 'batch, single: realTime, share'),
  ),
  of('nothing-returned', run('')),
  of('endless-recursion', 'function f(model, test) { return f(model, test); }'),
];

submissions.forEach(({ id, source }, i) => {
  test(`${i}: ${id}`, () => {
    const result = checkRun(makeFunction(source, { Model, train }), new Model(), {
      train,
      test: daily,
    });
    assert.is(result.id, id, `${result.id}: ${result.seen}`);
    assert.is(result.results === undefined, id !== 'right');
    assert.is(readOwnRuns().at(-1)?.get('p50Ms'), id === 'right' ? 10.5 : undefined);
  });
});

test.run();
