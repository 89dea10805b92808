import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { answer } from '../../../lib/tools/report/answer';
import { experimentCsv } from '../../../lib/tools/report/downloads';
import { someExperiment, someModel, someTarget } from '../experiment/some-experiment';

const test = suite('answer');

test('yes, with the fastest model that met all its targets', () => {
  const models = [
    someModel('slow', 1, 100, [someTarget('met')]),
    someModel('fast', 1, 10, [someTarget('met')]),
    someModel('fastest', 1, 1, [someTarget('missed')]),
  ];
  const { yes, sentence, details } = answer(someExperiment(models));
  assert.ok(yes);
  assert.match(
    sentence,
    /^Yes, answer each review as it arrives: fast labels 88.6\u00a0% of the reviews right/,
  );
  assert.match(sentence, '99 of 100 of them within 20.0\u00a0ms');
  assert.match(details, 'A review alone takes 10.0\u00a0ms, 10.0 times');
  assert.match(details, '2 of 3 models did');
});

test('probably, where no model met its targets for sure; no price is claimed where none is shown', () => {
  const { sentence, details } = answer(
    someExperiment([someModel('m', 1, 1.05, [someTarget('uncertain')])]),
  );
  assert.match(sentence, /^Probably, /);
  assert.match(details, 'this run does not show that it costs more');
});

test('no, where none met them all or the labels differ: with the reason for each', () => {
  const differing = { ...someModel('b', 1, 100, [someTarget('met')]), identical: false };
  const { yes, details } = answer(
    someExperiment([someModel('a', 1, 100, [someTarget('met'), someTarget('missed')]), differing]),
  );
  assert.not.ok(yes);
  assert.match(
    details,
    'a missed 1 of 2 targets; b gave other labels one at a time than in the batch',
  );
  assert.is(answer(someExperiment([])).sentence, 'No model was measured in this run.');
});

test('the CSV has a line for each model and way; names are quoted, and no formula', () => {
  const lines = experimentCsv(someExperiment([someModel('=1+"2",3', 1, 100)])).split('\r\n');
  assert.is(lines.length, 4);
  assert.match(lines[0], /^model,way,accuracy,reviews_a_call,ms_per_review,low_ms,high_ms,p50_ms/);
  assert.match(lines[1], /^"'=1\+""2"",3",batch,0\.886,1000,1,/);
  assert.match(lines[2], /,real time,0\.886,1,100,/);
  assert.is(lines[1].replace(/"(?:[^"]|"")*"/, '').split(',').length, lines[0].split(',').length);
});

test.run();
