import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { answer, ask, practiceScore } from '../../lib/exercise/practice';
import { judgeNumber } from '../../lib/exercise/practice-numbers';
import { readQuestions } from '../../lib/exercise/practice-questions';
import { seal, unseal } from '../../lib/exercise/seal';
import { keepQuiet } from './keep-quiet';

const test = suite('practice');
const quiet = keepQuiet(test);
// overhead 0.9 ms, 0.1 ms a review: 1 ms alone, 100.9 ms for 1000
const run = { reviews: 1000, batchMs: 100.9, meanMs: 1, p50Ms: 0.8, p99Ms: 2.5 };

test('ten questions of all levels; each choice has an explanation of its own, sealed in the file', () => {
  const questions = [...readQuestions().values()];
  assert.is(questions.length, 10);
  assert.equal([...new Set(questions.map(({ level }) => level))], ['easy', 'medium', 'hard']);
  assert.ok(questions.filter(({ kind }) => kind === 'number').length >= 3);
  for (const question of questions) {
    if (question.kind === 'number') continue;
    const said = [...question.choices.values()].map(({ explanation }) => explanation);
    assert.is(new Set(said).size, said.length);
    for (const text of said)
      assert.not.match(readFileSync('data/practice.json', 'utf8'), new RegExp(text.slice(0, 12)));
  }
});

test('the first answer counts, and the score says what to read again', () => {
  answer('q1', 'A ');
  answer('q1', 'b');
  answer('q2', 'c');
  assert.match(quiet.lines[0], /^q1: ✗ No\. /);
  assert.match(quiet.lines[1], /^q1: ✓ Right\. .*\(Your first answer, a, counts\.\)$/);
  const [easy, medium] = practiceScore().values;
  assert.equal(easy, ['easy', 3, 2, 1, 'notebook 2, Batch against real time']);
  assert.equal(medium.slice(2), [0, 0, '']);
});

test('what is no answer does not count', () => {
  for (const given of ['', 'z', 'ab', NaN, '__proto__']) answer('q1', given);
  answer('q99', 'a');
  answer('q7', 'fast');
  answer('q7', 3);
  ask('__proto__');
  assert.match(quiet.lines[1], /answer with one of a, b, c/);
  assert.match(quiet.lines[5], /There is no question q99/);
  assert.match(quiet.lines[7], /there is no run of yours yet/);
  assert.equal(
    practiceScore().values.map((row) => row[2]),
    [0, 0, 0],
  );
});

test('numbers are those of the own run, rounded or not; the usual wrong readings are named', () => {
  for (const [name, given, right, says] of [
    ['p99Ms', 2.5, true, /99 of 100/],
    ['p99Ms', 0.8, false, /p50/],
    ['p99Ms', 1, false, /the mean/],
    ['p99Ms', 0.0025, false, /seconds/],
    ['timesAlone', 9.9, true, /mean latency/],
    ['timesAlone', 0.101, false, /inverse/],
    ['smallestBatch', 37, true, /four times/],
    ['smallestBatch', 9, false, /half/],
    ['smallestBatch', 45, false, /sixth/],
    ['smallestBatch', 500, false, /again/],
  ] as const) {
    const judged = judgeNumber(name, given, run);
    assert.is(judged.right, right, `${name} ${given}: ${judged.says}`);
    assert.match(judged.says, says);
  }
});

test('a run of the exercise, or else of npm start, answers them', () => {
  const model = {
    batch: { totalMs: 100.9, size: 1000 },
    realTime: { perReviewMs: 1, latencyMs: { p50: 0.8, p99: 2.5 } },
  };
  writeFileSync(join(quiet.folder, 'experiment.json'), JSON.stringify({ models: [model] }));
  answer('q7', '2.5');
  assert.match(quiet.lines[0], /^q7: ✓ Right/);
  mkdirSync(join(quiet.folder, 'exercise'), { recursive: true });
  writeFileSync(join(quiet.folder, 'exercise', 'runs.jsonl'), JSON.stringify({ ...run, p99Ms: 7 }));
  answer('q7', 7);
  assert.match(quiet.lines[1], /^q7: ✓ Right.*first answer, 2.5, counts/);
});

test('a seal comes off again', () => {
  for (const text of ['', 'a', 'né 😀 "x"', 'x'.repeat(5000)]) assert.is(unseal(seal(text)), text);
  assert.is(seal(seal('a')), seal('a'));
  assert.is(unseal('plain'), 'plain');
});

test('a question that is not as it should be is named', () => {
  const path = join(quiet.folder, 'practice.json');
  const base = { id: 'x', level: 'easy', question: '?', read: 'r' };
  const choice = { text: 't', explanation: 'e' };
  const good = { ...base, right: 'a', choices: { a: choice, b: choice } };
  for (const [questions, message] of [
    [{}, /questions in JSON must be a list/],
    [[{ ...good, level: 'x' }], /question 1: level must be one of easy, medium, hard/],
    [[good, good], /the id x is used twice/],
    [[{ ...good, right: 'c' }], /right must be the letter/],
    [[{ ...base, measure: 'p' }], /question 1: measure must be one of/],
    [[{ ...base, measure: 'p99Ms', right: 'a' }], /question 1: right is not known here/],
    [[], /questions in JSON is empty/],
    [[{ ...good, read: '' }], /question 1: read is empty/],
    [[{ ...good, rigth: 'a' }], /question 1: rigth is not known here; there are id, level/],
    [[{ ...good, choices: { ...good.choices, AB: choice } }], /choice AB: a choice is named by a/],
  ] as const) {
    writeFileSync(path, JSON.stringify({ questions }));
    assert.throws(() => readQuestions(path), message);
  }
});

test.run();
