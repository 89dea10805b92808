import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { answer } from '../../../lib/tools/report/answer';
import { experimentCsv } from '../../../lib/tools/report/downloads';
import { someExperiment, someModel } from '../experiment/some-experiment';

const test = suite('answer');
const target = (met: boolean, sure = true) => ({ name: 't', limit: 1, value: 0, met, sure });

test('yes, with the fastest model that met all its targets', () => {
  const models = [
    someModel('slow', 0.001, 0.1, [target(true)]),
    someModel('fast', 0.001, 0.01, [target(true)]),
    someModel('fastest', 0.001, 0.001, [target(false)]),
  ];
  const { yes, sentence, details } = answer(someExperiment(models));
  assert.ok(yes);
  assert.match(
    sentence,
    /^Yes, answer each review as it arrives: fast labels 88.6 % of the reviews right/,
  );
  assert.match(sentence, '99 of 100 of them within 20.0 ms');
  assert.match(details, 'A review alone takes 10.0 ms, 10.0 times');
  assert.match(details, '2 of 3 models did');
});

test('probably, where no model met its targets for sure; no price is claimed where none is shown', () => {
  const { sentence, details } = answer(
    someExperiment([someModel('m', 0.001, 0.00105, [target(true, false)])]),
  );
  assert.match(sentence, /^Probably, /);
  assert.match(details, 'this run does not show that it costs more');
});

test('no, where none met them all or the labels differ: with the reason for each', () => {
  const differing = { ...someModel('b', 0.001, 0.1, [target(true)]), identicalPredictions: false };
  const { yes, details } = answer(
    someExperiment([someModel('a', 0.001, 0.1, [target(true), target(false)]), differing]),
  );
  assert.not.ok(yes);
  assert.match(
    details,
    'a missed 1 of 2 targets; b gave other labels one at a time than in the batch',
  );
  assert.is(answer(someExperiment([])).sentence, 'No model was measured in this run.');
});

test('the CSV has a line for each model and way; names are quoted, and no formula', () => {
  const lines = experimentCsv(someExperiment([someModel('=1+"2",3', 0.001, 0.1)])).split('\r\n');
  assert.is(lines.length, 4);
  assert.match(
    lines[0],
    /^model,way,accuracy,seconds_per_review,fastest_round,slowest_round,p50_ms/,
  );
  assert.match(lines[1], /^"'=1\+""2"",3",batch,0\.886,0\.001,/);
  assert.match(lines[2], /,one at a time,0\.886,0\.1,/);
  assert.is(lines[1].replace(/"(?:[^"]|"")*"/, '').split(',').length, lines[0].split(',').length);
});

test.run();
