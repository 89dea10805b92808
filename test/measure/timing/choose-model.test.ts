import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  chooseModel,
  compareModels,
  type Candidate,
} from '../../../lib/measure/timing/choose-model';
import { timeModels } from '../../../lib/measure/timing/timing';

const test = suite('compare models');

const count = 400;
const texts = Array.from({ length: count }, (_, i) => String(i));
const actual = texts.map((_, i) => (i % 2 === 0 ? 'yes' : 'no'));

/** Models that are wrong on the texts named and take so many ms a text, timed on a clock of their own. */
function candidates(models: Record<string, { wrong: [number, number]; ms: number }>): Candidate[] {
  let now = 0;
  const predicts = new Map(
    Object.entries(models).map(([name, { wrong, ms }]) => [
      name,
      (some: readonly string[]) => {
        now += ms * some.length;
        return some.map((text) => {
          const i = Number(text);
          const right = i % 2 === 0 ? 'yes' : 'no';
          return i >= wrong[0] && i < wrong[1] ? 'other' : right;
        });
      },
    ]),
  );
  const timings = timeModels(predicts, texts, { rounds: 3, clock: () => now });
  return [...timings].map(([name, timing]) => ({ name, features: 7, timing }));
}

test('a comparison counts who alone is right, and sets the first p99 against the second', () => {
  const [a, b] = candidates({ a: { wrong: [0, 48], ms: 2 }, b: { wrong: [48, 74], ms: 1 } });
  const { first, second, accuracy, p99 } = compareModels(actual, a, b);
  assert.equal([first, second, accuracy.onlyFirst, accuracy.onlySecond], ['a', 'b', 26, 48]);
  assert.equal(p99, { ratio: 2, low: 2, high: 2 });
});

test('the more accurate one for sure is chosen, although it is slower', () => {
  const models = candidates({ fast: { wrong: [0, 48], ms: 1 }, right: { wrong: [48, 74], ms: 2 } });
  const { name, decidedBy, steps } = chooseModel(models, actual, 0.8);
  assert.equal([name, decidedBy], ['right', 'accuracy']);
  const [, { p, ...more }] = steps as readonly { readonly p: number }[];
  const counts = { better: 'right', worse: 'fast', onlyBetter: 48, onlyWorse: 26 };
  assert.equal(more, { kind: 'more accurate', ...counts });
  assert.is(p.toFixed(3), '0.014');
});

test('where accuracy does not tell them apart, p99 does', () => {
  const models = candidates({ slow: { wrong: [0, 10], ms: 2 }, fast: { wrong: [10, 24], ms: 1 } });
  const { name, decidedBy, steps } = chooseModel(models, actual, 0.8);
  assert.equal([name, decidedBy], ['fast', 'p99']);
  assert.equal(steps[1], { kind: 'longer p99', slow: 'slow', quick: 'fast' });
});

test('with fewer reviews than a p99 needs, p99 decides nothing, and that is said', () => {
  const few = candidates({
    simple: { wrong: [0, 10], ms: 2 },
    fast: { wrong: [10, 20], ms: 1 },
  }).map((candidate) => ({ ...candidate, timing: { ...candidate.timing, texts: 367 } }));
  const { name, decidedBy, steps } = chooseModel(few, actual, 0.8);
  assert.equal([name, decidedBy], ['simple', 'simplicity']);
  const doubt = 'A p99 needs 368 reviews, and 367 were timed.';
  assert.equal(steps[1], { kind: 'p99 in doubt', doubt });
});

test('where nothing tells them apart, the first, the simplest, is taken, and that is said', () => {
  const models = candidates({
    simple: { wrong: [0, 12], ms: 1 },
    other: { wrong: [9, 20], ms: 1 },
  });
  const { name, decidedBy, steps } = chooseModel(models, actual, 0.8);
  assert.equal([name, decidedBy], ['simple', 'simplicity']);
  const both = ['simple', 'other'];
  assert.equal(steps.at(-1), { kind: 'simplest', names: both, equals: both });
});

test('a difference that one test alone would call sure is not, among many pairs (Holm)', () => {
  // 26 against 48: p = 0.014, which is more than 0.05 / 6 for the first of six pairs
  const models = candidates({
    a: { wrong: [0, 48], ms: 1 },
    b: { wrong: [48, 74], ms: 1 },
    c: { wrong: [37, 74], ms: 1 },
    d: { wrong: [30, 67], ms: 1 },
  });
  assert.is(chooseModel(models, actual, 0.8).decidedBy, 'simplicity');
  assert.is(chooseModel(models.slice(0, 2), actual, 0.8).decidedBy, 'accuracy');
});

test('the simplest has the fewest features, wherever it stands; among equals the first of the list', () => {
  const models = candidates({
    a: { wrong: [0, 12], ms: 1 },
    b: { wrong: [9, 20], ms: 1 },
    c: { wrong: [9, 20], ms: 1 },
  });
  const choice = (features: readonly number[]) =>
    chooseModel(models.map((model, i) => ({ ...model, features: features[i] })), actual, 0.8); // prettier-ignore
  const chosen = (features: readonly number[]) => choice(features).name;
  const equals = (features: readonly number[]) => {
    const step = choice(features).steps.at(-1);
    return step?.kind === 'simplest' ? step.equals : [];
  };
  assert.equal([chosen([9, 9, 5]), chosen([9, 5, 5]), chosen([5, 5, 5])], ['c', 'b', 'a']);
  assert.equal([equals([9, 9, 5]), equals([9, 5, 5])], [['c'], ['b', 'c']]);
});

test('who was not timed in the same rounds is no candidate', () => {
  const [one, other] = [1, 2].map(() => candidates({ a: { wrong: [0, 1], ms: 1 } })[0]);
  const longer = { ...other, name: 'late', timing: { ...other.timing, startMs: 7 } };
  assert.throws(
    () => chooseModel([one, longer], actual, 0.8),
    /a and late were not timed in the same rounds/,
  );
});

test('one model, and none', () => {
  const models = candidates({ a: { wrong: [0, 10], ms: 1 }, bad: { wrong: [0, 200], ms: 1 } });
  assert.equal(chooseModel(models, actual, 0.85).name, 'a');
  assert.is(chooseModel(models, actual, 0.85).decidedBy, 'nothing');
  const [exact] = candidates({ exact: { wrong: [0, 60], ms: 1 } }); // 340 of 400 are right
  assert.is(chooseModel([exact], actual, 0.85).name, undefined);
  assert.is(chooseModel([exact], actual, 0.849).name, 'exact');
  const none = chooseModel(models, actual, 0.99);
  assert.equal([none.name, none.decidedBy], [undefined, 'nothing']);
  assert.equal(none.steps, [{ kind: 'above', leastAccuracy: 0.99, names: [] }]);
});

test('after the surest difference the next needs less (Holm), in whatever order the models come', () => {
  // Exact p: 5 against 24 0.0005, below 0.05 / 3; 5 against 17 0.017, below 0.05 / 2; 24 against 17 0.35
  const models = candidates({
    a: { wrong: [0, 5], ms: 1 },
    b: { wrong: [100, 124], ms: 1 },
    c: { wrong: [200, 217], ms: 1 },
  });
  const [a, b, c] = models;
  for (const order of [[a, b, c], [c, b, a], [b, c, a], [a, c, b], [b, a, c], [c, a, b]]) {
    const { name, decidedBy } = chooseModel(order, actual, 0.8);
    assert.equal([name, decidedBy], ['a', 'accuracy'], order.map((one) => one.name).join());
  } // prettier-ignore
});

test.run();
