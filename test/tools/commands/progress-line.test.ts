import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { progressLine, progressText } from '../../../lib/tools/commands/progress-line';

const test = suite('progress-line');

const progress = {
  notebook: '02.ipynb',
  title: 'Batch against real time',
  cell: 14,
  cells: 19,
  cellId: 'cell-20',
  heading: 'Can you believe these times?',
  number: 2,
  notebooks: 4,
  secondsLeft: (inCell: number) => 52 - inCell,
};

test('time and what is left come first, and the heading is cut at the terminal’s width', () => {
  assert.is(
    progressText(progress, 21.9),
    '00:21, about 50 s left  [2/4] 14/19 Batch against real time: Can you believe t…',
  );
  assert.is(
    progressText(progress, 21.9, 0, 120),
    '00:21, about 50 s left  [2/4] 14/19 Batch against real time: Can you believe these times?',
  );
  const bare = { ...progress, heading: '', secondsLeft: () => undefined };
  assert.is(progressText(bare, 3671), '61:11  [2/4] 14/19 Batch against real time');
  const first = { ...bare, heading: bare.title };
  assert.is(progressText(first, 3671), progressText(bare, 3671), 'the title is not said twice');
});

test('the time left goes on within a cell, and never says that nothing is left', () => {
  const left = (inCell: number): string =>
    progressText(progress, 0, inCell).replace(/.*about (.*) {2}.*/, '$1');
  assert.equal([20, 500, 45.8, -148].map(left), [
    '30 s left',
    '1 s left',
    '7 s left',
    '3 min left',
  ]);
});

/** What is written to a stream, with or without a terminal behind it. */
function written(isTTY: boolean, heading: string): string {
  let text = '';
  const write = (chunk: string): boolean => Boolean((text += chunk));
  const line = progressLine({ isTTY, columns: 80, write } as unknown as NodeJS.WriteStream);
  line.show({ ...progress, heading, cell: 1 });
  line.show({ ...progress, heading, cell: 2 });
  line.clear();
  return text;
}

test('a line for each notebook where there is no terminal, one line that is cleared where there is', () => {
  const [line, second] = [1, 2].map((cell) => progressText({ ...progress, heading: 'x', cell }, 0));
  assert.is(written(false, 'x'), `${line}\n`);
  const [clear, off, on] = ['\r\u001b[K', '\u001b[?7l', '\u001b[?7h'];
  assert.is(
    written(true, 'x'),
    [line, second].map((text) => `${clear}${off}${text}${on}`).join('') + clear,
  );
});

test('no escape in a heading reaches the terminal, and no endless text', () => {
  const hostile = '\u001b]0;title\u0007\u009b2J\r\n\u202eabc\u2066';
  assert.match(written(false, hostile), /^[^\p{Cc}\u202e\u2066]*\n$/u);
  assert.ok(written(true, 'x'.repeat(100_000)).length < 240);
  assert.is(written(false, '\u{1F600}'.repeat(99)).match(/./gu)?.length, 79, 'no half of a pair');
});

test.run();
