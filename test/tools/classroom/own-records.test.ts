/** What saved outputs say, and what the run at the desk says, of answers and guesses. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { guessMime } from '../../../lib/exercise/guess';
import { answerMime } from '../../../lib/exercise/answer';
import { ownGuesses, quizLevels } from '../../../lib/tools/classroom/own-records';
import type { JsonObject } from '../../../lib/tools/notebook/json-object';
import type { Output } from '../../../lib/tools/notebook/notebook';

const test = suite('own records');

const display = (data: JsonObject): Output => ({ output_type: 'display_data', data, metadata: {} });

/** As `answer` leaves it; `right` is what the learner's own copy said. */
function answered(id: string, given: unknown, { first = '', right = true } = {}): Output {
  const note = first === '' ? '' : ` (Your first answer, ${first}, counts.)`;
  return display({ [answerMime]: { id, given, right }, 'text/plain': `${id}: ✓${note}` });
}

test('right is what the cells answer here, first tries are what was saved', () => {
  const saved = [answered('q1', 'b', { first: 'a' }), answered('q2', 'c'), answered('q4', 'a')];
  const here = [answered('q1', 'b'), answered('q2', 'c')];
  const [easy, medium, hard] = quizLevels(here, saved);
  assert.equal(easy, { level: 'easy', answered: 2, right: 2, firsts: 2, firstRight: 1 });
  assert.equal(medium, { level: 'medium', answered: 0, right: 0, firsts: 1, firstRight: 0 });
  assert.equal(hard, { level: 'hard', answered: 0, right: 0, firsts: 0, firstRight: 0 });
});

test('an edited output makes no answer right', () => {
  const [easy] = quizLevels([answered('q1', 'a')], [answered('q1', 'a', { right: true })]);
  assert.equal([easy.right, easy.firstRight], [0, 0]);
});

test('a number of the own run is judged by what was saved: another machine has another number', () => {
  const wrongHere = [answered('q9', 70, { right: false })];
  const [, , hard] = quizLevels(wrongHere, [answered('q9', 70)]);
  assert.equal([hard.answered, hard.right, hard.firstRight], [1, 1, 1]);
});

test('outputs in no known form are passed over', () => {
  const odd = [
    display({ [answerMime]: 'x' }),
    answered('q99', 'a'),
    answered('__proto__', 'a'),
    display({ [guessMime]: { name: 'a', unit: 'ms', guess: '1', measured: 2 } }),
    { output_type: 'stream' as const, name: 'stdout' as const, text: 'q1: ✓' },
  ];
  assert.ok(quizLevels(odd, odd).every(({ answered: count, firsts }) => count + firsts === 0));
  assert.equal(ownGuesses(odd), []);
});

test('the last measurement of a guess counts', () => {
  const measured = (value: number) =>
    display({ [guessMime]: { name: 'batch', unit: 'ms', guess: 8, measured: value } });
  assert.equal(ownGuesses([measured(1), measured(2)]), [
    { name: 'batch', unit: 'ms', guess: 8, measured: 2 },
  ]);
});

test.run();
