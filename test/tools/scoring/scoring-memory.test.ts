import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { seededRandom } from '../../../lib/measure/seeded-random';
import { probabilityText, ScoringMemory } from '../../../lib/tools/scoring/scoring-memory';

const test = suite('scoring-memory');

test('what is read stays while what is written grows far beyond it', () => {
  const memory = new ScoringMemory();
  memory.fill(6, (into) => into.write('abcdef'));
  let expected = '';
  for (let at = 0; at < 1000; at++) {
    memory.copy(1, 4);
    memory.add(Buffer.from(';'));
    memory.addText('é\n');
    expected += 'bcd;é\n';
  }
  assert.is(memory.output().toString(), expected);
  assert.is(memory.input.toString(), 'abcdef');
  memory.fill(2, (into) => into.write('gh'));
  assert.equal([memory.input.toString(), memory.output().length], ['gh', 0]);
});

test('a probability is written as toFixed writes it', () => {
  const memory = new ScoringMemory();
  const random = seededRandom(7);
  const ties = Array.from({ length: 2000 }, (_, at) => (at + 0.5) / 1e6);
  const near = ties.flatMap((tie) => [tie, tie * (1 + 2 ** -52), tie * (1 - 2 ** -52)]);
  const values = [0, 1, 0.5, 0.9999995, 0.9999994999, 5e-324, NaN, ...near];
  values.push(...Array.from({ length: 5000 }, random), ...near.map((value) => 1 - value));
  for (const value of values) {
    memory.fill(0, () => undefined);
    memory.addProbability(value);
    assert.is(memory.output().toString(), probabilityText(value), String(value));
  }
});

test.run();
