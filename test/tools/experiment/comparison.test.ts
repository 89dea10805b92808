import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { comparisonText, isUneven, targetLines } from '../../../lib/tools/experiment/comparison';
import { someExperiment, someModel, someTarget } from './some-experiment';

const test = suite('comparison');
const model = (name: string, ms: number) => someModel(name, ms, ms, [someTarget('met')]);
const linesOf = (...args: Parameters<typeof comparisonText>) => comparisonText(...args).split('\n');

test('aligned columns, a line for each measurement below the notebook that made it', () => {
  const models = [{ ...model('a', 2), notebook: '02' }, model('a', 4), model('a-long-name', 4)];
  const lines = linesOf(someExperiment(models));
  assert.match(lines[0], /^model +accuracy +batch +real time +p99 +ratio +met$/);
  assert.equal([lines[2], lines[4]], ['notebook 02', 'notebook 03']);
  assert.match(lines[3], /^a +88.6\s% +2\.00\sms +2\.00\sms +4\.00\sms +1\.00 +1\/1$/);
  assert.match(lines[5], /^a +88.6\s% +4\.00\sms/);
  assert.match(lines[6], /^a-long-name /);
  const rows = [0, 1, 3, 5, 6].map((row) => lines[row].length);
  assert.is(new Set(rows).size, 1);
  assert.not.match(lines.join('\n'), 'NOT the same');
  assert.not.match(comparisonText(someExperiment([model('a', 1)])), 'notebook 03');
  assert.is(comparisonText(someExperiment([])), 'No model was measured.');
});

test('the names of the kit’s own models are whole in 80 columns, with the longest cells that there are', () => {
  const targets = (['met', 'uncertain', 'met', 'met', 'met'] as const).map((verdict) => someTarget(verdict));
  const names = ['tfidf-logistic-regression', 'counts-naive-bayes', 'small-logistic-regression', 'compiled-logistic-regression'];
  const models = names.flatMap((name) =>
    ['02', '03'].map((notebook) => ({ ...someModel(name, 0.0181, 18.7, targets), notebook })),
  );
  const lines = linesOf(someExperiment(models));
  for (const line of lines) assert.ok(line.length <= 80, line);
  for (const name of names) assert.is(lines.filter((line) => line.startsWith(`${name} `)).length, 2);
  assert.match(lines[3], /4\/5\?$/);
}); // prettier-ignore

test('fits any terminal, whatever the names, and says whose predictions differ', () => {
  const long = { ...model('n'.repeat(200), 123400), identical: false };
  const steps = [{ kind: 'longer p99', slow: 'why '.repeat(50), quick: 'x' }] as const;
  const choice = { name: 'x'.repeat(99), decidedBy: 'p99' as const, steps };
  const experiment = { ...someExperiment([long, model('\u001b[2Jb', 2e-4)]), choice };
  for (const columns of [40, 60, 80, 120]) {
    const lines = linesOf(experiment, columns);
    for (const line of lines) assert.ok(line.length <= columns, line);
    assert.match(lines[2], /^n+… {2}/);
    assert.not.match(lines.join('\n'), '\u001b');
    assert.match(lines.join(' '), 'NOT the same predictions both ways:');
  }
  assert.match(linesOf(experiment, 60)[0], /^model +batch +real time +ratio +met$/);
  assert.match(linesOf(experiment, 40)[0], /^model +batch +real time +ratio$/);
});

test('the choice, whole: the name, what decided, and the comparison that did', () => {
  const first = { kind: 'above', leastAccuracy: 0.85, names: ['a', 'b', 'c'] } as const;
  const better = (a: string, b: string) => ({ kind: 'more accurate', better: a, worse: b, onlyBetter: 9, onlyWorse: 1, p: 0.02 }) as const;
  const longer = { kind: 'longer p99', slow: 'c', quick: 'b' } as const;
  const alike = ['a', 'long '.repeat(90)];
  const two = [better('a', 'c'), better('a', 'b')];
  const cases = [
    { name: 'a', decidedBy: 'accuracy', steps: [first, ...two, better('b', 'c')], says: 'a is more accurate than b: it alone is right on 9 reviews, the other alone on 1 (p = 0.02).' },
    { name: 'b', decidedBy: 'p99', steps: [first, ...two, longer], says: 'The p99 of c is longer than that of b.' },
    { name: undefined, decidedBy: 'nothing', steps: [{ ...first, names: [] }], says: 'No model is above an accuracy of 85.0\u00a0%.' },
    { name: 'a', decidedBy: 'simplicity', steps: [{ kind: 'simplest', names: alike, equals: ['a'] }], says: 'the one with the fewest terms.' },
  ] as const;
  for (const { says, ...choice } of cases) {
    const lines = linesOf({ ...someExperiment([model('a', 1)]), choice });
    const chosen = lines.slice(lines.findIndex((line) => line.startsWith('Chosen: ')));
    const head = choice.name === undefined ? 'none' : `${choice.name}, decided by ${choice.decidedBy}`;
    assert.ok(chosen.join(' ').startsWith(`Chosen: ${head}. `));
    assert.ok(chosen.join(' ').endsWith(says));
  }
}); // prettier-ignore

test('how to read the accuracies stands there only where the labels are uneven', () => {
  const uneven = model('a', 1);
  const balance = { ...uneven.balance, balancedAccuracy: 0.7, baseline: 0.9 };
  assert.not(isUneven([uneven]));
  assert.not.match(comparisonText(someExperiment([uneven])), 'commonest label');
  const text = comparisonText(someExperiment([{ ...uneven, balance }]));
  assert.match(text, 'Always giving the commonest label would be right for 90.0\u00a0%.');
  assert.match(text, "a (notebook 03): 70.0\u00a0%; 'rare': 90.0\u00a0% of 500");
});

test('targets: how many are met, each that is missed, and each reason for doubt once', () => {
  const seen = 'Something else was at work.';
  const busy = { quiet: false, findings: [{ kind: 'stalls' as const, seen }] };
  const inDoubt = { ...someTarget('uncertain', 'real time, p99, below'), because: seen };
  const models = [
    someModel('a', 1, 1, [someTarget('met'), someTarget('missed', 'accuracy above')]),
    { ...someModel('b', 1, 1, [inDoubt, someTarget('uncertain')]), validity: busy },
    { ...someModel('c', 1, 1, [inDoubt]), validity: busy },
    { ...someModel('d', 1, 1), validity: busy },
  ];
  const lines = targetLines(someExperiment(models));
  const value = '500\u00a0µs, limit 1\u00a0ms';
  assert.equal(lines.map(({ text }) => text), [
    '1 of 5 targets met, 1 missed, 3 uncertain.',
    'Missed:',
    `  a (notebook 03): accuracy ${value}`,
    'Uncertain: Something else was at work.',
    `  b (notebook 03): real time, p99 ${value}`,
    `  c (notebook 03): real time, p99 ${value}`,
    '  d (notebook 03)',
    'Uncertain: the reason.',
    `  b (notebook 03): t ${value}`,
  ]);
  assert.equal([...new Set(lines.map(({ verdict }) => verdict))], [undefined, 'missed', 'uncertain']);
  for (const columns of [60, 80]) {
    for (const { text } of targetLines(someExperiment(models), columns)) assert.ok(text.length <= columns);
  }
}); // prettier-ignore

test.run();
