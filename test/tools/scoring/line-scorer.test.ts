import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { LineScorer } from '../../../lib/tools/scoring/line-scorer';

const test = suite('line-scorer');

const classify = (text: string) => ({ label: `n${text.length}`, probability: 0.25 });

test('each whole line is answered at once, wherever the bytes are cut', () => {
  const scorer = new LineScorer(classify);
  assert.is(scorer.score(Buffer.from('\ufeffab\nc')), 'n2\t0.250000\n');
  assert.is(scorer.score(Buffer.from('d\r')), '');
  assert.is(scorer.score(Buffer.from('\n\nlast')), 'n2\t0.250000\nn0\t0.250000\n');
  assert.is(scorer.score(Buffer.alloc(0), true), 'n4\t0.250000\n');
  const bytes = Buffer.from('é😂\r\n\r\nx\n');
  const single = new LineScorer(classify);
  let answers = '';
  for (const byte of bytes) answers += single.score(Buffer.of(byte));
  assert.is(answers + single.score(Buffer.alloc(0), true), new LineScorer(classify).score(bytes));
  assert.is(answers.split('\n').length - 1, 3);
});

test('a label cannot make two answers of one', () => {
  const scorer = new LineScorer(() => ({ label: 'a\tb\nc\rd', probability: 1 }));
  assert.is(scorer.score(Buffer.from('x\n')), 'a\\tb\\nc\\rd\t1.000000\n');
});

test('a line that is not UTF-8 is named', () => {
  const scorer = new LineScorer(classify);
  const bytes = Buffer.from('ok\ncaf\xe9\n', 'latin1');
  assert.is(scorer.score(bytes).split('\t').length, 2); // the line before it is answered
  assert.throws(() => scorer.score(Buffer.from('ok\n')), /^standard input: line 2: not UTF-8/);
});

test.run();
