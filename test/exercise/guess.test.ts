import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { guess, guessTable, reveal } from '../../lib/exercise/guess';
import { keepQuiet } from './keep-quiet';

const test = suite('guess');
const quiet = keepQuiet(test);
const file = () => join(quiet.folder, 'exercise', 'guesses.jsonl');

test('says guess, measured and the factor between them', () => {
  guess('batch-ms', 800, 'ms');
  reveal('batch-ms', 5.4);
  assert.equal(quiet.lines, [
    'Your guess: 800 ms.',
    'You said 800 ms, measured 5.40 ms: off by a factor of 150. Say why before you go on.',
  ]);
  assert.equal(guessTable().values, [['batch-ms', '800 ms', '5.40 ms', '150']]);
});

test('the factor is above 1 both ways; a good guess is called close; 0 and a sign have none', () => {
  for (const [said, measured, ending] of [
    [5, 600, 'off by a factor of 120. Say why before you go on.'],
    [100, 110, 'close.'],
    [0, 3, 'no factor leads from one to the other. Say why before you go on.'],
    [-2, 3, 'no factor leads from one to the other. Say why before you go on.'],
    [1, 2.04, 'off by a factor of 2. Say why before you go on.'],
  ] as const) {
    const name = `${said} ${measured}`;
    guess(name, said, said < 0 ? 'points' : 'ms');
    reveal(name, measured);
    assert.ok(quiet.lines.at(-1)?.endsWith(`: ${ending}`), quiet.lines.at(-1));
  }
});

test('the first guess counts, whatever comes after', () => {
  guess('n', 3, 'ms');
  guess('n', 4, 's');
  assert.is(quiet.lines.at(-1), 'Your guess was 3 ms. The first guess counts.');
  guess('n', 3, 'ms');
  assert.is(quiet.lines.at(-1), 'Your guess was 3 ms.');
  guess('n', NaN, 'ms'); // the cell as it is shipped, run again
  assert.is(quiet.lines.at(-1), 'Your guess was 3 ms.');
  assert.equal(guessTable().values, [['n', '3 ms', 'not yet', '']]);
});

test('without a guess, the number is not shown to a learner; a run, where nobody guesses, shows it', () => {
  guess('n', NaN, 'ms');
  reveal('n', 12.5);
  assert.match(quiet.lines[0], /^Put your number in the place of NaN/);
  assert.match(quiet.lines[1], /^Guess first/);
  assert.not.match(quiet.lines[1], /12/);
  process.env['REVIEWLAB_RUN'] = '1';
  guess('n', NaN, 'ms');
  reveal('n', 12.5);
  reveal('never asked', 12.5);
  assert.equal(quiet.lines.slice(2), ['Measured 12.5 ms.', 'Measured 12.5.']);
});

test('what is no number is told, not thrown', () => {
  for (const value of [undefined, null, '800', Infinity, {}]) {
    guess('n', value as number, 'ms');
    reveal('n', value as number);
  }
  assert.is(quiet.lines.length, 10);
  assert.equal(guessTable().values, [['no guess yet', '', '', '']]);
});

test('any name will do', () => {
  const names = [
    '__proto__',
    'constructor',
    '../../x',
    '<b>',
    '=1+1',
    'a\nb',
    '😀',
    '',
    'x'.repeat(100_000),
  ];
  for (const [i, name] of names.entries()) {
    guess(name, i + 1, 'ms');
    reveal(name, 2 * (i + 1));
    assert.match(quiet.lines.at(-1) ?? '', new RegExp(`^You said ${i + 1} ms`));
  }
  assert.equal(
    guessTable().values.map(([name]) => name),
    names,
  );
});

test('broken lines are passed over, and the others count', () => {
  mkdirSync(join(quiet.folder, 'exercise'));
  writeFileSync(
    file(),
    'not JSON\n[1]\nnull\n{"name":"n","value":"x"}\n{"name":"n","value":7,"unit":"ms"}\n{"name":"m","val',
  );
  guess('m', 2, 's');
  guess('n', 8, 'ms');
  assert.equal(quiet.lines, ['Your guess: 2 s.', 'Your guess was 7 ms. The first guess counts.']);
  reveal('m', 3);
  assert.match(quiet.lines.at(-1) ?? '', /^You said 2 s, measured 3 s/);
});

test('where nothing can be written, guesses are kept in memory, which is said once', () => {
  mkdirSync(file(), { recursive: true });
  guess('n', 7, 'ms');
  guess('m', 8, 'ms');
  reveal('n', 14);
  assert.match(quiet.lines[0], /^Your guess: 7 ms\. \(Kept until this kernel ends only\. .*EISDIR/);
  assert.is(quiet.lines[1], 'Your guess: 8 ms.');
  assert.match(quiet.lines[2], /^You said 7 ms, measured 14/);
});

test('a time below 0 is no guess; a difference may be', () => {
  for (const unit of ['ms', 's', 'µs', 'times', 'reviews', 'minutes']) {
    guess(`n ${unit}`, -2, unit);
    assert.match(quiet.lines.at(-1)!, /never below 0/, unit);
  }
  guess('d', -2, 'points');
  assert.is(quiet.lines.at(-1), 'Your guess: -2 points.');
});

test('another notebook adds to the same file', () => {
  guess('a', 1, 'ms');
  appendFileSync(file(), '{"name":"b","value":2,"unit":"s"}\n');
  guess('b', 3, 's');
  assert.is(readFileSync(file(), 'utf8').trimEnd().split('\n').length, 2);
});

test.run();
