import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { answer, ask, practiceScore } from '../../lib/exercise/answer';
import { conclude } from '../../lib/exercise/conclude';
import { readEntries } from '../../lib/exercise/kept-entries';
import { judgeAnswer } from '../../lib/exercise/judge-answer';
import { readQuestions } from '../../lib/exercise/questions';
import { projectFolder } from '../../lib/data/results-folder';
import { describeMachine } from '../../lib/record/machine';
import { someExperiment, someModel } from '../tools/experiment/some-experiment';
import { keepQuiet } from './keep-quiet';

const test = suite('answer');
const quiet = keepQuiet(test);
// overhead 0.9 ms, 0.1 ms a review: 1 ms alone, 100.9 ms for 1000
const numbers = { reviews: 1000, batchMs: 100.9, meanMs: 1, p50Ms: 0.8, p99Ms: 2.5, ratio: 9.911 };
const run = new Map(Object.entries(numbers));
/** What notebook 2 leaves. */
const model = someModel('m', 0.1009, 1);
const latencyMs = { ...model.realTime.latencyMs, p50: 0.8, p99: 2.5 };
const measured = { ...model, notebook: '02', realTime: { ...model.realTime, latencyMs } };
const elsewhere = { ...model, ratio: { ratio: 5, low: 4, high: 6 } };
const here = describeMachine(projectFolder());

test('a question is shown with its choices and its hint', () => {
  ask('q1');
  assert.match(
    quiet.lines[0],
    /^q1 \(easy\): .*\n {2}a\) .*\n {2}b\) .*\n {2}c\) .*\n {2}d\) .*\n {2}Hint: /,
  );
});

test('the first answer counts, steps follow, and the score says what to read again', () => {
  answer('q1', 'A ');
  answer('q1', 'b');
  answer('q2', 'c');
  assert.match(
    quiet.lines[0],
    /^q1: ✗ No\. [^]*\n {2}1\. [^]*\n {2}2\. [^]*\n {2}A common mistake: /,
  );
  assert.ok(quiet.lines.every((line) => line.split('\n').every(({ length }) => length <= 80)));
  assert.match(quiet.lines[1], /^q1: ✓ Right\. [^]*\(Your first answer, a, counts\.\)\n/);
  const [easy, medium] = practiceScore().values;
  assert.equal(easy.slice(2), [2, 1, 'notebook 2, Batch against real time']);
  assert.equal(medium.slice(2), [0, 0, '']);
});

test('what is no answer does not count', () => {
  for (const given of ['', 'z', 'ab', NaN, '__proto__']) answer('q1', given);
  answer('q99', 'a');
  answer('q7', 'fast');
  answer('q7', 3);
  ask('__proto__');
  assert.match(quiet.lines[1], /answer with one of a, b, c, d/);
  assert.match(quiet.lines[5], /There is no question q99/);
  assert.match(quiet.lines[7], /there is no run of yours yet/);
  assert.ok(practiceScore().values.every((row) => row[2] === 0));
});

test('numbers are those of the own run, rounded or not; the usual wrong readings are named', () => {
  for (const [id, given, right, says] of [
    ['q7', 2.5, true, /99 of 100/],
    ['q7', 0.8, false, /p50/],
    ['q7', 1, false, /the mean/],
    ['q7', 0.0025, false, /seconds/],
    ['q7', 250, false, /percentage/],
    ['q9', 9.9, true, /over the time of the batch/],
    ['q9', 0.101, false, /inverse/],
    ['q9', 'meanMs / (batchMs / reviews)', true, /over the time of the batch/],
    ['q9', '1 / (0.1009 / 1)', true, /over the time of the batch/],
    ['q10', 37, true, /four times/],
    ['q10', 9, false, /half/],
    ['q10', 45, false, /sixth/],
    ['q10', 500, false, /again/],
  ] as const) {
    const judged = judgeAnswer(readQuestions().get(id)!, given, [run]);
    assert.ok(typeof judged === 'object');
    assert.is(judged.right, right, `${id} ${given}: ${judged.says}`);
    assert.match(judged.says, says);
  }
});

test('whoever stepped through notebook 2, or ran the exercise, can answer every question', () => {
  const experiment = { ...someExperiment([measured, elsewhere]), machine: here };
  writeFileSync(join(quiet.folder, 'experiment.json'), JSON.stringify(experiment));
  answer('q9', '9.9');
  assert.match(quiet.lines[0], /^q9: ✓ Right/);
  mkdirSync(join(quiet.folder, 'exercise'), { recursive: true });
  const own = JSON.stringify({ ...numbers, p99Ms: 7 });
  writeFileSync(join(quiet.folder, 'exercise', 'runs.jsonl'), own);
  answer('q7', 7);
  answer('q7', 2.5);
  assert.match(quiet.lines[1], /^q7: ✓ Right/, 'the number of the exercise');
  assert.match(quiet.lines[2], /^q7: ✓ Right/, 'the number of notebook 2');
});

test('a record that is not whole is no run', () => {
  for (const content of ['', '{}', '{"models":7}', '{"models":[{"notebook":"02"}]}', 'null']) {
    writeFileSync(join(quiet.folder, 'experiment.json'), content);
    answer('q9', 9.9);
    assert.match(quiet.lines.at(-1)!, /no run of yours yet/, content);
  }
});

test('the cell can hand over the numbers it has just shown', () => {
  answer('q9', 4, { ratio: 4 });
  answer('q7', 1, { ratio: 4 });
  assert.match(quiet.lines[0], /^q9: ✓ Right[^]* 4\stimes/);
  assert.match(quiet.lines[1], /no run of yours/);
});

test('a conclusion is kept once its gaps are filled', () => {
  for (const text of ['I would choose ... because ...', '  ', 'I would choose a batch because …']) {
    conclude('02', text);
    assert.match(quiet.lines.at(-1)!, /^Write your own words/);
  }
  conclude('03', 'I would choose a batch because nobody waits.');
  conclude('02', 'first');
  conclude('02', '<b>second</b>');
  assert.equal(
    readEntries('conclusions').map((one) => [one.get('notebook'), one.get('text')]),
    [
      ['03', 'I would choose a batch because nobody waits.'],
      ['02', 'first'],
      ['02', '<b>second</b>'],
    ],
  );
  process.env['REVIEWLAB_RUN'] = '1';
  const before = quiet.lines.length;
  conclude('04', '...');
  answer('q1', '');
  assert.is(quiet.lines.length, before, 'a run has nobody to tell what to do');
});

test('results that cannot be written: kept in memory, and said once', () => {
  writeFileSync(join(quiet.folder, 'exercise'), 'a file where the folder should be');
  answer('q1', 'a');
  answer('q1', 'b');
  conclude('02', 'mine');
  assert.match(
    quiet.lines[0],
    /Kept until this kernel ends only\.\s[^]*exercise cannot be used: something of that name/,
  );
  assert.match(quiet.lines[1], /Your first answer, a, counts/);
  assert.is(quiet.lines.filter((line) => /Kept until/.test(line)).length, 1);
  assert.is(readEntries('conclusions')[0].get('text'), 'mine');
  assert.match(readFileSync(join(quiet.folder, 'exercise'), 'utf8'), /^a file/);
});

test.run();
