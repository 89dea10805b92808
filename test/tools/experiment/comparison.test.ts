import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { comparisonText, missedTargets } from '../../../lib/tools/experiment/comparison';
import { someExperiment, someModel, someTarget } from './some-experiment';

const test = suite('comparison');
const model = (name: string, ms: number) => someModel(name, ms, ms, [someTarget('met')]);

test('aligned columns, one line for each measurement, and the notebook it comes from', () => {
  const models = [{ ...model('a', 2), notebook: '02' }, model('a', 4), model('a-long-name', 4)];
  const lines = comparisonText(someExperiment(models)).split('\n');
  const table = lines.slice(0, lines.indexOf(''));
  assert.is(table.length, 5);
  assert.is(new Set(table.map((line) => line.length)).size, 1);
  assert.match(table[2], /^a +02 +88\.6\s% +2\.00\sms +2\.00\sms +4\.00\sms +1\.00 +1 of 1$/);
  assert.match(table[3], /^a +03 +88\.6\s% +4\.00\sms/);
  assert.not.match(lines.join('\n'), 'NOT the same');
  assert.is(comparisonText(someExperiment([])), 'No model was measured.');
});

test('fits 80 columns, whatever the names, and says whose predictions differ', () => {
  const long = { ...model('n'.repeat(200), 123400), identical: false };
  const choice = { name: 'x'.repeat(99), decidedBy: 'p99' as const, reasons: ['why '.repeat(50)] };
  const text = comparisonText({ ...someExperiment([long, model('\u001b[2Jb', 2e-4)]), choice });
  const lines = text.split('\n');
  for (const line of lines.slice(0, lines.indexOf(''))) assert.is(line.length, 80);
  for (const line of lines.slice(0, -1)) assert.ok(line.length <= 80, line);
  assert.match(lines[2], /^n+… {2}/);
  assert.not.match(text, '\u001b');
  assert.match(lines.at(-1) ?? '', /^NOT the same predictions .*: n{200} \(notebook 03\)$/);
});

test('the choice, and what is in doubt, are said as recorded', () => {
  const seen = 'Something else was at work.';
  const validity = { quiet: false, findings: [{ kind: 'stalls' as const, seen }] };
  const choice = { name: 'a', decidedBy: 'simplicity' as const, reasons: ['It has the fewest.'] };
  const text = comparisonText({ ...someExperiment([{ ...model('a', 1), validity }]), choice });
  assert.match(text, 'Chosen: a, decided by simplicity. It has the fewest.');
  assert.match(text, 'In doubt: a (notebook 03). Something else was at work.');
});

test('what is not met is listed, with its verdict and why it is uncertain', () => {
  const targets = (['met', 'missed', 'uncertain'] as const).map((verdict) => someTarget(verdict));
  const lines = missedTargets(someExperiment([someModel('a', 1, 1, targets)]));
  assert.is(lines.length, 2);
  assert.match(lines[0], /^a \(notebook 03\), t 1\sms: .*, missed$/);
  assert.match(lines[1], /, uncertain: the reason$/);
});

test.run();
