/** What is off about a submission, seen without running it, and the notebook that is run for it. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assemble, hiddenId } from '../../../lib/tools/classroom/assemble';
import { lookOver } from '../../../lib/tools/classroom/look-over';
import type { Cell, Notebook } from '../../../lib/tools/notebook/notebook';
import { blank, editions, ownCell, solved, withCell, withCode } from './some-submissions';

const test = suite('look over');
const look = (notebook: Notebook) => lookOver(notebook, editions);
const codeAt = (notebook: Notebook, id: string): string[] =>
  assemble(notebook, editions).cells.flatMap((cell) => (cell.id === id ? [cell.source] : []));

test('a good submission and the blank one have nothing off', () => {
  for (const notebook of [solved, blank]) {
    const { missing, duplicated, editedTests, notes, human } = look(notebook);
    assert.equal([missing, duplicated, editedTests, notes, human], [[], [], [], [], []]);
  }
  assert.equal(look(blank).guesses, { made: 0, asked: 2 });
});

test('guesses are counted by their names', () => {
  const code = "guess('exercise-batch-ms', 80, 'ms');\nguess('exercise-times', NaN, 'times');";
  assert.equal(look(withCode(solved, 'guesses', code)).guesses, { made: 1, asked: 2 });
});

test('a deleted, a copied and an edited cell, another type, kernel and release are named', () => {
  assert.equal(look(withCell(solved, 'percentile', () => [])).missing, ['percentile']);
  const copied = withCell(solved, 'percentile', (cell) => [cell, cell]);
  assert.equal(look(copied).duplicated, ['percentile']);
  assert.equal(look(copied).human, ['cell percentile was written more than once']);
  const edited = look(withCode(solved, 'percentile-check', '1 + 1;'));
  assert.equal(edited.editedTests, ['percentile_check']);
  const text = withCell(solved, 'percentile', (cell) => [{ ...cell, cell_type: 'raw' }]);
  assert.equal(look(text).notes, ['the type of cell percentile was changed']);
  const python = { ...solved, metadata: { ...solved.metadata, kernelspec: { name: 'python3' } } };
  assert.equal(look(python).notes, ['its kernel is python3']);
  const old = { ...solved, metadata: { ...solved.metadata, reviewlab: { release: 'abc' } } };
  assert.equal(look(old).human, ['it is of another release, abc']);
  assert.ok(look({ cells: [], metadata: {} }).human.includes('it holds no cell of the exercise'));
});

test('code that reaches for the records is for a person', () => {
  const code = "display({ 'application/vnd.reviewlab.check+json': {} });";
  assert.is(look(withCode(solved, 'percentile', code)).human.length, 1);
});

test('solutions are the learner’s, tests and the model the instructor’s', () => {
  const mine = withCode(solved, 'percentile', 'function percentile() { return 7; }');
  assert.equal(codeAt(mine, 'percentile'), ['function percentile() { return 7; }']);
  const cheating = withCode(withCode(mine, 'percentile-check', '1;'), 'real-model', '2;');
  const [shown] = codeAt(cheating, 'percentile_check');
  assert.match(shown, /check\('percentile', percentile\);/);
  assert.not.match(shown, /seed: 2/);
  const hidden = codeAt(cheating, hiddenId('percentile_check'));
  assert.equal(hidden, ["void check('percentile', percentile, { seed: 2 });"]);
  assert.match(codeAt(cheating, 'real-model')[0], /readExperiment/);
});

test('hidden tests come after all that the learner wrote', () => {
  const own = { ...solved, cells: [...solved.cells, ownCell('const last = 1;')] };
  const ids = assemble(own, editions).cells.map(({ id }) => id);
  assert.is(ids.filter((id) => id.endsWith(' hidden')).length, 8);
  assert.ok(ids.slice(ids.indexOf('own-1') + 1).every((id) => id.endsWith(' hidden')));
});

test('a blank copy does not count, and all that is written runs in its order', () => {
  const blankCell = blank.cells.find(({ id }) => id === 'percentile') as Cell;
  const after = withCell(solved, 'percentile', (cell) => [cell, blankCell]);
  assert.equal(codeAt(after, 'percentile'), codeAt(solved, 'percentile'));
  const second = withCell(solved, 'percentile', (cell) => [cell, { ...cell, source: 'second' }]);
  assert.is(codeAt(second, 'percentile')[1], 'second');
});

test('the learner’s own cells stay before the graded cell that followed', () => {
  const own = withCell(solved, 'percentile', (cell) => [ownCell('const mine = 1;'), cell]);
  const ids = assemble(own, editions).cells.map(({ id }) => id);
  assert.is(ids.indexOf('own-1'), ids.indexOf('percentile') - 1);
  assert.is(assemble(solved, editions).cells.filter(({ id }) => id.startsWith('own')).length, 0);
});

test.run();
